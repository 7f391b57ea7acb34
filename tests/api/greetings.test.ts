import { Greeting } from '@hearth/server/modules/celebrations/greeting.entity';
import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { expect, test } from 'vitest';
import type { CelebrationKind } from '../gql/graphql.ts';
import { type Hearth, openHearth } from '../support/app.ts';
import { born, buildTeam, NoticeWordsOfViewer, runReminders, toldSoFar } from '../support/celebrations.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';

// It is Monday, 2 March 2026; 李明's birthday is on the 5th.

const SignGreeting = graphql(`
  mutation SignGreeting($input: SignGreetingInput!) {
    signGreeting(input: $input) {
      greeting {
        id
        kind
        on
        text
        signer {
          name
        }
        celebrant {
          name
        }
        viewerPermissions {
          update
          remove
        }
      }
      errors {
        code
        path
        message
      }
    }
  }
`);
const UpdateGreeting = graphql(`
  mutation UpdateGreeting($input: UpdateGreetingInput!) {
    updateGreeting(input: $input) {
      greeting {
        text
      }
      errors {
        code
      }
    }
  }
`);
const RemoveGreeting = graphql(`
  mutation RemoveGreeting($input: RemoveGreetingInput!) {
    removeGreeting(input: $input) {
      deletedGreetingId
      errors {
        code
      }
    }
  }
`);
const Cards = graphql(`
  query Cards($from: Date!, $to: Date!, $personId: ID, $first: Int! = 20, $after: String) {
    celebrations(from: $from, to: $to, personId: $personId, first: 100) {
      nodes {
        on
        kind
        person {
          name
        }
        card {
          signable
          viewerGreeting {
            text
          }
          greetings(first: $first, after: $after) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              text
              signer {
                name
              }
              viewerPermissions {
                remove
              }
            }
          }
        }
      }
    }
  }
`);
const NodeOfGreeting = graphql(`
  query NodeOfGreeting($id: ID!) {
    node(id: $id) {
      id
    }
  }
`);

const ON = '2026-03-05';
const change = (hearth: Hearth, person: Person, data: object) =>
  hearth.services.orm.em.fork().nativeUpdate(Person, { id: person.id }, data);
const sign = async (client: Client, celebrant: Person, text = '生日快乐！', on = ON, kind: CelebrationKind = 'BIRTHDAY') => {
  const { signGreeting } = await client.run(SignGreeting, { input: { celebrantId: celebrant.id, kind, on, text } });
  return { greeting: signGreeting.greeting, errors: signGreeting.errors, codes: signGreeting.errors.map(({ code }) => code) };
};
const cardOf = async (client: Client, celebrant: Person, on = ON, page: { first?: number; after?: string | null } = {}) => {
  const [year = '', month = '', day = ''] = on.split('-');
  const to = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)).toISOString().slice(0, 10);
  const { celebrations } = await client.run(Cards, { from: on, to, personId: celebrant.id, ...page });
  return celebrations.nodes[0];
};
const textsOn = async (client: Client, celebrant: Person, on = ON) =>
  (await cardOf(client, celebrant, on))?.card?.greetings.nodes.map(({ text, signer }) => `${signer.name}: ${text}`);

