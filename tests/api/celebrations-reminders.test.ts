import { ReminderRecipients, ReminderRule } from '@hearth/server/modules/celebrations/reminder-rule.entity';
import { OffDayShift } from '@hearth/server/modules/holidays/holiday.entity';
import { Notice } from '@hearth/server/modules/notices/notice.entity';
import { PositionTerm, StandIn } from '@hearth/server/modules/organization/position.entity';
import { Audience, CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import { born, buildTeam, NoticeWordsOfViewer, runReminders, toldSoFar } from '../support/celebrations.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';

// It is Monday, 2 March 2026, nine in the morning.

type Rule = Partial<Pick<ReminderRule, 'celebration' | 'recipients' | 'daysAhead' | 'offDays'>>;
const withRules = (hearth: Hearth, ...rules: Rule[]) =>
  hearth.build.rows(
    ReminderRule,
    rules.map((rule) => ({ celebration: 'BIRTHDAY' as const, recipients: ReminderRecipients.MANAGER, daysAhead: 3, ...rule })),
  );
const change = (hearth: Hearth, person: Person, data: object) =>
  hearth.services.orm.em.fork().nativeUpdate(Person, { id: person.id }, data);
const mails = async (hearth: Hearth) =>
  (await hearth.services.orm.em.fork().find(OutboxMail, {}, { orderBy: { id: 'asc' } })).map(({ to, subject }) => `${to}: ${subject}`);

const SeenBirthdays = graphql(`
  query SeenBirthdays($from: Date!, $to: Date!) {
    celebrations(from: $from, to: $to, kinds: [BIRTHDAY], first: 100) {
      nodes {
        years
        person {
          name
        }
      }
    }
  }
`);
test('the manager is told ahead and the team on the day, each once, in the app and by mail; never whose day it is', async () => {
  await using hearth = await openHearth();
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  const { manager } = await buildTeam(hearth, { ...born(3, 5, 1990), email: 'li@hearth.test' });
  await withRules(hearth, {}, { recipients: ReminderRecipients.TEAM, daysAhead: 0 });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['陈经理 of 李明 2026-03-05']);
  expect(await mails(hearth)).toEqual(['team-1@hearth.test: 3月5日（周四）是李明的生日']);
  for (const days of [1, 1, 1]) {
    hearth.clock.advance({ days });
    await Promise.all([runReminders(hearth.services), runReminders(hearth.services)]);
    await runReminders(hearth.services);
  }
  expect((await toldSoFar(hearth)).toSorted()).toEqual([
    '王芳 of 李明 2026-03-05',
    '陈经理 of 李明 2026-03-05',
    '陈经理 of 李明 2026-03-05',
  ]);
  expect((await mails(hearth)).toSorted()).toEqual([
    'team-1@hearth.test: 3月5日（周四）是李明的生日',
    'team-1@hearth.test: 今天是李明的生日',
    'team-2@hearth.test: 今天是李明的生日',
  ]);
  const client = (await hearth.as(manager)).with({ 'accept-language': 'en' });
  const { notices } = await client.run(NoticeWordsOfViewer);
  expect(notices.nodes.map(({ words }) => words?.text)).toEqual(['Today is 李明’s birthday', 'Today is 李明’s birthday']);
  expect(notices.nodes[0]?.words?.path).toMatch(/^\/celebrations\?card=BIRTHDAY\.per_\w+\.2026-03-05$/);
});

test('a mail is in the language of its reader and leads to the card', async () => {
  await using hearth = await openHearth();
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  const { manager, li } = await buildTeam(hearth, { hiredOn: '2023-03-05' });
  await change(hearth, manager, { locale: 'en' });
  await withRules(hearth, { celebration: 'WORK_ANNIVERSARY' });
  await runReminders(hearth.services);
  const [mail] = await hearth.services.orm.em.fork().findAll(OutboxMail);
  expect(mail?.subject).toBe('李明’s 3-year work anniversary is on Thursday, 5 March');
  expect(mail?.text).toContain(
    `Write a few words on the card:\n\nhttp://127.0.0.1/celebrations?card=WORK_ANNIVERSARY.${li.id}.2026-03-05\n`,
  );
});

