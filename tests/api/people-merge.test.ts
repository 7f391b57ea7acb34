import { Account } from '@hearth/server/modules/access/account.entity';
import { StandIn } from '@hearth/server/modules/organization/position.entity';
import { ReorgPlan } from '@hearth/server/modules/organization/reorg-plan.entity';
import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Hobby } from '@hearth/server/modules/people/hobby.entity';
import { Audience, CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { PersonSkill, Skill } from '@hearth/server/modules/people/skill.entity';
import { Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { Voice, VoiceKind } from '@hearth/server/modules/sharing/sharing-session.entity';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { plan, ReadOccurrence, Respond } from '../support/events.ts';
import { columnsWith, EverythingAbout } from '../support/everything-about.ts';
import { graphql } from '../support/graphql.ts';
import { DraftPlan, EditPlan } from '../support/reorg-plans.ts';
import { Chart } from '../support/organization.ts';
import { AddContribution, CreateSeries, FRIDAYS } from './sharing-documents.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });
const { build } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const em = () => hearth.services.orm.em.fork();

const MergePeople = graphql(`
  mutation MergeTwoRecords($input: MergePeopleInput!) {
    mergePeople(input: $input) {
      person {
        id
        name
        alias
        employeeNumber
        hiredOn
        leftOn
        bio
        contact {
          email
          phone
        }
        birthday {
          calendar
          month
          day
          year
        }
        audiences {
          phone
        }
        hobbies {
          nameZh
        }
        skills {
          level
          canHelp
          skill {
            nameZh
          }
        }
        formerEmployments {
          hiredOn
          leftOn
        }
        latestChanges {
          action
          fields {
            name
            before
            after
          }
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
const Gone = graphql(`
  query MergedAway($id: ID!) {
    person(id: $id) {
      id
    }
  }
`);
const merge = async (into: Person, from: Person) =>
  (await hr.run(MergePeople, { input: { intoId: into.id, fromId: from.id } })).mergePeople;
const bare = { employeeNumber: null, hiredOn: null };

describe('two records of one human', () => {
  test('are one afterwards, in every table: nothing names the record that is no more but the audit log', async () => {
    const [into, from] = [await build.person({ name: '李明朗' }), await build.person({ name: '李明郎', hiredOn: null })];
    // The same cards, events, sessions and words for both: where a table allows one row a person, one stays.
    const shared = new Map<string, string>();
    const given = { PositionTerm: { validFrom: '2020-01-01', validTo: '2020-02-01' } };
    await new EverythingAbout(hearth.services, from, { mark: 'from', shared, given }).write();
    await new EverythingAbout(hearth.services, into, { mark: 'into', shared, without: ['Account.person', 'PositionTerm.holder'] }).write();
    expect((await columnsWith(hearth.services, from.id)).length).toBeGreaterThan(25);

    expect((await merge(into, from)).errors).toEqual([]);
    expect(await columnsWith(hearth.services, from.id)).toEqual(['audit_entry.after', 'audit_entry.before', 'audit_entry.subject_id']);
    expect((await hr.run(Gone, { id: from.id })).person).toBeNull();
    expect(await em().count(Account, { person: into.id })).toBe(1);
  });

  test('say together what either says; where both do, the one that stays is right', async () => {
    const into = await build.person({ ...bare, name: '王芳', alias: '芳芳', phone: '138 0000 0001' });
    const from = await build.person({
      name: '王方',
      alias: '方方',
      employeeNumber: 'W7',
      hiredOn: '2022-05-01',
      email: 'fang@hearth.test',
      phone: '139 0000 0002',
      bio: '喜欢爬山',
      birthCalendar: CalendarSystem.LUNAR,
      birthMonth: 8,
      birthDay: 15,
      birthYear: 1990,
    });
    const { person, errors } = await merge(into, from);
    expect(errors).toEqual([]);
    expect(person).toMatchObject({
      id: into.id,
      name: '王芳',
      alias: '芳芳',
      employeeNumber: 'W7',
      hiredOn: '2022-05-01',
      bio: '喜欢爬山',
      contact: { email: 'fang@hearth.test', phone: '138 0000 0001' },
      birthday: { calendar: 'LUNAR', month: 8, day: 15, year: 1990 },
    });
    expect(person?.latestChanges?.[0]).toMatchObject({
      action: 'mergePeople',
      fields: expect.arrayContaining([
        { name: 'employeeNumber', before: null, after: 'W7' },
        { name: 'mergedFrom', before: null, after: from.id },
      ]),
    });
  });

  test('take a birthday whole, never half of each', async () => {
    const into = await build.person({ birthCalendar: CalendarSystem.SOLAR, birthMonth: 3, birthDay: 9 });
    const from = await build.person({ birthCalendar: CalendarSystem.LUNAR, birthMonth: 8, birthDay: 15, birthYear: 1990 });
    expect((await merge(into, from)).person?.birthday).toEqual({ calendar: 'SOLAR', month: 3, day: 9, year: null });
  });

  test('show nobody what either has hidden', async () => {
    const into = await build.person({ phoneAudience: Audience.EVERYONE });
    const from = await build.person({ phone: '139 0000 0003', phoneAudience: Audience.ONLY_ME });
    const { person } = await merge(into, from);
    expect(person).toMatchObject({ contact: { phone: null }, audiences: { phone: 'ONLY_ME' } });
    expect((await em().findOneOrFail(Person, into.id, { populate: ['phone'] })).phone).toBe('139 0000 0003');
  });

  test('like and know what either does, a skill as well as the better of the two', async () => {
    const [into, from] = [await build.person(), await build.person()];
    const word = (key: string) => ({ key, nameZh: key, nameEn: key });
    const [badminton, go] = await build.rows(Hobby, [word('羽毛球'), word('围棋')]);
    const [selling, finance] = await build.rows(Skill, [word('谈判'), word('财务')]);
    for (const [person, hobby] of [
      [into, badminton],
      [from, badminton],
      [from, go],
    ] as const)
      await (em() as EntityManager).execute('insert into person_hobby (person_id, hobby_id) values (?, ?)', [person.id, hobby?.id]);
    await build.row(PersonSkill, { person: into.id, skill: selling?.id ?? '' });
    await build.row(PersonSkill, { person: from.id, skill: selling?.id ?? '', level: 4, canHelp: true });
    await build.row(PersonSkill, { person: from.id, skill: finance?.id ?? '', level: 2 });
    const { person } = await merge(into, from);
    expect(person?.hobbies.map(({ nameZh }) => nameZh).sort()).toEqual(['围棋', '羽毛球'].sort());
    expect(person?.skills).toEqual(
      expect.arrayContaining([
        { skill: { nameZh: '谈判' }, level: 4, canHelp: true },
        { skill: { nameZh: '财务' }, level: 2, canHelp: false },
      ]),
    );
  });

  test('are named by others as the one that stays', async () => {
    const [into, from, other] = [await build.person(), await build.person(), await build.person()];
    const field = await build.row(CustomField, { key: 'mentor', labelZh: '导师', labelEn: 'Mentor', type: CustomFieldType.PERSON });
    await build.row(CustomFieldValue, { person: other.id, field: field.id, value: from.id });
    await merge(into, from);
    expect(await em().findOneOrFail(CustomFieldValue, { person: other.id })).toMatchObject({ value: into.id });
  });
});

describe('the employments of two records', () => {
  test('that lie apart are both kept, as of somebody who came back', async () => {
    const into = await build.person({ hiredOn: '2018-01-01', leftOn: '2020-06-30' });
    const from = await build.person({ hiredOn: '2023-01-01' });
    expect((await merge(into, from)).person).toMatchObject({
      hiredOn: '2023-01-01',
      leftOn: null,
      formerEmployments: [{ hiredOn: '2018-01-01', leftOn: '2020-06-30' }],
    });
  });
});

describe('seats', () => {
  test('of both are held by one, in the past as well; drafts of plans name the one that stays', async () => {
    const [into, from] = [await build.person({ name: '甲' }), await build.person({ name: '乙' })];
    const unit = await build.unit();
    const early = await build.position({ title: '助理', unit, holder: from, from: '2024-01-01', to: '2025-01-01' });
    const late = await build.position({ title: '经理', unit, holder: into, from: '2025-01-01' });
    const vacant = await build.position({ title: '空岗', unit });
    await build.row(StandIn, { position: vacant.id, person: from.id, validFrom: '2026-01-01' });
    const { draftReorgPlan } = await hr.run(DraftPlan, { input: { title: '调整', effectiveOn: '2026-05-01' } });
    const draft = draftReorgPlan.reorgPlan;
    await hr.run(EditPlan, {
      input: {
        reorgPlanId: draft?.id ?? '',
        version: draft?.version ?? 1,
        addSteps: [{ assignPosition: { positionId: vacant.id, personId: from.id } }],
      },
    });
    expect((await merge(into, from)).errors).toEqual([]);
    const holders = async (asOf: string, root: string) =>
      (await hr.run(Chart, { asOf, root })).orgChart.nodes.map(({ holder, standIn }) => holder?.id ?? standIn?.name);
    expect(await holders('2024-06-01', early.id)).toEqual([into.id]);
    expect(await holders('2026-03-02', late.id)).toEqual([into.id]);
    expect(await holders('2026-03-02', vacant.id)).toEqual(['甲']);
    const stored = await em().findOneOrFail(ReorgPlan, draft?.id ?? '');
    expect(JSON.stringify(stored.written)).toContain(into.id);
    expect(JSON.stringify(stored.written)).not.toContain(from.id);
  });

  test('on one day are a refusal that names both, and nothing is moved', async () => {
    const [into, from] = [await build.person({ email: null }), await build.person({ email: 'stays@hearth.test' })];
    await build.position({ title: '销售经理', holder: into, from: '2024-01-01' });
    await build.position({ title: '客户经理', holder: from, from: '2025-03-01' });
    const { errors, person } = await merge(into, from);
    expect(person).toBeNull();
    expect(errors).toMatchObject([{ code: 'TWO_MAIN_POSTS', path: ['fromId'] }]);
    expect(errors[0]?.message).toBe('从 2025-03-01 起两条记录都有主岗：“销售经理”和“客户经理”。请先免去或更正其中一个岗位，再合并');
    expect(await em().count(Person, { id: { $in: [into.id, from.id] } })).toBe(2);
    expect(await columnsWith(hearth.services, 'stays@hearth.test')).toEqual(['person.email']);
  });

  test('after the last day of the one that stays are a refusal', async () => {
    const into = await build.person({ hiredOn: '2020-01-01', leftOn: '2025-12-31' });
    const from = await build.person({ hiredOn: '2024-01-01' });
    await build.position({ title: '顾问', holder: from, from: '2024-01-01' });
    expect((await merge(into, from)).errors).toMatchObject([{ code: 'POST_AFTER_LAST_DAY', path: ['fromId'] }]);
  });
});

describe('answers to one event', () => {
  test('count once, the later one; who waits moves up to the place that becomes free', async () => {
    const [into, from, third] = [await build.person(), await build.person(), await build.person()];
    const { occurrence } = await plan(hr, { capacity: 2 });
    for (const person of [into, from, third]) {
      await (await hearth.as(person)).run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
      hearth.clock.advance({ minutes: 1 });
    }
    expect((await hr.run(ReadOccurrence, { id: occurrence.id })).occurrence).toMatchObject({ going: 2, waitlisted: 1 });
    await em().nativeDelete(Account, { person: from.id });
    expect((await merge(into, from)).errors).toEqual([]);
    const { occurrence: after } = await hr.run(ReadOccurrence, { id: occurrence.id });
    expect(after).toMatchObject({ going: 2, waitlisted: 0 });
    expect(after?.rsvps.nodes.map(({ person }) => person.id).sort()).toEqual([into.id, third.id].sort());
  });

  test('where one has a place and the other waits, the place is kept', async () => {
    const [into, from] = [await build.person(), await build.person()];
    const { occurrence } = await plan(hr, { capacity: 1 });
    for (const person of [from, into]) {
      await (await hearth.as(person)).run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
      hearth.clock.advance({ minutes: 1 });
    }
    await em().nativeDelete(Account, { person: from.id });
    await merge(into, from);
    const { occurrence: after } = await hr.run(ReadOccurrence, { id: occurrence.id });
    expect(after?.rsvps.nodes).toMatchObject([{ status: 'GOING', person: { id: into.id } }]);
  });
});

test('whoever wrote an anonymous lesson under the record that goes can still edit it, and nobody is told', async () => {
  const [into, from] = [await build.person(), await build.person()];
  const unit = await build.unit();
  await build.position({ unit, holder: from, to: '2026-03-20' });
  const series = (await hr.run(CreateSeries, { input: { title: '夜话', unitId: unit.id, organizerId: from.id, rhythm: FRIDAYS } }))
    .createSharingSeries.series;
  const session = series?.nextSessions[0]?.id ?? '';
  const author = await hearth.as(from);
  const { addContribution } = await author.run(AddContribution, {
    input: {
      sessionId: session,
      kind: 'LESSON',
      anonymous: true,
      title: '说错了价',
      sections: (['WHAT_HAPPENED', 'CAUSE', 'NEXT_TIME'] as const).map((key) => ({ key, text: '…' })),
    },
  });
  expect(addContribution.errors).toEqual([]);
  for (const [person, kind] of [
    [into, VoiceKind.ABSENT],
    [from, VoiceKind.SPOKE],
  ] as const)
    await build.row(Voice, { session, person: person.id, kind });
  const lesson = await em().findOneOrFail(
    Contribution,
    { kind: ContributionKind.LESSON, presenter: null, title: '说错了价' },
    { populate: ['authorKey'] },
  );
  expect((await merge(into, from)).errors).toEqual([]);
  const { authorKey } = await em().findOneOrFail(Contribution, lesson.id, { populate: ['authorKey'] });
  expect(authorKey).not.toBe(lesson.authorKey);
  // Their account is that of the record that stays now.
  const mine = (await (await author.get(`/people/${into.id}/personal-data.json`)).json()) as {
    sharing: { anonymousLessons: { title: string }[] };
  };
  expect(mine.sharing.anonymousLessons).toMatchObject([{ title: '说错了价' }]);
  expect((await em().find(Voice, { session })).map(({ person, kind }) => [person.id, kind])).toEqual([[into.id, VoiceKind.SPOKE]]);
});

describe('a merge', () => {
  test('is refused with itself, where both have an account, with an erased member, and for all but HR', async () => {
    const [into, from] = [await build.person(), await build.person()];
    expect((await merge(into, into)).errors).toMatchObject([{ code: 'SAME_PERSON', path: ['fromId'] }]);
    const member = await hearth.as(into);
    await hearth.as(from);
    expect((await merge(into, from)).errors).toMatchObject([{ code: 'TWO_ACCOUNTS', path: ['fromId'] }]);
    const erased = await build.person({ leftOn: '2026-01-31', erasedAt: hearth.clock.now() });
    expect((await merge(into, erased)).errors).toMatchObject([{ code: 'PERSON_ERASED' }]);
    const admin = await hearth.as(await build.person(), 'ADMIN');
    for (const client of [member, admin]) {
      const answer = await client.ask(MergePeople, { input: { intoId: into.id, fromId: from.id } });
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
