import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { plan, ReadOccurrence, Respond } from '../support/events.ts';
import { graphql } from '../support/graphql.ts';
import { Subscription } from '../support/subscription.ts';

const hearth = await hearthForThisFile();
// Mail can be sent: here it stays in the outbox.
hearth.services.config = { ...hearth.services.config, smtpUrl: 'smtp://127.0.0.1:1' };
const hr = await hearth.build.person({ name: '陈静' });
const asHr = await hearth.as(hr, 'HR');
const member = async (name: string) => {
  const person = await hearth.build.person({ name });
  return { person, client: await hearth.as(person) };
};

const OccurrenceNews = graphql(`
  subscription OccurrenceNews($occurrenceId: ID!) {
    occurrenceChanged(occurrenceId: $occurrenceId) {
      id
      going
      cancelled
    }
  }
`);
const CancelWithNews = graphql(`
  mutation CancelWithNews($input: CancelEventInput!) {
    cancelEvent(input: $input) {
      errors {
        code
      }
    }
  }
`);
const RecordLeavingOfGuest = graphql(`
  mutation RecordLeavingOfGuest($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);

test('who subscribes to an occurrence is told of answers to it and of its cancellation', async () => {
  const { event, occurrence } = await plan(asHr, {});
  const { client } = await member('甲');
  const listener = await hearth.token(await hearth.build.person(), ['read']);
  await using news = await Subscription.open(listener, OccurrenceNews, { occurrenceId: occurrence.id });

  await client.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
  expect(await news.next()).toEqual({ occurrenceChanged: { id: occurrence.id, going: 1, cancelled: false } });
  await asHr.run(CancelWithNews, { input: { id: event.id } });
  expect(await news.next()).toEqual({ occurrenceChanged: { id: occurrence.id, going: 1, cancelled: true } });
});

test('who moves up from the waiting list is told by mail, once', async () => {
  const { occurrence } = await plan(asHr, { title: '卡丁车', capacity: 1 });
  const [first, second] = await Promise.all([member('甲'), member('乙')]);
  for (const { client } of [first, second]) await client.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
  await first.client.run(Respond, { input: { occurrenceId: occurrence.id, status: 'DECLINED' } });

  const mails = await hearth.services.orm.em.fork().find(OutboxMail, { to: `${second.person.id}@hearth.test` });
  expect(mails.map(({ subject }) => subject)).toEqual(['候补成功：卡丁车']);
  expect(mails[0]?.text).toContain('2026-03-06 18:30 (Asia/Shanghai)');
});

test('who leaves the company gives up the places after their last day, and the next moves up', async () => {
  const [leaver, waiting] = await Promise.all([member('甲'), member('乙')]);
  const lastDay = await plan(asHr, { startsLocal: '2026-03-10T18:00', capacity: 1 });
  const dayAfter = await plan(asHr, { startsLocal: '2026-03-11T00:00', capacity: 1 });
  for (const { occurrence } of [lastDay, dayAfter]) {
    for (const { client } of [leaver, waiting]) await client.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
  }
  const left = await asHr.run(RecordLeavingOfGuest, { input: { id: leaver.person.id, leftOn: '2026-03-10' } });
  expect(left.recordLeaving.errors).toEqual([]);

  const whoComes = async (id: string) =>
    (await asHr.run(ReadOccurrence, { id })).occurrence?.rsvps.nodes.map(({ person, status }) => `${person.name} ${status}`);
  expect(await whoComes(lastDay.occurrence.id)).toEqual(['甲 GOING', '乙 WAITLISTED']);
  expect(await whoComes(dayAfter.occurrence.id)).toEqual(['乙 GOING']);
});
