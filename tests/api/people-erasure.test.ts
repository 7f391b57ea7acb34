import { Account, SignInSession } from '@hearth/server/modules/access/account.entity';
import { anonymousAuthorKey } from '@hearth/server/modules/sharing/anonymous-author';
import { Contribution, ContributionKind } from '@hearth/server/modules/sharing/contribution.entity';
import { DutyRole, DutySource, SharingSession, SharingSessionStatus } from '@hearth/server/modules/sharing/sharing-session.entity';
import { Duty } from '@hearth/server/modules/sharing/sharing-session.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { createContext } from '@hearth/server/platform/context';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { columnsWith, EverythingAbout } from '../support/everything-about.ts';
import { graphql } from '../support/graphql.ts';
import { Chart } from '../support/organization.ts';
import { CreateSeries, FRIDAYS } from './sharing-documents.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });
const { build } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const member = await hearth.as(await build.person({ name: '王芳' }));

const ErasePerson = graphql(`
  mutation ErasePersonForGood($input: ErasePersonInput!) {
    erasePerson(input: $input) {
      person {
        id
        name
        erased
        hiredOn
        leftOn
      }
      errors {
        code
        path
        message
      }
    }
  }
`);
const Erased = graphql(`
  query ErasedPerson($id: ID!) {
    person(id: $id) {
      name
      erased
      alias
      employeeNumber
      bio
      contact {
        email
        phone
      }
      birthday {
        month
      }
      hobbies {
        id
      }
      skills {
        level
      }
      customFields {
        value
      }
      absences {
        id
      }
      latestChanges {
        action
        fields {
          name
          before
          after
          hidden
        }
      }
    }
  }
`);
const Found = graphql(`
  query ErasedFound($search: String, $filter: PeopleFilter) {
    people(first: 100, search: $search, filter: $filter) {
      totalCount
      nodes {
        id
      }
    }
  }
`);
const Change = graphql(`
  mutation ErasedChange($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        id
      }
      errors {
        code
      }
    }
  }
`);
const Log = graphql(`
  query ErasedLog($filter: AuditFilter) {
    auditLog(filter: $filter, first: 100) {
      nodes {
        action
        before
        after
      }
    }
  }
`);

let count = 0;
/** Somebody who left, with a name of their own. */
async function leaver(data: Parameters<typeof build.person>[0] = {}) {
  count += 1;
  return build.person({ name: `孔方${'一二三四五六七八九十'[count] ?? ''}`, leftOn: '2026-02-10', ...data });
}
const versionOf = async (id: string) => (await hearth.services.orm.em.fork().findOneOrFail(Person, id)).version;
const erase = async (person: Person, more: { confirmName?: string; version?: number; eraseContributions?: boolean } = {}, by = hr) =>
  (
    await by.run(ErasePerson, {
      input: { id: person.id, version: await versionOf(person.id), confirmName: person.name, eraseContributions: false, ...more },
    })
  ).erasePerson;

/** What the team goes on needing, whoever wrote it; and ids, which name nobody. */
const staysWithTheTeam = [
  'audit_entry.action',
  'audit_entry.change',
  'audit_entry.reason',
  'audit_entry.request_id',
  'audit_entry.subject_id',
  'audit_entry.subject_type',
  'contribution.author_key',
  'contribution.outcome_note',
  'contribution.search_text',
  'contribution.title',
  'event.description',
  'event.place',
  'event.recurrence',
  'event.starts_local',
  'event.time_zone',
  'event.title',
  'follow_up.result',
  'follow_up.text',
  'hobby.findable_by',
  'hobby.key',
  'hobby.name_en',
  'hobby.name_zh',
  'idea.text',
  'occurrence.original_start',
  'occurrence.place_override',
  'occurrence.title_override',
  'org_unit_term.name',
  'org_unit_term.responsibilities',
  'position_term.title',
  'reorg_plan.note',
  'reorg_plan.noticed_entry',
  'reorg_plan.title',
  'sharing_series.place',
  'sharing_series.start_time',
  'sharing_series.time_zone',
  'sharing_series.title',
  'sharing_session.minutes',
  'sharing_session.place',
  'skill.findable_by',
  'skill.key',
  'skill.name_en',
  'skill.name_zh',
  'custom_field.key',
  'custom_field.label_en',
  'custom_field.label_zh',
].sort();

