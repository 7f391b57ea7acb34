import { closeServices, openServices } from '@hearth/server/services';
import { buildSchema, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { configFor, openEmptyDatabase } from '../support/database.ts';

/** What is never shown as it is stored. A field that shows part of it asks a policy and stands in a resolver. */
const privateColumns: Record<string, string[]> = {
  Account: ['emailVerified', 'image', 'updatedAt'],
  AccessToken: ['hash'],
  Contribution: ['authorKey', 'sections', 'searchText'],
  Credential: ['password', 'accessToken', 'refreshToken', 'idToken'],
  CustomFieldValue: ['value', 'audience'],
  Duty: ['reasons'],
  Hobby: ['key', 'findableBy'],
  Invitation: ['codeHash'],
  Notice: ['key'],
  Person: [
    'pinyin',
    'initials',
    'sortKey',
    'email',
    'phone',
    'birthCalendar',
    'birthMonth',
    'birthDay',
    'birthLeapMonth',
    'birthYear',
    'leapDayKeeping',
    'leapMonthKeeping',
    'birthdayAudience',
    'birthYearAudience',
    'phoneAudience',
    'emailAudience',
    'photoAudience',
    'emergencyName',
    'emergencyRelation',
    'emergencyPhone',
    'anniversaryKey',
    'erasedAt',
  ],
  PersonKey: ['key'],
  PersonPhoto: ['tag', 'large', 'small'],
  PersonToken: ['token', 'sortKey'],
  SavedView: ['ownerId'],
  SharingSeries: ['drawSeed'],
  SignInSession: ['token'],
  Skill: ['key', 'findableBy'],
  Verification: ['value'],
};

const fresh = await openEmptyDatabase('sqlite');
const services = await openServices(configFor(fresh.database));
afterAll(async () => {
  await closeServices(services);
  await fresh.drop();
});

test('exactly the private columns are hidden from serialization', () => {
  const hidden = [...services.orm.getMetadata().getAll().values()]
    .map((entity): [string, string[]] => [
      entity.className,
      entity.props.filter((property) => property.hidden).map((property) => property.name),
    ])
    .filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(hidden)).toEqual(privateColumns);
});

/** Fields of a private column's name that a resolver answers, by its policy, from more than the column. */
const answeredByResolvers = ['Contribution.sections', 'CustomFieldValue.value', 'CustomFieldValue.audience'];

test('no private column is a field of its type', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  const exposed = Object.entries(privateColumns).flatMap(([name, columns]) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? type.getFields() : {};
    return columns.filter((column) => column in fields).map((column) => `${name}.${column}`);
  });
  expect(exposed).toEqual(answeredByResolvers);
});
