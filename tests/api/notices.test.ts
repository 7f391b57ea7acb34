import { Account } from '@hearth/server/modules/access/account.entity';
import { Notice, NoticeKind } from '@hearth/server/modules/notices/notice.entity';
import { tell, type Told } from '@hearth/server/modules/notices/notice.service';
import { forgetOldNotices, withdrawMailOfLeavers } from '@hearth/server/modules/notices/notices.jobs';
import { Person } from '@hearth/server/modules/people/person.entity';
import { type Context, createContext, runAfterCommit } from '@hearth/server/platform/context';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { sendOutbox } from '@hearth/server/platform/mail/send-outbox';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { receiveMail } from '../support/mail.ts';
import { statementsOf } from '../support/statements.ts';
import { Subscription } from '../support/subscription.ts';

const hearth = await hearthForThisFile();
const { build, services } = hearth;
services.config.smtpUrl = 'smtp://127.0.0.1:9';

const context = (): Context => createContext(services, { viewer: null });
const mailsTo = (to: string) => services.orm.em.fork().find(OutboxMail, { to }, { orderBy: { createdAt: 'asc', id: 'asc' } });
const noticesOf = (person: Person) => services.orm.em.fork().find(Notice, { recipient: person.id });

const told = (recipient: Person, key = 'birthday of li 2026', kind = NoticeKind.CELEBRATION_AHEAD): Told => ({
  recipientId: recipient.id,
  key,
  kind,
  facts: { on: '2026-03-09' },
  mail: ({ locale, name }) =>
    locale === 'en'
      ? { subject: 'A birthday', text: `${name}: it's on "9 March"?`, path: '/celebrations?on=2026-03-09' }
      : { subject: '生日提醒', text: `${name}：3月9日过生日 \\o/ 🎂`, path: '/celebrations?on=2026-03-09' },
});

const Notices = graphql(`
  query Notices($first: Int, $after: String, $unreadOnly: Boolean) {
    viewer {
      unreadNoticeCount
    }
    notices(first: $first, after: $after, unreadOnly: $unreadOnly) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        createdAt
        readAt
      }
    }
  }
`);
const MarkNoticesRead = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      unreadCount
      notices {
        id
        readAt
      }
      errors {
        code
      }
    }
  }
`);
const NoticeChoices = graphql(`
  query NoticeChoices {
    viewer {
      noticeAddress
    }
    noticeChoices {
      kind
      inApp
      byMail
    }
  }
`);
const SetNoticeChoice = graphql(`
  mutation SetNoticeChoice($input: SetNoticeChoiceInput!) {
    setNoticeChoice(input: $input) {
      choice {
        kind
        inApp
        byMail
      }
      errors {
        code
      }
    }
  }
`);
const NodeOfNotice = graphql(`
  query NodeOfNotice($id: ID!) {
    node(id: $id) {
      id
    }
  }
`);
const NoticeTexts = graphql(`
  query NoticeTexts {
    notices(first: 10) {
      nodes {
        kind
        words {
          text
          path
        }
      }
    }
  }
`);
const NoticesChanged = graphql(`
  subscription NoticesChanged {
    noticesChanged {
      unreadCount
    }
  }
