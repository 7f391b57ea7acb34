import { closeServices, openServices } from '@hearth/server/services';
import { Account } from '@hearth/server/modules/access/account.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { namesOfReferences } from '@hearth/server/platform/orm/references';
import { afterAll, expect, test } from 'vitest';
import { configFor, openEmptyDatabase } from '../support/database.ts';

const fresh = await openEmptyDatabase('sqlite');
const services = await openServices(configFor(fresh.database));
afterAll(async () => {
  await closeServices(services);
  await fresh.drop();
});

test('every column that names a person or an account says what becomes of it at a merge, at an erasure, and in a download', () => {
  expect(Object.keys(services.references).sort()).toEqual(namesOfReferences(services.orm, [Person, Account]));
});

test('what is left out of a download has a reason', () => {
  for (const { download } of Object.values(services.references)) {
    if (typeof download === 'object') expect(download.leftOut).not.toBe('');
    else expect(download).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  }
});
