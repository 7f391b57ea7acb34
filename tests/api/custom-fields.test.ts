import { Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { openLanes, told } from '../support/lanes.ts';

const hearth = await hearthForThisFile();

const Define = graphql(`
  mutation CustomFieldsDefine($input: DefineCustomFieldInput!) {
    defineCustomField(input: $input) {
      customField {
        id
        key
        labelZh
        type
        choices
        audience
        filledByPerson
      }
      errors {
        code
        path
      }
    }
  }
`);
const Order = graphql(`
  mutation CustomFieldsOrder($input: OrderCustomFieldsInput!) {
    orderCustomFields(input: $input) {
      customFields {
        key
      }
      errors {
        code
      }
    }
  }
`);
const Remove = graphql(`
  mutation CustomFieldsRemove($input: RemoveCustomFieldInput!) {
    removeCustomField(input: $input) {
      deletedCustomFieldId
      errors {
        code
      }
    }
  }
`);
const SetValue = graphql(`
  mutation CustomFieldsSetValue($input: SetCustomValueInput!) {
    setCustomValue(input: $input) {
      person {
        id
      }
      errors {
        code
        path
        message
      }
    }
  }
`);
const Update = graphql(`
  mutation CustomFieldsUpdatePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
        path
      }
    }
  }
`);
const Values = graphql(`
  query CustomFieldsValues($id: ID!) {
    person(id: $id) {
      version
      customFields {
        field {
          key
        }
        value
        audience
        person {
          name
        }
      }
    }
  }
`);
const Fields = graphql(`
  query CustomFieldsAll {
    customFields {
      key
    }
  }
`);

const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR');
const colleague = await hearth.as(await hearth.build.person({ name: '同事' }));
const codes = async (answer: ReturnType<Client['ask']>) => (await answer).errors?.map(({ extensions }) => extensions.code);

const field = {
  labelZh: '衣服尺码',
  labelEn: 'Shirt size',
  type: 'CHOICE' as const,
  choices: ['S', 'M', 'L'],
  audience: 'EVERYONE' as const,
};
const define = async (key: string, rest: { labelZh?: string; labelEn?: string; filledByPerson?: boolean } = {}) =>
  (await hr.run(Define, { input: { ...field, labelZh: key, labelEn: key, ...rest, key } })).defineCustomField;
const valuesOf = async (client: Client, { id }: Person) => (await client.run(Values, { id })).person?.customFields ?? [];
const plain = async (client: Client, person: Person) =>
  Object.fromEntries((await valuesOf(client, person)).map(({ field: { key }, value }) => [key, value]));

describe('the fields', () => {
  test('are defined, ordered and removed by HR alone', async () => {
    const made = await define('shirt-size');
    const id = made.customField?.id ?? '';
    expect(await codes(colleague.ask(Define, { input: { ...field, key: 'mine' } }))).toEqual(['FORBIDDEN']);
    expect(await codes(colleague.ask(Order, { input: { keys: ['shirt-size'] } }))).toEqual(['FORBIDDEN']);
    expect(await codes(colleague.ask(Remove, { input: { id } }))).toEqual(['FORBIDDEN']);
    expect((await hr.run(Remove, { input: { id } })).removeCustomField).toEqual({ deletedCustomFieldId: id, errors: [] });
    expect(await codes(hr.ask(Remove, { input: { id } }))).toEqual(['NOT_FOUND']);
  });

  test('keep their type and their place when they are changed, and have labels of their own', async () => {
    await define('blood', { labelZh: '血型', labelEn: 'Blood' });
    await define('badge', { labelZh: '工牌', labelEn: 'Badge' });
    expect((await define('blood', { labelZh: '血型（ABO）', labelEn: 'Blood type' })).errors).toEqual([]);
    expect((await hr.run(Fields, {})).customFields.map(({ key }) => key)).toEqual(['blood', 'badge']);
    expect((await define('other', { labelZh: '工牌', labelEn: 'Other' })).errors).toEqual([{ code: 'LABEL_TAKEN', path: ['labelZh'] }]);
    const retyped = await hr.run(Define, { input: { ...field, key: 'blood', labelZh: '血', labelEn: 'B', type: 'TEXT' } });
    expect(retyped.defineCustomField.errors).toEqual([{ code: 'TYPE_FIXED', path: ['type'] }]);
    const ordered = await hr.run(Order, { input: { keys: ['badge', 'no-such-field'] } });
    expect(ordered.orderCustomFields.customFields?.map(({ key }) => key)).toEqual(['badge', 'blood']);
    expect((await define('third')).errors).toEqual([]);
    expect((await hr.run(Fields, {})).customFields.map(({ key }) => key)).toEqual(['badge', 'blood', 'third']);
  });

  test('take what people have in them along when they go', async () => {
    const person = await hearth.build.person({ name: '甲' });
    const { customField } = await define('gone');
    await hr.run(SetValue, { input: { personId: person.id, key: 'gone', value: 'M' } });
    expect(await plain(colleague, person)).toEqual({ gone: 'M' });
    await hr.run(Remove, { input: { id: customField?.id ?? '' } });
    await define('gone');
    expect(await plain(colleague, person)).toEqual({});
  });
});

describe('what somebody has in a field', () => {
  test('is written by HR, and by the person where people fill it in themselves', async () => {
    const person = await hearth.build.person({ name: '乙' });
    const self = await hearth.as(person);
    await define('hr-fills');
    await define('all-fill', { filledByPerson: true });
    const input = (key: string, value: string | null) => ({ input: { personId: person.id, key, value } });
    expect((await hr.run(SetValue, input('hr-fills', 'S'))).setCustomValue.errors).toEqual([]);
    expect((await self.run(SetValue, input('all-fill', 'L'))).setCustomValue.errors).toEqual([]);
    expect(await plain(colleague, person)).toEqual({ 'hr-fills': 'S', 'all-fill': 'L' });
    expect(await codes(self.ask(SetValue, input('hr-fills', 'L')))).toEqual(['FORBIDDEN']);
    expect(await codes(self.ask(SetValue, input('hr-fills', null)))).toEqual(['FORBIDDEN']);
    expect(await codes(colleague.ask(SetValue, input('all-fill', 'S')))).toEqual(['FORBIDDEN']);
    expect((await self.run(SetValue, input('all-fill', 'XXL'))).setCustomValue.errors).toMatchObject([
      { code: 'INVALID', path: ['value'] },
    ]);
    await self.run(SetValue, input('all-fill', null));
    expect(await plain(colleague, person)).toEqual({ 'hr-fills': 'S' });
  });

  test('is for whom the person chooses, and nobody else chooses', async () => {
    const person = await hearth.build.person({ name: '丙' });
    const self = await hearth.as(person);
    await define('private');
    const audience = (to: 'ONLY_ME' | 'HR' | null) => ({ input: { personId: person.id, key: 'private', audience: to } });
    expect((await self.run(SetValue, audience('ONLY_ME'))).setCustomValue.errors).toMatchObject([
      { code: 'NOTHING_TO_SHOW', path: ['audience'] },
    ]);
    await hr.run(SetValue, { input: { personId: person.id, key: 'private', value: 'M' } });
    expect(await codes(hr.ask(SetValue, audience(null)))).toEqual(['FORBIDDEN']);
    expect((await self.run(SetValue, audience('HR'))).setCustomValue.errors).toEqual([]);
    expect(await valuesOf(colleague, person)).toEqual([]);
    expect(await valuesOf(hr, person)).toMatchObject([{ value: 'M', audience: 'HR' }]);
    await self.run(SetValue, audience('ONLY_ME'));
    expect(await valuesOf(hr, person)).toEqual([]);
    expect(await valuesOf(self, person)).toMatchObject([{ value: 'M', audience: 'ONLY_ME' }]);
    await self.run(SetValue, audience(null));
    expect(await valuesOf(colleague, person)).toMatchObject([{ value: 'M', audience: null }]);
  });

  test('that is a member is answered as that member, and nobody else is taken', async () => {
    const mentor = await hearth.build.person({ name: '师父' });
    const person = await hearth.build.person({ name: '徒弟' });
    await hr.run(Define, { input: { ...field, key: 'mentor', labelZh: '导师', labelEn: 'Mentor', type: 'PERSON', choices: [] } });
    await hr.run(Define, { input: { ...field, key: 'note', labelZh: '备注', labelEn: 'Note', type: 'TEXT', choices: [] } });
    const set = async (key: string, value: string) =>
      (await hr.run(SetValue, { input: { personId: person.id, key, value } })).setCustomValue.errors.map(({ code }) => code);
    expect(await set('mentor', 'per_nobody')).toEqual(['INVALID']);
    expect(await set('mentor', mentor.id)).toEqual([]);
    expect(await set('note', mentor.id)).toEqual([]);
    expect(await valuesOf(colleague, person)).toMatchObject([
      { field: { key: 'mentor' }, value: mentor.id, person: { name: '师父' } },
      { field: { key: 'note' }, value: mentor.id, person: null },
    ]);
  });

  test('is changed with the rest of the profile or not at all, and counts the version up', async () => {
    const person = await hearth.build.person({ name: '丁' });
    const self = await hearth.as(person);
    await define('one', { filledByPerson: true });
    await define('two', { filledByPerson: true });
    const update = async (version: number, rest: object) =>
      (await self.run(Update, { input: { id: person.id, version, ...rest } })).updatePerson;
    const refused = await update(1, {
      alias: '小丁',
      customValues: [
        { key: 'one', value: 'M' },
        { key: 'two', value: 'XXL' },
      ],
    });
    expect(refused.errors).toEqual([{ code: 'INVALID', path: ['customValues', '1', 'value'] }]);
    const twice = await update(1, {
      customValues: [
        { key: 'one', value: null },
        { key: 'one', value: 'M' },
      ],
    });
    expect(twice.errors).toEqual([{ code: 'REPEATED', path: ['customValues', '1', 'key'] }]);
    expect((await self.run(Values, { id: person.id })).person).toEqual({ version: 1, customFields: [] });
    expect(await update(1, { customValues: [{ key: 'one', value: 'M', audience: 'HR' }] })).toEqual({ person: { version: 2 }, errors: [] });
    expect((await update(1, { customValues: [{ key: 'one', value: 'S' }] })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await update(2, { alias: '小丁', customValues: [{ key: 'two', value: 'L' }] })).toEqual({ person: { version: 3 }, errors: [] });
    expect(await plain(self, person)).toEqual({ one: 'M', two: 'L' });
    expect(await plain(colleague, person)).toEqual({ two: 'L' });
  });

  test('that HR may not see is cleared without telling whether it was there', async () => {
    await define('mine', { filledByPerson: true });
    const versions = [];
    for (const value of ['M', null]) {
      const person = await hearth.build.person({ name: '戊' });
      const self = await hearth.as(person);
      if (value) await self.run(SetValue, { input: { personId: person.id, key: 'mine', value, audience: 'ONLY_ME' } });
      const input = { id: person.id, version: 1, customValues: [{ key: 'mine', value: null }] };
      versions.push((await hr.run(Update, { input })).updatePerson);
      expect(await plain(self, person)).toEqual({});
    }
    expect(versions[0]).toEqual(versions[1]);
  });
});

test('every way of reading shows the same values to the same person', async () => {
  await using lanes = await openLanes();
  const people = await lanes.services.orm.em.fork().find(Person, { leftOn: null }, { orderBy: { id: 'asc' }, limit: 4 });
  const [staff, owner, other, named] = people as [Person, Person, Person, Person];
  const viewers = [await lanes.signIn.as(staff, 'HR'), await lanes.signIn.as(owner), await lanes.signIn.as(other)] as const;
  const [hrThere, self] = viewers;
  for (const [key, type, value, audience] of [
    ['lane-a', 'PERSON', named.id, null],
    ['lane-b', 'NUMBER', '12', 'HR'],
    ['lane-c', 'TEXT', named.id, 'ONLY_ME'],
    ['lane-d', 'DATE', '2026-02-03', 'TEAM'],
  ] as const) {
    await lanes.everywhere(hrThere).fast.run(Define, { input: { ...field, key, labelZh: key, labelEn: key, type, filledByPerson: true } });
    const written = await lanes.everywhere(self).fast.run(SetValue, { input: { personId: owner.id, key, value, audience } });
    expect(written.setCustomValue.errors).toEqual([]);
  }
  const query = `{ person(id: "${owner.id}") { customFields { field { key audience } value audience person { id name } } } }`;
  const seen: number[] = [];
  for (const client of viewers) {
    const answers = await lanes.ask(client, query);
    expect(answers.resolvers.errors).toBeUndefined();
    expect(told(answers.fast)).toBe(told(answers.resolvers));
    expect(told(answers.rows)).toBe(told(answers.resolvers));
    seen.push(
      (answers.fast.data as { person: { customFields: { field: { key: string } }[] } }).person.customFields.filter(({ field: { key } }) =>
        key.startsWith('lane'),
      ).length,
    );
  }
  expect(seen.slice(0, 2)).toEqual([3, 4]);
  expect(seen[2]).toBeLessThan(3);
});