`);

test('the same is told once, in the app and by mail under a Message-ID of its own, however many find it due at once', async () => {
  const [li, wang] = [await build.person({ email: 'li@hearth.test' }), await build.person({ email: 'wang@hearth.test' })];
  const servers = await Promise.all(Array.from({ length: 4 }, () => tell(context(), [told(li), told(wang), told(li)])));
  expect(servers.toSorted()).toEqual([0, 0, 0, 2]);
  expect(await tell(context(), [told(li)])).toBe(0);
  expect(await noticesOf(li)).toMatchObject([{ kind: 'CELEBRATION_AHEAD', facts: { on: '2026-03-09' }, readAt: null }]);
  const [first, ...others] = await mailsTo('li@hearth.test');
  const [mail] = await mailsTo('wang@hearth.test');
  expect(others).toEqual([]);
  expect(first?.messageKey).toMatch(new RegExp(`^notice-${li.id}-[\\w-]{24}$`));
  expect(mail?.messageKey).not.toBe(first?.messageKey);
  expect(await tell(context(), [told(li, 'another')])).toBe(1);
  expect(await mailsTo('li@hearth.test')).toHaveLength(2);
});

test('servers that find the same due in other orders wait for each other, and each is told once', async () => {
  const people = await build.rows(
    Person,
    Array.from({ length: 400 }, (_, n) => ({ name: `成员${n}`, email: `order-${n}@hearth.test`, sortKey: `${n}` })),
  );
  const due = people.map((person) => told(person));
  const orders = [due, due.toReversed(), [...due.slice(200), ...due.slice(0, 200)], due.toReversed()];
  const counts = await Promise.all(orders.map((order) => tell(context(), order)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(400);
  expect(await services.orm.em.fork().count(OutboxMail, { to: { $like: 'order-%' } })).toBe(400);
});

test('a mail is in the language of its reader, links to what it tells and says how to change what one gets', async () => {
  const chosen = await build.person({ email: 'account@hearth.test', locale: 'zh-CN' });
  const profile = await build.person({ name: '李 明', email: 'profile@hearth.test', locale: 'en' });
  const neither = await build.person({ name: '王芳', email: 'neither@hearth.test' });
  await hearth.as(chosen);
  await services.orm.em.fork().nativeUpdate(Account, { person: chosen.id }, { locale: 'en' });
  await tell(context(), [told(chosen), told(profile), told(neither)]);
  const texts = await Promise.all(['account', 'profile', 'neither'].map(async (name) => (await mailsTo(`${name}@hearth.test`))[0]));
  expect(texts.map((mail) => mail?.subject)).toEqual(['A birthday', 'A birthday', '生日提醒']);
  expect(texts[1]?.text).toContain(`李 明: it's on "9 March"?\n\nhttp://127.0.0.1/celebrations?on=2026-03-09\n`);
  expect(texts[2]?.text).toContain('王芳：3月9日过生日 \\o/ 🎂');
  for (const mail of texts) expect(mail?.text).toContain('http://127.0.0.1/account#notices');
});

test('nobody who has left is told, nobody without an address mailed, and on the last day one still is', async () => {
  const gone = await build.person({ email: 'gone@hearth.test', leftOn: '2026-03-01' });
  const going = await build.person({ email: 'going@hearth.test', leftOn: '2026-03-02' });
  const without = await build.person({ email: null });
  expect(await tell(context(), [told(gone), told(going), told(without)])).toBe(2);
  expect(await noticesOf(gone)).toEqual([]);
  expect(await mailsTo('gone@hearth.test')).toEqual([]);
  expect(await mailsTo('going@hearth.test')).toHaveLength(1);
  expect(await noticesOf(without)).toHaveLength(1);
});

test('what waits to be mailed to somebody who has left since is withdrawn; what others wait for is not', async () => {
  const leaver = await build.person({ email: 'leaver@hearth.test', leftOn: '2026-03-03' });
  const colleague = await build.person({ email: 'colleague@hearth.test' });
  await tell(context(), [told(leaver), told(colleague)]);
  await withdrawMailOfLeavers.run(context());
  expect(await mailsTo('leaver@hearth.test')).toHaveLength(1);
  hearth.clock.advance({ days: 2 });
  await withdrawMailOfLeavers.run(context());
  hearth.clock.advance({ days: -2 });
  expect(await mailsTo('leaver@hearth.test')).toEqual([]);
  expect(await mailsTo('colleague@hearth.test')).toHaveLength(1);
});

test('each chooses for each kind: in the app, by mail, or not at all', async () => {
  const people = await Promise.all(['a', 'b', 'c'].map((name) => build.person({ email: `choice-${name}@hearth.test` })));
  const [mailAlone, appAlone, neither] = people as [Person, Person, Person];
  const choose = async (person: Person, inApp: boolean, byMail: boolean) => {
    const client = await hearth.as(person);
    const { setNoticeChoice } = await client.run(SetNoticeChoice, { input: { kind: 'GREETINGS', inApp } });
    expect(setNoticeChoice.choice).toEqual({ kind: 'GREETINGS', inApp, byMail: true });
    await client.run(SetNoticeChoice, { input: { kind: 'GREETINGS', byMail } });
    return client.run(NoticeChoices);
  };
  const { viewer, noticeChoices } = await choose(mailAlone, false, true);
  expect(viewer.noticeAddress).toBe('choice-a@hearth.test');
  expect(noticeChoices).toEqual([
    { kind: 'CELEBRATION_AHEAD', inApp: true, byMail: true },
    { kind: 'GREETINGS', inApp: false, byMail: true },
  ]);
  await choose(appAlone, true, false);
  await choose(neither, false, false);

  const greetings = people.map((person) => told(person, 'greetings 2026', NoticeKind.GREETINGS));
  expect(await tell(context(), greetings)).toBe(1);
  expect(await tell(context(), greetings)).toBe(0);
  expect(await Promise.all(people.map(async (person) => (await noticesOf(person)).length))).toEqual([0, 1, 0]);
  const mails = await Promise.all(['a', 'b', 'c'].map(async (name) => (await mailsTo(`choice-${name}@hearth.test`)).length));
  expect(mails).toEqual([1, 0, 0]);
  // Of other kinds they are told as before.
  expect(await tell(context(), [told(neither)])).toBe(1);
});

