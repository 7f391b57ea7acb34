import { ReminderRule } from '@hearth/server/modules/celebrations/reminder-rule.entity';
import { writeStartingRules } from '@hearth/server/modules/celebrations/reminder-rule.service';
import { Company } from '@hearth/server/platform/company/company.entity';
import { isOwnId } from '@hearth/server/platform/orm/id';
import { closeServices, openServices } from '@hearth/server/services';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
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

describe.each(['sqlite', 'postgresql'] as const)('a company of %s from before there were reminder rules', (dialect) => {
  test('starts with those that a new company has', async () => {
    const fresh = await openEmptyDatabase(dialect);
    const services = await openServices(configFor(fresh.database));
    try {
      const pending = (await services.orm.migrator.getPending()).map(({ name }) => name);
      const at = pending.findIndex((name) => name.endsWith('_starting_reminder_rules'));
      await services.orm.migrator.up({ to: pending[at - 1] ?? '' });
      const em = services.orm.em.fork();
      await em.persist(em.create(Company, { name: '围炉贸易', timeZone: 'Asia/Shanghai' })).flush();
      await migrate(services.orm);
      const moved = await em.findAll(ReminderRule);
      const started = services.orm.em.fork() as EntityManager;
      writeStartingRules(started);
      const said = ({ celebration, recipients, daysAhead, offDays }: ReminderRule) =>
        `${celebration} ${recipients} ${daysAhead} ${offDays}`;
      const wanted = started.getUnitOfWork().getPersistStack();
      expect(moved.map(said).toSorted()).toEqual([...wanted].map((rule) => said(rule as ReminderRule)).toSorted());
      expect(moved.every(({ id }) => isOwnId('rem', id))).toBe(true);
    } finally {
      await closeServices(services);
      await fresh.drop();
    }
  });
});
