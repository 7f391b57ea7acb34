import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { columnsWith } from '../support/everything-about.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });
const { build } = hearth;
const hrPerson = await build.person({ name: '周敏' });
const hr = await hearth.as(hrPerson, 'HR');
const admin = await hearth.as(await build.person({ name: '顾一鸣' }), 'ADMIN');

const AddPerson = graphql(`
  mutation AuditedAdd($input: AddPersonInput!) {
    addPerson(input: $input) {
      person {
        id
      }
      errors {
        code
      }
    }
  }
`);
const UpdatePerson = graphql(`
  mutation AuditedUpdate($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
      }
    }
  }
`);
const SetHobbies = graphql(`
  mutation AuditedHobbies($input: SetHobbiesInput!) {
    setHobbies(input: $input) {
      errors {
        code
      }
    }
  }
`);
const SetSkills = graphql(`
  mutation AuditedSkills($input: SetSkillsInput!) {
    setSkills(input: $input) {
      errors {
        code
      }
    }
  }
`);
const SetCustomValue = graphql(`
  mutation AuditedCustomValue($input: SetCustomValueInput!) {
    setCustomValue(input: $input) {
      errors {
        code
      }
    }
  }
`);
const RecordAbsence = graphql(`
  mutation AuditedAbsence($input: RecordAbsenceInput!) {
    recordAbsence(input: $input) {
      absence {
        id
      }
      errors {
        code
      }
    }
  }
`);
const RemoveAbsence = graphql(`
  mutation AuditedAbsenceRemoved($input: RemoveAbsenceInput!) {
    removeAbsence(input: $input) {
      errors {
        code
      }
    }
  }
`);
const RecordLeaving = graphql(`
  mutation AuditedLeaving($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Import = graphql(`
  mutation AuditedImport($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      changed
      errors {
        code
        path
      }
    }
  }
`);
const Changes = graphql(`
  query AuditedChanges($id: ID!) {
    person(id: $id) {
      latestChanges {
        action
        changedAt
        person {
          name
        }
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
const Log = graphql(`
  query AuditedLog($filter: AuditFilter) {
    auditLog(filter: $filter, first: 100) {
      nodes {
        action
        before
        after
        subjectType
        person {
          name
        }
      }
    }
  }
`);

const changesOf = async (person: { id: string }, client = hr) =>
  (await client.run(Changes, { id: person.id })).person?.latestChanges ?? null;
const logOf = async (person: { id: string }) => (await admin.run(Log, { filter: { subjectId: person.id } })).auditLog.nodes;
const entriesOf = (person: { id: string }) => hearth.services.orm.em.fork().find(AuditEntry, { subjectId: person.id });

describe('every change of a profile', () => {
  test('says who, when, what and from what to what, with what changed alone', async () => {
    const added = (await hr.run(AddPerson, { input: { name: '李明朗', phone: '138 0000 1111', hiredOn: '2026-03-01' } })).addPerson;
    const person = { id: added.person?.id ?? '' };
    hearth.clock.advance({ minutes: 1 });
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: 'Ming', phone: '138 0000 1111' } });
    hearth.clock.advance({ minutes: 1 });
    await hr.run(SetHobbies, { input: { personId: person.id, names: ['羽毛球', '围棋'] } });
    hearth.clock.advance({ minutes: 1 });
    await hr.run(SetSkills, { input: { personId: person.id, skills: [{ name: '谈判', level: 4, canHelp: true }] } });
    hearth.clock.advance({ minutes: 1 });
    const absence = (await hr.run(RecordAbsence, { input: { personId: person.id, from: '2026-04-01', to: '2026-04-03' } })).recordAbsence
      .absence;
    hearth.clock.advance({ minutes: 1 });
    await hr.run(RemoveAbsence, { input: { id: absence?.id ?? '' } });
    hearth.clock.advance({ minutes: 1 });
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-05-31' } });

    const changes = await changesOf(person);
    expect(changes?.map(({ action }) => action)).toEqual([
      'recordLeaving',
      'removeAbsence',
      'recordAbsence',
      'setSkills',
      'setHobbies',
      'updatePerson',
      'addPerson',
    ]);
    expect(changes?.every((change) => change.person?.name === '周敏')).toBe(true);
    const field = (name: string, before: string | null, after: string | null) => ({ name, before, after, hidden: false });
    expect(changes?.map(({ fields }) => fields)).toEqual([
      [field('leftOn', null, '2026-05-31')],
      [field('absence', '2026-04-01 2026-04-03', null)],
      [field('absence', null, '2026-04-01 2026-04-03')],
      [field('skills', null, '谈判 4')],
      [field('hobbies', null, expect.stringMatching(/^(羽毛球, 围棋|围棋, 羽毛球)$/) as string)],
      [field('alias', null, 'Ming')],
      expect.arrayContaining([field('name', null, '李明朗'), field('phone', null, '138 0000 1111'), field('hiredOn', null, '2026-03-01')]),
    ]);
  });

  test('that is refused, or changes nothing, is not there', async () => {
    const person = await build.person({ alias: 'A' });
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: 'A' } });
    expect((await hr.run(UpdatePerson, { input: { id: person.id, version: 99, alias: 'B' } })).updatePerson.errors).toHaveLength(1);
    await hr.run(SetHobbies, { input: { personId: person.id, names: [] } });
    expect(await changesOf(person)).toEqual([]);
  });

  test('of an import is there for each person whom it adds or changes', async () => {
    const kept = await build.person({ employeeNumber: 'I1', name: '甲一', phone: '138 1000 0000' });
    const same = await build.person({ employeeNumber: 'I2', name: '乙二' });
    const rows = [
      { employeeNumber: 'I1', name: '甲一', phone: '138 2000 0000', hobbies: '钓鱼' },
      { employeeNumber: 'I2', name: '乙二' },
      { employeeNumber: 'I3', name: '丙三', email: 'bing@hearth.test' },
    ];
    for (const dryRun of [true, false]) {
      expect((await hr.run(Import, { input: { rows, dryRun } })).importPeople).toMatchObject({ added: 1, changed: 1, errors: [] });
      expect(await changesOf(kept)).toHaveLength(dryRun ? 0 : 1);
    }
    expect(await changesOf(kept)).toMatchObject([
      {
        action: 'importPeople',
        fields: expect.arrayContaining([
          { name: 'phone', before: '138 1000 0000', after: '138 2000 0000', hidden: false },
          { name: 'hobbies', before: null, after: '钓鱼', hidden: false },
        ]),
      },
    ]);
    expect(await changesOf(same)).toEqual([]);
    const added = await hearth.services.orm.em.fork().findOneOrFail(Person, { employeeNumber: 'I3' });
    expect(await changesOf(added)).toMatchObject([
      { action: 'importPeople', fields: expect.arrayContaining([expect.objectContaining({ name: 'email', after: 'bing@hearth.test' })]) },
    ]);
  });
});