describe('erasing somebody', () => {
  test('leaves nothing of what was written about them, in any column of any table', async () => {
    const mark = 'ZX81-personal';
    const columns = hearth.services.orm.getMetadata().get(Person).props;
    const person = await leaver();
    const em = hearth.services.orm.em.fork();
    const texts = columns.filter(({ type, items, name }) => type === 'text' && !items && !['id', 'name'].includes(name));
    await em.nativeUpdate(
      Person,
      { id: person.id },
      { ...Object.fromEntries(texts.map(({ name }) => [name, `${mark} ${name}`])), name: `${mark} 孔方` },
    );
    // Whom they invited is somebody else.
    await new EverythingAbout(hearth.services, person, { mark, without: ['Invitation.invitedBy'] }).write();
    expect((await columnsWith(hearth.services, mark)).length).toBeGreaterThan(60);

    expect((await erase(person, { confirmName: `${mark} 孔方` })).errors).toEqual([]);
    const left = await columnsWith(hearth.services, mark);
    expect(left.filter((column) => !staysWithTheTeam.includes(column))).toEqual([]);
    // Of the row itself only what is said to stay says anything.
    const sql = hearth.services.orm.em.fork() as EntityManager;
    const [row] = await sql.execute<Record<string, unknown>[]>('select * from person where id = ?', [person.id]);
    const filled = Object.entries(row ?? {}).filter(([, value]) => value !== null && value !== '' && value !== 0 && value !== false);
    expect(filled.map(([name]) => name).sort()).toEqual([
      'erased_at',
      'hired_on',
      'id',
      'leap_day_keeping',
      'leap_month_keeping',
      'left_on',
      'name',
      'version',
    ]);
  });

  test('takes their profile, name and changes from everybody, and from the audit log', async () => {
    const person = await leaver({ name: '孔雀东', phone: '138 7777 1234', bio: '爱好收集火柴盒' });
    await hr.run(Change, { input: { id: person.id, version: 1, alias: '火柴', phone: '139 8888 4321' } });
    const admin = await hearth.as(await build.person({ name: '顾一鸣' }), 'ADMIN');
    const log = async () => JSON.stringify(await admin.run(Log, { filter: { subjectId: person.id } }));
    expect(await log()).toContain('火柴');
    expect(JSON.stringify(await hr.run(Erased, { id: person.id }))).toContain('139 8888 4321');

    expect(await erase(person)).toMatchObject({
      errors: [],
      person: { name: '已删除的成员', erased: true, hiredOn: '2020-01-01', leftOn: '2026-02-10' },
    });
    for (const client of [hr, member]) {
      expect((await client.run(Erased, { id: person.id })).person).toMatchObject({
        name: '已删除的成员',
        erased: true,
        alias: null,
        employeeNumber: null,
        bio: '',
        contact: { email: null, phone: null },
        birthday: null,
        hobbies: [],
        skills: [],
        customFields: [],
      });
    }
    const { latestChanges } = (await hr.run(Erased, { id: person.id })).person ?? {};
    expect(latestChanges).toMatchObject([
      { action: 'erasePerson' },
      { action: 'updatePerson', fields: expect.arrayContaining([{ name: 'alias', before: null, after: null, hidden: false }]) },
    ]);
    for (const words of ['火柴', '孔雀东', '138 7777 1234', '139 8888 4321']) {
      expect(await log()).not.toContain(words);
      expect(await columnsWith(hearth.services, words)).toEqual([]);
    }
  });

  test('takes them out of every search and list', async () => {
    const person = await leaver({ name: '欧阳修远', pinyin: 'ouyangxiuyuan', initials: 'oyxy' });
    const filter = { status: 'LEFT' as const };
    expect((await hr.run(Found, { search: 'ouyang', filter })).people.nodes).toEqual([{ id: person.id }]);
    await erase(person);
    for (const search of ['欧阳', 'ouyang', 'oyxy', '已删除', '', person.employeeNumber ?? 'T']) {
      for (const status of ['LEFT', 'CURRENT'] as const) {
        const { nodes } = (await hr.run(Found, { search, filter: { status } })).people;
        expect(nodes.map(({ id }) => id)).not.toContain(person.id);
      }
    }
  });

  test('ends their account: nobody signs in by it, and nothing of it is left', async () => {
    const person = await build.person({ name: '孔账号' });
    const client = await hearth.as(person);
    const token = await hearth.token(person, ['read']);
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(Person, { id: person.id }, { leftOn: '2026-02-10' });
    await erase(person);
    for (const each of [client, token]) expect((await each.ask(Found)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await em.count(Account, { person: person.id })).toBe(0);
    expect(await em.count(SignInSession, { account: { email: `${person.id}@hearth.test` } })).toBe(0);
    expect(await columnsWith(hearth.services, `${person.id}@hearth.test`)).toEqual([]);
  });

  test('sends no mail to them any more, and takes their name out of those to others', async () => {
    const person = await leaver({ name: '孔邮件', email: 'Kong.You@Hearth.test' });
    const at = { createdAt: hearth.clock.now(), nextTryAt: hearth.clock.now() };
    await build.row(OutboxMail, { messageKey: 'k1', to: 'kong.you@hearth.test', subject: '你好', text: '…', ...at });
    await build.row(OutboxMail, {
      messageKey: 'k2',
      to: 'other@hearth.test',
      subject: '孔邮件的生日',
      text: '孔邮件明天过生日',
      sentAt: at.createdAt,
      ...at,
    });
    await build.row(OutboxMail, { messageKey: `notice-${person.id}-x`, to: 'former@hearth.test', subject: '提醒', text: '…', ...at });
    await erase(person);
    expect(await columnsWith(hearth.services, 'former@hearth.test')).toEqual([]);
    const mails = await hearth.services.orm.em.fork().find(OutboxMail, { messageKey: { $in: ['k1', 'k2'] } });
    expect(mails).toMatchObject([{ messageKey: 'k2', subject: '已删除的成员的生日', text: '已删除的成员明天过生日' }]);
  });

  test('keeps their history in the chart and what they shared, without the name', async () => {
    const person = await leaver({ name: '孔历史' });
    const unit = await build.unit('历史部');
    const seat = await build.position({ title: '史官', unit, holder: person, to: '2026-02-11' });
    const { createSharingSeries } = await hr.run(CreateSeries, {
      input: { title: '史记', unitId: unit.id, organizerId: person.id, rhythm: FRIDAYS },
    });
    const session = createSharingSeries.series?.nextSessions[0]?.id ?? '';
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(
      SharingSession,
      { id: session },
      { status: SharingSessionStatus.CLOSED, minutes: '主持：孔历史\n- 成功经验：拿下大单（孔历史）' },
    );
    await build.row(Duty, { session, person: person.id, role: DutyRole.HOST, source: DutySource.ROTATION, reasons: null });
    const shared = await build.row(Contribution, {
      session,
      kind: ContributionKind.SUCCESS,
      presenter: person.id,
      title: '拿下大单',
      sections: { situation: '很难' },
      createdAt: hearth.clock.now(),
    });
    await erase(person);

    const chart = (await hr.run(Chart, { asOf: '2026-01-15', root: seat.id })).orgChart;
    expect(chart).toMatchObject({ headcount: 1, nodes: [{ title: '史官', holder: { id: person.id, name: '已删除的成员' } }] });
    const stored = await em.fork().findOneOrFail(Contribution, shared.id);
    expect(stored).toMatchObject({ title: '拿下大单', sections: { situation: '很难' }, presenter: { id: person.id } });
    expect((await em.fork().findOneOrFail(SharingSession, session)).minutes).toBe(
      '主持：已删除的成员\n- 成功经验：拿下大单（已删除的成员）',
    );
    expect(await em.fork().count(Duty, { person: person.id })).toBe(1);
  });

  test('erases what they wrote for the team, too, where HR wants it; anonymous lessons stay', async () => {
    const person = await leaver({ name: '孔著作' });
    const unit = await build.unit();
    const { createSharingSeries } = await hr.run(CreateSeries, {
      input: { title: '著作', unitId: unit.id, organizerId: person.id, rhythm: FRIDAYS },
    });
    const session = createSharingSeries.series?.nextSessions[0]?.id ?? '';
    const row = { session, kind: ContributionKind.LESSON, sections: { cause: '独家秘方甲' }, createdAt: hearth.clock.now() };
    await build.row(Contribution, { ...row, presenter: person.id, title: '独家秘方乙' });
    const anonymous = await build.row(Contribution, { ...row, title: '匿名教训', sections: { cause: '说错了价' } });
    const ctx = createContext(hearth.services, { viewer: null });
    const authorKey = anonymousAuthorKey(ctx, anonymous.id, person.id);
    await ctx.em.nativeUpdate(Contribution, { id: anonymous.id }, { authorKey });
    await ctx.em.nativeUpdate(SharingSession, { id: session }, { minutes: '失败教训：独家秘方乙（孔著作）' });
    await erase(person, { eraseContributions: true });
    expect(await columnsWith(hearth.services, '独家秘方')).toEqual([]);
    expect(await columnsWith(hearth.services, '说错了价')).toEqual(['contribution.search_text', 'contribution.sections']);
    expect(await ctx.em.fork().count(Contribution, { presenter: person.id })).toBe(1);
  });

  test('is refused while they work here, for another name, with a stale version, twice, and for all but HR', async () => {
    const person = await build.person({ name: '孔在职' });
    expect((await erase(person)).errors).toMatchObject([{ code: 'STILL_EMPLOYED', path: ['id'] }]);
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(Person, { id: person.id }, { leftOn: '2026-03-02' });
    expect((await erase(person)).errors).toMatchObject([{ code: 'STILL_EMPLOYED' }]);
    await em.nativeUpdate(Person, { id: person.id }, { leftOn: '2026-03-01' });
    expect((await erase(person, { confirmName: '孔在' })).errors).toMatchObject([
      { code: 'WRONG_NAME', path: ['confirmName'], message: '请输入“孔在职”以确认' },
    ]);
    expect((await erase(person, { version: 99 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    const admin = await hearth.as(await build.person(), 'ADMIN');
    for (const client of [member, admin]) {
      const input = { id: person.id, version: 1, confirmName: '孔在职', eraseContributions: false };
      expect((await client.ask(ErasePerson, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await erase(person)).errors).toEqual([]);
    expect((await erase(person, { confirmName: '已删除的成员' })).errors).toMatchObject([{ code: 'PERSON_ERASED' }]);
    const changed = (await hr.run(Change, { input: { id: person.id, version: await versionOf(person.id), name: '回来了' } })).updatePerson;
    expect(changed.errors).toMatchObject([{ code: 'PERSON_ERASED' }]);
  });

  test('is refused for oneself', async () => {
    const person = await build.person({ name: '孔自己' });
    const self = await hearth.as(person, 'HR');
    const input = { id: person.id, version: 1, confirmName: '孔自己', eraseContributions: false };
    expect((await self.ask(ErasePerson, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