test('the viewer alone reads their notices, newest first, page by page, and marks them as read', async () => {
  const [reader, other] = [await build.person(), await build.person()];
  for (const day of [1, 2, 3, 4]) {
    hearth.clock.advance({ minutes: 1 });
    await tell(context(), [told(reader, `day ${day}`), told(other, `day ${day}`)]);
  }
  const client = await hearth.as(reader);
  const first = await client.run(Notices, { first: 3 });
  expect([first.viewer.unreadNoticeCount, first.notices.totalCount, first.notices.pageInfo.hasNextPage]).toEqual([4, 4, true]);
  const times = first.notices.nodes.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().toReversed());
  const rest = await client.run(Notices, { first: 3, after: first.notices.pageInfo.endCursor });
  const all = [...first.notices.nodes, ...rest.notices.nodes].map(({ id }) => id);
  expect(new Set(all).size).toBe(4);

  const others = (await noticesOf(other)).map(({ id }) => id);
  const some = await client.run(MarkNoticesRead, { input: { noticeIds: [all[1] ?? '', ...others] } });
  expect(some.markNoticesRead).toMatchObject({ unreadCount: 3, notices: [{ id: all[1], readAt: hearth.clock.now().toISOString() }] });
  const unread = await client.run(Notices, { unreadOnly: true });
  expect(unread.notices.nodes.map(({ id }) => id)).toEqual([all[0], all[2], all[3]]);
  // The newest came after the list was read.
  expect((await client.run(MarkNoticesRead, { input: { upToId: all[1] } })).markNoticesRead.unreadCount).toBe(1);
  expect((await client.run(MarkNoticesRead, { input: { upToId: others[0] } })).markNoticesRead.unreadCount).toBe(1);
  expect((await (await hearth.as(other)).run(Notices)).viewer.unreadNoticeCount).toBe(4);

  expect((await client.run(NodeOfNotice, { id: all[0] ?? '' })).node).toEqual({ id: all[0] });
  expect((await client.run(NodeOfNotice, { id: others[0] ?? '' })).node).toBeNull();
});

test('what a notice says is written when it is read, for who reads it, a page of them at once', async () => {
  const reader = await build.person();
  hearth.services.noticeWriters = {
    CELEBRATION_AHEAD: async ({ locale, viewer }, notices) => {
      expect([viewer?.personId, notices.length]).toEqual([reader.id, 2]);
      return notices.map(({ facts, aboutId }) =>
        facts['on'] === 'hidden' ? null : { text: `${locale} ${facts['on']}`, path: `/people/${aboutId}` },
      );
    },
  };
  await tell(context(), [
    { ...told(reader, 'shown'), aboutId: reader.id },
    { ...told(reader, 'hidden since'), facts: { on: 'hidden' } },
    told(reader, 'of a kind that nobody writes', NoticeKind.GREETINGS),
  ]);
  const client = await hearth.as(reader);
  const { notices } = await client.with({ 'accept-language': 'en' }).run(NoticeTexts);
  expect(notices.nodes).toHaveLength(3);
  expect(notices.nodes).toEqual(
    expect.arrayContaining([
      { kind: 'CELEBRATION_AHEAD', words: { text: 'en 2026-03-09', path: `/people/${reader.id}` } },
      { kind: 'CELEBRATION_AHEAD', words: null },
      { kind: 'GREETINGS', words: null },
    ]),
  );
  expect(await statementsOf(hearth, () => client.run(NoticeTexts)), 'who asks, and the page').toBe(2);
});

