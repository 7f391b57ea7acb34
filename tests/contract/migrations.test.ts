import { closeServices, openServices } from '@hearth/server/services';
import { migrate } from '@hearth/server/platform/orm/migrate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configFor, type FreshDatabase, openEmptyDatabase } from '../support/database.ts';

describe.each(['sqlite', 'postgresql'] as const)('the migrations of %s', (dialect) => {
  let fresh: FreshDatabase;
  let services: Awaited<ReturnType<typeof openServices>>;
  let applied: string[];

  beforeAll(async () => {
    fresh = await openEmptyDatabase(dialect);
    services = await openServices(configFor(fresh.database));
    applied = await migrate(services.orm);
  });
  afterAll(async () => {
    await closeServices(services);
    await fresh.drop();
  });

  test('build every table from nothing, once', async () => {
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(services.orm)).toEqual([]);
  });

  test('leave exactly what the entities say', async () => {
    expect(await services.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  test('agree with the snapshot that the next migration starts from', async () => {
    expect(await services.orm.migrator.checkSchema()).toBe(false);
  });
});
