import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { expect, test } from 'vitest';
import { openHearth } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const ReminderRules = graphql(`
  query ReminderRules {
    reminderRules {
      id
      version
      celebration
      recipients
      daysAhead
      offDays
    }
  }
`);
const AddReminderRule = graphql(`
  mutation AddReminderRule($input: AddReminderRuleInput!) {
    addReminderRule(input: $input) {
      reminderRule {
        id
        version
        offDays
      }
      errors {
        code
        path
      }
    }
  }
`);
const UpdateReminderRule = graphql(`
  mutation UpdateReminderRule($input: UpdateReminderRuleInput!) {
    updateReminderRule(input: $input) {
      reminderRule {
        version
        daysAhead
        celebration
      }
      errors {
        code
        path
      }
    }
  }
`);
const RemoveReminderRule = graphql(`
  mutation RemoveReminderRule($input: RemoveReminderRuleInput!) {
    removeReminderRule(input: $input) {
      deletedReminderRuleId
      errors {
        code
      }
    }
  }
`);
test('HR says who is told of what and how long ahead; nobody else sees or changes it, and the audit log does', async () => {
  await using hearth = await openHearth();
  const [hr, admin] = [await hearth.as(await hearth.build.person(), 'HR'), await hearth.as(await hearth.build.person(), 'ADMIN')];
  const input = { celebration: 'BIRTHDAY', recipients: 'TEAM', daysAhead: 0 } as const;
  const { addReminderRule } = await hr.run(AddReminderRule, { input });
  expect(addReminderRule.reminderRule).toMatchObject({ version: 1, offDays: 'EARLIER' });
  const id = addReminderRule.reminderRule?.id ?? '';
  const again = await hr.run(AddReminderRule, { input: { ...input, offDays: 'NONE' } });
  expect(again.addReminderRule.errors).toEqual([{ code: 'REPEATED', path: ['daysAhead'] }]);
  for (const daysAhead of [-1, 61]) {
    const refused = await hr.run(AddReminderRule, { input: { ...input, daysAhead } });
    expect(refused.addReminderRule.errors).toEqual([{ code: 'INVALID', path: ['daysAhead'] }]);
  }
  const changed = await hr.run(UpdateReminderRule, { input: { id, version: 1, daysAhead: 2 } });
  expect(changed.updateReminderRule.reminderRule).toEqual({ version: 2, daysAhead: 2, celebration: 'BIRTHDAY' });
  const stale = await hr.run(UpdateReminderRule, { input: { id, version: 1, daysAhead: 5 } });
  expect(stale.updateReminderRule.errors).toEqual([{ code: 'CONFLICT', path: ['version'] }]);
  await hr.run(AddReminderRule, { input });
  const taken = await hr.run(UpdateReminderRule, { input: { id, version: 2, daysAhead: 0 } });
  expect(taken.updateReminderRule.errors).toEqual([{ code: 'REPEATED', path: ['daysAhead'] }]);
  const { reminderRules } = await hr.run(ReminderRules);
  expect(reminderRules.map(({ daysAhead, recipients }) => [daysAhead, recipients])).toEqual([
    [2, 'TEAM'],
    [0, 'TEAM'],
  ]);

  await expect(admin.run(ReminderRules)).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  await expect(admin.run(AddReminderRule, { input })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  await expect(admin.run(UpdateReminderRule, { input: { id, version: 2 } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  await expect(admin.run(RemoveReminderRule, { input: { id } })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });

  expect((await hr.run(RemoveReminderRule, { input: { id } })).removeReminderRule.deletedReminderRuleId).toBe(id);
  await expect(hr.run(RemoveReminderRule, { input: { id } })).rejects.toMatchObject({ codes: ['NOT_FOUND'] });
  const trail = await hearth.services.orm.em.fork().find(AuditEntry, { subjectId: id }, { orderBy: { id: 'asc' } });
  expect(trail.map(({ action }) => action)).toEqual(['addReminderRule', 'updateReminderRule', 'removeReminderRule']);
  expect(trail[1]).toMatchObject({ before: { daysAhead: 0 }, after: { daysAhead: 2 } });
});