test('who looks on hears of new and read notices, once they are committed, and of nobody else’s', async () => {
  const [reader, other] = [await build.person(), await build.person()];
  const client = await hearth.token(reader, ['read', 'write']);
  await using changes = await Subscription.open(client, NoticesChanged, {});
  const telling = context();
  expect(await changes.next(), 'how it stands').toEqual({ noticesChanged: { unreadCount: 0 } });
  await expect(
    telling.em.transactional(async (em) => {
      await tell({ ...telling, em }, [told(reader, 'taken back')]);
      throw new Error('It was not to be');
    }),
  ).rejects.toThrow('It was not to be');
  expect(await noticesOf(reader)).toEqual([]);

  const ctx = context();
  await tell(ctx, [told(other), told(reader, 'one'), told(reader, 'two')]);
  await runAfterCommit(ctx);
  expect(await changes.next()).toEqual({ noticesChanged: { unreadCount: 2 } });
  const [notice] = await noticesOf(reader);
  await client.run(MarkNoticesRead, { input: { noticeIds: [notice?.id ?? ''] } });
  expect(await changes.next()).toEqual({ noticesChanged: { unreadCount: 1 } });
});

test('what the caller has changed is written with the notices, or with neither', async () => {
  const person = await build.person();
  const ctx = context();
  const changed = await ctx.em.findOneOrFail(Person, person.id);
  changed.alias = 'Mei';
  await tell(ctx, [told(person)]);
  expect((await services.orm.em.fork().findOneOrFail(Person, person.id)).alias).toBe('Mei');
});

test('a thousand are told in as few statements as need be, and with a mail each', async () => {
  const people = await build.rows(
    Person,
    Array.from({ length: 1000 }, (_, n) => ({ name: `同事${n}`, email: `many-${n}@hearth.test`, sortKey: `${n}` })),
  );
  const tenth = people.slice(0, 10).map((person) => told(person, 'few'));
  const few = await statementsOf(hearth, () => tell(context(), tenth));
  let told1000 = 0;
  const many = await statementsOf(hearth, async () => {
    told1000 = await tell(
      context(),
      people.map((person) => told(person, 'many')),
    );
  });
  expect(told1000).toBe(1000);
  expect(few).toBeLessThanOrEqual(8);
  expect(many).toBeLessThanOrEqual(16);
  expect(await services.orm.em.fork().count(OutboxMail, { to: { $like: 'many-%' } })).toBe(1010);
});

test('what was told and mailed arrives, and an account of no member has no notices', async () => {
  await using mailbox = await receiveMail();
  const person = await build.person({ name: '周敏', email: 'zhou@hearth.test' });
  await services.orm.em.fork().nativeDelete(OutboxMail, {});
  await tell(context(), [told(person)]);
  const config = { ...services.config, smtpUrl: mailbox.url };
  await sendOutbox.run(createContext({ ...services, config }, { viewer: null }));
  expect(mailbox.received).toMatchObject([{ subject: '生日提醒', headerLines: expect.arrayContaining([]) }]);
  const [mail] = mailbox.received;
  expect(mail?.to).toMatchObject({ text: 'zhou@hearth.test' });
  expect(mail?.text).toContain('周敏：3月9日过生日 \\o/ 🎂');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  const [sent] = await mailsTo('zhou@hearth.test');
  expect(sent, 'of what was sent no words are kept').toMatchObject({ subject: '', text: '', sentAt: hearth.clock.now() });

  const outsider = await hearth.as(person);
  await services.orm.em.fork().nativeUpdate(Account, { person: person.id }, { person: null });
  const seen = await outsider.run(Notices);
  expect([seen.viewer.unreadNoticeCount, seen.notices.totalCount]).toEqual([0, 0]);
  const refused = await outsider.ask(SetNoticeChoice, { input: { kind: 'GREETINGS', inApp: false } });
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

test('notices of more than thirteen months ago are forgotten', async () => {
  const person = await build.person();
  await tell(context(), [told(person)]);
  hearth.clock.advance({ days: 390 });
  await forgetOldNotices.run(context());
  expect(await noticesOf(person)).toHaveLength(1);
  hearth.clock.advance({ days: 7 });
  await forgetOldNotices.run(context());
  expect(await noticesOf(person)).toEqual([]);
});