test('in the night nobody is told; in the morning of the company’s clocks it is made up for', async () => {
  await using hearth = await openHearth({ now: '2026-03-02T07:59:00+08:00' });
  await buildTeam(hearth, born(3, 5));
  await withRules(hearth, {});
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual([]);
  hearth.clock.advance({ minutes: 1 });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toHaveLength(1);
});

test('what would be told on a weekend or holiday is told on the working day before or after, as HR corrects the calendar too', async () => {
  // 1 to 7 October are off, Saturday the 10th is worked for it.
  await using hearth = await openHearth({ now: '2026-09-29T09:00:00+08:00' });
  await buildTeam(hearth, born(10, 6));
  await withRules(hearth, { daysAhead: 3 }, { recipients: ReminderRecipients.TEAM, daysAhead: 0, offDays: OffDayShift.LATER });
  const days = async (count: number) => {
    for (let day = 0; day < count; day += 1) {
      const before = (await toldSoFar(hearth)).length;
      await runReminders(hearth.services);
      const after = await toldSoFar(hearth);
      if (after.length > before) heard.push(`${hearth.clock.now().toISOString().slice(0, 10)} ${after.length - before}`);
      hearth.clock.advance({ days: 1 });
    }
  };
  const heard: string[] = [];
  await days(14);
  expect(heard).toEqual(['2026-09-30 1', '2026-10-08 2']);
});

test('a recipient who may not see the birthday is not told, and of the age only who may see the year', async () => {
  await using hearth = await openHearth();
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  const { li, manager, wang } = await buildTeam(hearth, born(3, 5, 1990));
  const hr = await hearth.build.person({ name: '苏晴', email: 'hr@hearth.test', hiredOn: null });
  await hearth.as(hr, 'HR');
  await withRules(hearth, {}, { recipients: ReminderRecipients.HR });
  await change(hearth, li, { birthdayAudience: Audience.ONLY_ME });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual([]);
  await change(hearth, li, { birthdayAudience: Audience.HR });
  await runReminders(hearth.services);
  expect(await mails(hearth)).toEqual(['hr@hearth.test: 3月5日（周四）是李明的生日（36 岁）']);
  await change(hearth, li, { birthdayAudience: Audience.TEAM });
  await runReminders(hearth.services);
  expect((await mails(hearth)).slice(1)).toEqual(['team-1@hearth.test: 3月5日（周四）是李明的生日']);
  // Afterwards it says what may be seen then.
  const words = async (person: Person) =>
    (await (await hearth.as(person)).run(NoticeWordsOfViewer)).notices.nodes.map((each) => each.words?.text);
  await change(hearth, li, { birthYearAudience: Audience.EVERYONE });
  expect(await words(manager)).toEqual(['3月5日（周四）是李明的生日（36 岁）']);
  await change(hearth, li, { birthdayAudience: Audience.HR });
  expect(await words(manager)).toEqual([undefined]);
  expect(await words(hr)).toEqual(['3月5日（周四）是李明的生日（36 岁）']);
  await change(hearth, li, { birthDay: 6 });
  expect(await words(hr)).toEqual([undefined]);
  expect(await words(wang)).toEqual([]);
});