describe('what the log says of people', () => {
  test('stands in no column as it is: names, numbers and words are sealed, days of employment are not', async () => {
    const person = await build.person({ name: '密封人' });
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, name: '密封名', bio: '自述独此一份', hiredOn: '2021-07-01' } });
    const [entry] = await entriesOf(person);
    expect(entry).toMatchObject({
      before: { hiredOn: '2020-01-01' },
      after: { hiredOn: '2021-07-01', sealed: { fields: ['name', 'bio'] } },
    });
    for (const text of ['独此一份', '密封名', '密封人']) {
      const columns = await columnsWith(hearth.services, text);
      expect(columns.filter((column) => column.startsWith('audit_entry'))).toEqual([]);
    }
  });

  test('is shown to an administrator as far as they may see it on the profile when they read it', async () => {
    const person = await build.person({ phone: '138 3333 4444' });
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: '小三', phone: '138 5555 6666', hiredOn: '2022-02-02' } });
    const shown = async () => JSON.parse((await logOf(person))[0]?.after ?? '') as Record<string, unknown>;
    expect(await shown()).toEqual({ alias: '小三', phone: { hidden: true }, hiredOn: '2022-02-02' });
    await hearth.services.orm.em.fork().nativeUpdate(Person, { id: person.id }, { phoneAudience: Audience.EVERYONE });
    expect(await shown()).toEqual({ alias: '小三', phone: '138 5555 6666', hiredOn: '2022-02-02' });
  });

  test('hides from HR what is for the person alone, before and after, and shows it to them', async () => {
    const person = await build.person({ phone: '138 7777 0000', phoneAudience: Audience.ONLY_ME });
    const self = await hearth.as(person);
    await self.run(UpdatePerson, { input: { id: person.id, version: 1, phone: '138 7777 1111', alias: '七七' } });
    expect(await changesOf(person)).toMatchObject([
      {
        fields: expect.arrayContaining([
          { name: 'phone', before: null, after: null, hidden: true },
          { name: 'alias', before: null, after: '七七', hidden: false },
        ]),
      },
    ]);
    expect(JSON.stringify([await changesOf(person), await logOf(person)])).not.toContain('138 7777');
    expect(await changesOf(person, self)).toMatchObject([
      { fields: expect.arrayContaining([{ name: 'phone', before: '138 7777 0000', after: '138 7777 1111', hidden: false }]) },
    ]);
  });

  test('hides a custom value by the audience of its field, and one of a field that is no more from all but HR and the person', async () => {
    const person = await build.person();
    const field = await build.row(CustomField, {
      key: 'blood-type',
      labelZh: '血型',
      labelEn: 'Blood type',
      type: CustomFieldType.TEXT,
      audience: Audience.EVERYONE,
    });
    await hr.run(SetCustomValue, { input: { personId: person.id, key: 'blood-type', value: 'AB' } });
    const after = async () => (await logOf(person))[0]?.after;
    expect(await after()).toBe('{"custom.blood-type":"AB"}');
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(CustomField, { id: field.id }, { audience: Audience.HR });
    expect(await after()).toBe('{"custom.blood-type":{"hidden":true}}');
    await em.nativeDelete(CustomFieldValue, { field: field.id });
    await em.nativeDelete(CustomField, { id: field.id });
    expect(await after()).toBe('{"custom.blood-type":{"hidden":true}}');
    expect((await changesOf(person))?.[0]?.fields).toEqual([{ name: 'custom.blood-type', before: null, after: 'AB', hidden: false }]);
  });

  test('is shown on the profile to the person and HR alone', async () => {
    const person = await build.person();
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: '谁' } });
    expect(await changesOf(person, await hearth.as(await build.person()))).toBeNull();
    expect(await changesOf(person, admin)).toBeNull();
    expect(await changesOf(person, await hearth.as(person))).toHaveLength(1);
  });
});