test('colleagues sign a card once each and read it; whose day it is reads it from the day on, and before not even how many signed', async () => {
  await using hearth = await openHearth();
  const { li, manager, wang } = await buildTeam(hearth, born(3, 5));
  const [asLi, asManager, asWang] = await Promise.all([li, manager, wang].map((person) => hearth.as(person)));
  if (!asLi || !asManager || !asWang) throw new Error('Three clients');
  expect((await cardOf(asManager, li))?.card).toMatchObject({ signable: true, viewerGreeting: null, greetings: { totalCount: 0 } });
  const first = await sign(asManager, li, '  生日快乐！\n新的一岁，万事顺意。 ');
  expect(first.greeting).toMatchObject({
    kind: 'BIRTHDAY',
    on: ON,
    text: '生日快乐！\n新的一岁，万事顺意。',
    signer: { name: '陈经理' },
    celebrant: { name: '李明' },
    viewerPermissions: { update: true, remove: true },
  });
  expect((await sign(asManager, li)).codes).toEqual(['SIGNED_ALREADY']);
  await sign(asWang, li, '天天开心');
  const seen = await cardOf(asWang, li);
  expect(seen?.card).toMatchObject({ signable: false, viewerGreeting: { text: '天天开心' }, greetings: { totalCount: 2 } });
  expect(seen?.card?.greetings.nodes.map(({ signer, viewerPermissions }) => [signer.name, viewerPermissions.remove])).toEqual([
    ['陈经理', false],
    ['王芳', true],
  ]);
  const id = first.greeting?.id ?? '';
  const early = await cardOf(asLi, li);
  expect([early?.on, early?.card]).toEqual([ON, null]);
  expect((await asLi.run(NodeOfGreeting, { id })).node).toBeNull();
  await expect(asLi.run(RemoveGreeting, { input: { id } })).rejects.toMatchObject({ codes: ['NOT_FOUND'] });

  hearth.clock.advance({ days: 3 });
  expect(await textsOn(asLi, li)).toEqual(['陈经理: 生日快乐！\n新的一岁，万事顺意。', '王芳: 天天开心']);
  expect((await cardOf(asLi, li))?.card?.signable).toBe(false);
  expect((await asLi.run(NodeOfGreeting, { id })).node).toEqual({ id });
  // It is their card: what they don't like they take off, but they change nobody's words.
  await expect(asLi.run(UpdateGreeting, { input: { id, text: '我最棒' } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  expect((await asLi.run(RemoveGreeting, { input: { id } })).removeGreeting.deletedGreetingId).toBe(id);
  expect(await textsOn(asWang, li)).toEqual(['王芳: 天天开心']);
});

test('one’s own greeting is changed and taken back, those of others are not, and nothing blank is written', async () => {
  await using hearth = await openHearth();
  const { li, manager, wang } = await buildTeam(hearth, born(3, 5));
  const [asManager, asWang] = [await hearth.as(manager), await hearth.as(wang)];
  const { greeting } = await sign(asManager, li);
  const id = greeting?.id ?? '';
  expect((await asManager.run(UpdateGreeting, { input: { id, text: '寿比南山' } })).updateGreeting.greeting).toEqual({ text: '寿比南山' });
  await expect(asWang.run(UpdateGreeting, { input: { id, text: '！' } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  await expect(asWang.run(RemoveGreeting, { input: { id } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  for (const text of ['', ' \n ', '好'.repeat(501)]) {
    expect((await sign(asWang, li, text)).errors).toMatchObject([{ code: 'INVALID', path: ['text'] }]);
    const { updateGreeting } = await asManager.run(UpdateGreeting, { input: { id, text } });
    expect(updateGreeting.errors).toEqual([{ code: 'INVALID' }]);
  }
  expect((await asManager.run(RemoveGreeting, { input: { id } })).removeGreeting.deletedGreetingId).toBe(id);
  expect((await sign(asManager, li, '再写一次')).codes).toEqual([]);
  expect(await textsOn(asManager, li)).toEqual(['陈经理: 再写一次']);
});

test('a card is signed from two weeks before the day to a week after it, and then stays as it is', async () => {
  await using hearth = await openHearth({ now: '2026-02-18T09:00:00+08:00' });
  const { li, manager, wang } = await buildTeam(hearth, { ...born(3, 5), hiredOn: '2020-03-05' });
  const [asManager, asWang] = [await hearth.as(manager), await hearth.as(wang)];
  expect((await sign(asManager, li)).codes).toEqual(['TOO_EARLY']);
  expect((await cardOf(asManager, li))?.card?.signable).toBe(false);
  hearth.clock.set('2026-03-12T09:00:00+08:00');
  const { greeting } = await sign(asManager, li);
  expect((await sign(asManager, li, '六周年！', ON, 'WORK_ANNIVERSARY')).codes).toEqual([]);
  hearth.clock.advance({ days: 1 });
  expect((await sign(asWang, li)).errors).toMatchObject([{ code: 'TOO_LATE', path: ['on'], message: '贺卡在当天之后 7 天内可以签名' }]);
  const id = greeting?.id ?? '';
  expect((await asManager.run(UpdateGreeting, { input: { id, text: '补上' } })).updateGreeting.errors).toEqual([{ code: 'TOO_LATE' }]);
  expect(await textsOn(asManager, li)).toEqual(['陈经理: 生日快乐！']);
  expect((await asManager.run(RemoveGreeting, { input: { id } })).removeGreeting.errors).toEqual([]);
});

test('whether there is a hidden birthday nobody can tell by signing: the answers are those to a day without one', async () => {
  await using hearth = await openHearth();
  const { build } = hearth;
  const { li, manager, boss } = await buildTeam(hearth, born(3, 5));
  const stranger = await hearth.as(await build.person({ name: '外人', hiredOn: null }));
  const [asManager, asBoss] = [await hearth.as(manager), await hearth.as(boss)];
  const { greeting } = await sign(asManager, li);
  const id = greeting?.id ?? '';
  const without = await build.person({ name: '无', hiredOn: null });
  const days = ['2026-02-20', ON, '2026-03-06', '2026-04-20'];
  const answers = async (client: Client, celebrant: Pick<Person, 'id'>) =>
    Promise.all(
      days.map(async (on) =>
        JSON.stringify(await client.ask(SignGreeting, { input: { celebrantId: celebrant.id, kind: 'BIRTHDAY', on, text: '！' } })),
      ),
    );
  for (const audience of [Audience.TEAM, Audience.HR, Audience.ONLY_ME]) {
    await change(hearth, li, { birthdayAudience: audience });
    expect(await answers(stranger, li)).toEqual(await answers(stranger, without));
    expect(await answers(stranger, { id: 'per_00000000000000000000000000' })).toEqual(await answers(stranger, without));
    expect(await cardOf(stranger, li)).toBeUndefined();
    expect((await stranger.run(NodeOfGreeting, { id })).node).toBeNull();
    await expect(stranger.run(RemoveGreeting, { input: { id } })).rejects.toMatchObject({ codes: ['NOT_FOUND'] });
    // What one wrote is one's own.
    expect((await asManager.run(NodeOfGreeting, { id })).node).toEqual({ id });
  }
  await change(hearth, li, { birthdayAudience: Audience.TEAM });
  expect((await sign(asBoss, li)).codes).toEqual([]);
  expect(await hearth.services.orm.em.fork().count(Greeting)).toBe(2);
});

test('only members sign, not for themselves, and not for somebody who has left', async () => {
  await using hearth = await openHearth();
  const { li, manager, wang } = await buildTeam(hearth, born(3, 5));
  expect((await sign(await hearth.as(li), li)).codes).toEqual(['OWN_DAY']);
  await expect(sign(await hearth.token(manager, ['read']), li)).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  const asManager = await hearth.as(manager);
  await change(hearth, li, { leftOn: '2026-03-04' });
  expect((await sign(asManager, li)).codes).toEqual(['NO_CELEBRATION']);
  await change(hearth, li, { leftOn: ON });
  expect((await sign(asManager, li)).codes).toEqual([]);
  hearth.clock.advance({ days: 4 });
  expect((await sign(await hearth.as(wang), li)).codes).toEqual(['NO_CELEBRATION']);
});

test('a birthday whose date is corrected keeps its card, and last year’s card stays with last year', async () => {
  await using hearth = await openHearth();
  const { build } = hearth;
  const { li, manager, wang } = await buildTeam(hearth, born(3, 5));
  const [asManager, asWang] = [await hearth.as(manager), await hearth.as(wang)];
  const signedAt = new Date('2025-03-05T08:00:00Z');
  await build.row(Greeting, { celebrant: li.id, celebration: 'BIRTHDAY', on: '2025-03-05', signer: wang.id, text: '去年', signedAt });
  await sign(asManager, li);
  await change(hearth, li, { birthDay: 9 });
  expect(await textsOn(asManager, li, '2026-03-09')).toEqual(['陈经理: 生日快乐！']);
  expect(await textsOn(asManager, li, '2025-03-09')).toEqual(['王芳: 去年']);
  expect((await sign(asManager, li, '又一次', '2026-03-09')).codes).toEqual(['SIGNED_ALREADY']);
  expect((await sign(asWang, li, '今年', '2026-03-09')).codes).toEqual([]);
  expect((await sign(asWang, li, '旧日子')).codes).toEqual(['NO_CELEBRATION']);
});

test('on the day after, whose day it was is told once how many signed, in the app and by mail', async () => {
  await using hearth = await openHearth();
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  const { li, manager, wang } = await buildTeam(hearth, { ...born(3, 5), email: 'li@hearth.test' });
  const [asLi, asManager, asWang] = [await hearth.as(li), await hearth.as(manager), await hearth.as(wang)];
  await sign(asManager, li);
  const { greeting } = await sign(asWang, li);
  for (const at of ['2026-03-05T20:00:00+08:00', '2026-03-06T07:00:00+08:00']) {
    hearth.clock.set(at);
    await runReminders(hearth.services);
    expect(await toldSoFar(hearth)).toEqual([]);
  }
  hearth.clock.set('2026-03-06T08:30:00+08:00');
  await Promise.all([runReminders(hearth.services), runReminders(hearth.services)]);
  hearth.clock.advance({ days: 1 });
  await change(hearth, li, { birthDay: 4 });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['card: 李明 of 李明 2026-03-05']);
  const mails = await hearth.services.orm.em.fork().findAll(OutboxMail);
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['li@hearth.test', '2 位同事在你的生日贺卡上写了祝福']]);
  expect(mails[0]?.text).toContain(`/celebrations?card=BIRTHDAY.${li.id}.2026-03-05`);
  const words = async () => (await asLi.run(NoticeWordsOfViewer)).notices.nodes.map((each) => each.words?.text ?? null);
  expect(await words()).toEqual(['2 位同事在你的生日贺卡上写了祝福']);
  await asWang.run(RemoveGreeting, { input: { id: greeting?.id ?? '' } });
  expect(await words()).toEqual(['1 位同事在你的生日贺卡上写了祝福']);
});

test('a card that nobody signed is not told of, nor one of somebody who has left; what is signed late is told late', async () => {
  await using hearth = await openHearth();
  const { li, manager } = await buildTeam(hearth, born(3, 5));
  hearth.clock.set('2026-03-06T09:00:00+08:00');
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual([]);
  await sign(await hearth.as(manager), li);
  await change(hearth, li, { leftOn: ON });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual([]);
  await change(hearth, li, { leftOn: null });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['card: 李明 of 李明 2026-03-05']);
});

test('cards are read in as many statements for a hundred as for one, page by page', async () => {
  await using hearth = await openHearth();
  const { build } = hearth;
  const people = await build.rows(
    Person,
    Array.from({ length: 60 }, (_, n) => ({ name: `成员${n}`, sortKey: `${n}`, ...born(3, 5 + (n % 2)) })),
  );
  const [reader, li] = people as [Person, Person];
  await build.rows(
    Greeting,
    people.slice(2).flatMap((signer, n) =>
      (n < 5 ? [li, ...people.slice(2, 12)] : [li])
        .filter((celebrant) => celebrant !== signer)
        .map((celebrant) => ({
          celebrant: celebrant.id,
          celebration: 'BIRTHDAY' as const,
          on: '2026-03-05',
          signer: signer.id,
          text: `${n}`,
          signedAt: hearth.clock.now(),
        })),
    ),
  );
  const client = await hearth.as(reader);
  const one = await statementsOf(hearth, () => cardOf(client, li, '2026-03-06'));
  let found = 0;
  const many = await statementsOf(hearth, async () => {
    const { celebrations } = await client.run(Cards, { from: '2026-03-01', to: '2026-04-01' });
    found = celebrations.nodes.length;
  });
  expect(found).toBe(60);
  expect(many).toBeLessThanOrEqual(one);
  expect(one).toBeLessThanOrEqual(10);

  const texts: string[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof cardOf>> = await cardOf(client, li, '2026-03-06', { first: 25, after });
    texts.push(...(page?.card?.greetings.nodes.map(({ text }) => text) ?? []));
    expect(page?.card?.greetings.totalCount).toBe(58);
    after = page?.card?.greetings.pageInfo.endCursor ?? null;
    if (!page?.card?.greetings.pageInfo.hasNextPage) break;
  }
  expect(new Set(texts).size).toBe(58);
});