test('whom the notices tell of a birthday or an age, the API shows them to, whatever the audiences, and all of those', async () => {
  await using hearth = await openHearth();
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  const { build } = hearth;
  const audiences = [null, ...Object.values(Audience)];
  const boss = await build.person({ name: '总', email: '总@hearth.test', hiredOn: null });
  const top = await build.position({ holder: boss });
  const people: Person[] = [boss];
  for (const [u, name] of ['甲部', '乙部'].entries()) {
    const unit = await build.unit(name);
    const lead = await build.person({ name: `${name}长`, email: `${name}长@hearth.test`, hiredOn: null, ...born(3, 5, 1980) });
    const seat = await build.position({ unit, reportsTo: top, holder: lead });
    people.push(lead);
    for (const [n, birthday] of audiences.entries()) {
      const year = audiences[(n * 2 + u) % audiences.length] ?? null;
      const own = { ...born(3, 5, 1990 + n), birthdayAudience: birthday, birthYearAudience: year };
      const person = await build.person({ name: `${name}${n}`, email: `${name}${n}@hearth.test`, hiredOn: null, ...own });
      await build.position({ unit, reportsTo: seat, holder: person });
      people.push(person);
    }
  }
  // Who stands in for a vacant seat is the manager, and yet of no team.
  const deputy = await build.person({ name: '代', email: '代@hearth.test', hiredOn: null });
  const vacant = await build.position({ reportsTo: top });
  await build.row(StandIn, { position: vacant.id, person: deputy.id, validFrom: '2026-01-01' });
  const quiet = await build.person({
    name: '隐',
    email: '隐@hearth.test',
    hiredOn: null,
    ...born(3, 5, 1991),
    birthdayAudience: Audience.TEAM,
  });
  const open = await build.person({ name: '明', email: '明@hearth.test', hiredOn: null, ...born(3, 5, 1991) });
  for (const holder of [quiet, open]) await build.position({ unit: await build.unit(holder.name), reportsTo: vacant, holder });
  const hr = await build.person({ name: '苏晴', email: '苏晴@hearth.test', hiredOn: null });
  const clients = new Map([[hr.name, await hearth.as(hr, 'HR')]]);
  for (const person of [...people, deputy, quiet, open]) clients.set(person.name, await hearth.as(person));

  await withRules(hearth, ...Object.values(ReminderRecipients).map((recipients) => ({ recipients })));
  await runReminders(hearth.services);
  const told = await hearth.services.orm.em.fork().find(Notice, {}, { populate: ['recipient', 'about'] });
  const subjects = await mails(hearth);
  const heard = new Map<string, string[]>();
  for (const { recipient, about } of told) heard.set(recipient.$.name, [...(heard.get(recipient.$.name) ?? []), about?.$.name ?? '']);
  for (const [name, client] of clients) {
    const { celebrations } = await client.run(SeenBirthdays, { from: '2026-03-05', to: '2026-03-06' });
    const seen = new Map(celebrations.nodes.map(({ person, years }) => [person.name, years]));
    const shown = new Set((heard.get(name) ?? []).filter((about) => seen.has(about)));
    expect([...shown].toSorted(), name).toEqual((heard.get(name) ?? []).toSorted());
    // Of the team of 甲部长 say, nobody is missed.
    const team = name.endsWith('部长') ? [...seen.keys()].filter((about) => about !== name && about.startsWith(name.slice(0, 2))) : [];
    expect(heard.get(name) ?? [], name).toEqual(expect.arrayContaining(team));
    for (const about of shown) {
      const years = seen.get(about);
      const mail = `${name}@hearth.test: 3月5日（周四）是${about}的生日${years == null ? '' : `（${years} 岁）`}`;
      expect(subjects.filter((each) => each.startsWith(`${name}@`) && each.includes(`是${about}的`))).toEqual([mail]);
    }
  }
  expect(heard.get('代')).toEqual(['明']);
  expect(heard.get('苏晴')?.length).toBe(12);
  expect(subjects.some((each) => each.includes('岁'))).toBe(true);
});

test('nobody who has left is told or told of, nobody before their first day, and of nobody who leaves before the day', async () => {
  await using hearth = await openHearth();
  const { build } = hearth;
  const unit = await build.unit('客服部');
  const seats: Record<string, object> = {
    在: born(3, 4),
    走: { ...born(3, 4), leftOn: '2026-03-03' },
    留: { ...born(3, 4), leftOn: '2026-03-04' },
    去: { hiredOn: null, leftOn: '2026-03-01' },
    来: { hiredOn: '2026-03-03' },
  };
  for (const [name, data] of Object.entries(seats))
    await build.position({ unit, holder: await build.person({ name, hiredOn: null, ...data }) });
  await withRules(hearth, { recipients: ReminderRecipients.TEAM, daysAhead: 2 });
  await runReminders(hearth.services);
  const now = ['在 of 留 2026-03-04', '留 of 在 2026-03-04', '走 of 在 2026-03-04', '走 of 留 2026-03-04'];
  expect((await toldSoFar(hearth)).toSorted()).toEqual(now.toSorted());
  // On his first day the newcomer hears of what is still to come.
  hearth.clock.advance({ days: 1 });
  await runReminders(hearth.services);
  expect((await toldSoFar(hearth)).toSorted()).toEqual([...now, '来 of 在 2026-03-04', '来 of 留 2026-03-04'].toSorted());
});

test('the manager of the celebration’s day is told: a planned change of the chart counts', async () => {
  await using hearth = await openHearth();
  const { build } = hearth;
  const [old, next, li] = [
    await build.person({ name: '旧' }),
    await build.person({ name: '新' }),
    await build.person({ name: '李明', ...born(3, 5) }),
  ];
  const lead = await build.position({ holder: old, to: '2026-03-05' });
  const root = await build.rootUnit();
  await build.row(PositionTerm, {
    position: lead.id,
    title: '经理',
    unit: root.id,
    holder: next.id,
    validFrom: '2026-03-05',
    primary: true,
  });
  await build.position({ unit: await build.unit(), reportsTo: lead, holder: li });
  await withRules(hearth, {});
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['新 of 李明 2026-03-05']);
});

test('a lunar birthday is told by its own calendar, 腊月三十 on the last day of a month of 29', async () => {
  await using hearth = await openHearth({ now: '2026-02-13T09:00:00+08:00' });
  await buildTeam(hearth, { birthCalendar: CalendarSystem.LUNAR, birthMonth: 12, birthDay: 30, birthYear: 1989 });
  await withRules(hearth, {});
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['陈经理 of 李明 2026-02-16']);
});

test('after a stop of days what is still to come is told, and what is over is not', async () => {
  await using hearth = await openHearth();
  await buildTeam(hearth, { ...born(3, 12), hiredOn: '2020-03-10' });
  await withRules(hearth, {}, { celebration: 'WORK_ANNIVERSARY' });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual([]);
  hearth.clock.advance({ days: 9 });
  await runReminders(hearth.services);
  expect(await toldSoFar(hearth)).toEqual(['陈经理 of 李明 2026-03-12']);
});

test('a thousand due are told in few statements, a second run writes nothing, and more people cost no more of them', async () => {
  await using hearth = await openHearth();
  const { build, services } = hearth;
  services.config.smtpUrl = 'smtp://127.0.0.1:9';
  await hearth.as(await build.person({ name: '苏晴', email: 'hr@hearth.test', hiredOn: null }), 'HR');
  await withRules(hearth, { recipients: ReminderRecipients.HR }, { recipients: ReminderRecipients.HR, celebration: 'WORK_ANNIVERSARY' });
  const people = (count: number, day: number) =>
    build.rows(
      Person,
      Array.from({ length: count }, (_, n) => ({ name: `成员${n}`, sortKey: `${n}`, ...born(3, day) })),
    );
  await people(10, 5);
  const few = await statementsOf(hearth, () => runReminders(services));
  hearth.clock.advance({ days: 1 });
  await people(1000, 6);
  const many = await statementsOf(hearth, () => runReminders(services));
  expect(await services.orm.em.fork().count(Notice)).toBe(1010);
  expect(await services.orm.em.fork().count(OutboxMail)).toBe(1010);
  expect(few).toBeLessThanOrEqual(22);
  // Five transactions in place of one.
  expect(many).toBeLessThanOrEqual(60);
  const again = await statementsOf(hearth, () => runReminders(services));
  expect(await services.orm.em.fork().count(Notice)).toBe(1010);
  expect(again).toBeLessThanOrEqual(20);
});
