import type { AuditState } from '../../platform/audit/audit-entry.entity.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found, Rejected } from '../../platform/graphql/user-error.ts';
import { lockCompany } from '../../platform/company/company.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { OffDayShift } from '../holidays/holiday.entity.ts';
import { mayKeepReminderRules } from './celebrations.policy.ts';
import { ReminderRecipients, ReminderRule } from './reminder-rule.entity.ts';
import type { AddReminderRuleInput, RemoveReminderRuleInput, UpdateReminderRuleInput } from './reminder-rule.inputs.ts';

const MOST_RULES = 30;

type Said = Pick<ReminderRule, 'celebration' | 'recipients' | 'daysAhead' | 'offDays'>;

/** What every company starts with. */
const STARTING_RULES: readonly Said[] = [
  { celebration: 'BIRTHDAY', recipients: ReminderRecipients.MANAGER, daysAhead: 3, offDays: OffDayShift.EARLIER },
  { celebration: 'BIRTHDAY', recipients: ReminderRecipients.TEAM, daysAhead: 0, offDays: OffDayShift.EARLIER },
  { celebration: 'WORK_ANNIVERSARY', recipients: ReminderRecipients.MANAGER, daysAhead: 7, offDays: OffDayShift.EARLIER },
];

/** Writes what a company starts with, with the caller’s flush. */
export function writeStartingRules(em: EntityManager): void {
  for (const rule of STARTING_RULES) em.persist(em.create(ReminderRule, rule));
}

/** All of them, as they are shown. */
export async function reminderRules(ctx: Context): Promise<ReminderRule[]> {
  authorize(ctx, mayKeepReminderRules(ctx.viewer));
  return ctx.em.find(ReminderRule, {}, { orderBy: { celebration: 'asc', daysAhead: 'desc', recipients: 'asc', id: 'asc' } });
}

/** Adds a rule. What is near enough for it is told at once. */
export function addReminderRule(ctx: Context, input: AddReminderRuleInput): Promise<ReminderRule> {
  return keep(ctx, 'addReminderRule', async (em, rules) => {
    if (rules.length >= MOST_RULES) {
      throw new Rejected([{ code: 'TOO_MANY', message: { zh: `最多 ${MOST_RULES} 条提醒规则`, en: `At most ${MOST_RULES} rules` } }]);
    }
    refuseRepeated(input, rules);
    const { celebration, recipients, daysAhead, offDays } = input;
    const rule = em.create(ReminderRule, { celebration, recipients, daysAhead, offDays });
    await em.persist(rule).flush();
    return { rule, before: null };
  });
}

/** Changes a rule. Of what it has told already it does not tell the same people again. */
export function updateReminderRule(ctx: Context, { id, version, ...changes }: UpdateReminderRuleInput): Promise<ReminderRule> {
  return keep(ctx, 'updateReminderRule', async (em, rules) => {
    const rule = found(
      ctx,
      rules.find((each) => each.id === id),
    );
    checkVersion(rule, version);
    const before = stateOf(rule);
    const wanted: Said = {
      celebration: changes.celebration ?? rule.celebration,
      recipients: changes.recipients ?? rule.recipients,
      daysAhead: changes.daysAhead ?? rule.daysAhead,
      offDays: changes.offDays ?? rule.offDays,
    };
    refuseRepeated(
      wanted,
      rules.filter((each) => each !== rule),
    );
    Object.assign(rule, wanted);
    await em.flush();
    return { rule, before };
  });
}

/** Removes a rule; what it told stays told. */
export async function removeReminderRule(ctx: Context, { id }: RemoveReminderRuleInput): Promise<string> {
  authorize(ctx, mayKeepReminderRules(ctx.viewer));
  await ctx.em.transactional(async (em) => {
    const rule = found(ctx, await em.findOne(ReminderRule, id));
    await recordAudit({ ...ctx, em }, 'removeReminderRule', [
      { subjectType: 'ReminderRule', subjectId: id, before: stateOf(rule), after: null },
    ]);
    em.remove(rule);
  });
  return id;
}

/** One writer at a time: two of them must not add the same rule. */
async function keep(
  ctx: Context,
  action: string,
  write: (em: EntityManager, rules: readonly ReminderRule[]) => Promise<{ rule: ReminderRule; before: AuditState }>,
): Promise<ReminderRule> {
  authorize(ctx, mayKeepReminderRules(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const within = { ...ctx, em };
    await lockCompany(within);
    const { rule, before } = await write(em, await em.findAll(ReminderRule));
    await recordAudit(within, action, [{ subjectType: 'ReminderRule', subjectId: rule.id, before, after: stateOf(rule) }]);
    return rule;
  });
}

const stateOf = ({ celebration, recipients, daysAhead, offDays }: Said): AuditState => ({ celebration, recipients, daysAhead, offDays });

function refuseRepeated(wanted: Said, others: readonly ReminderRule[]): void {
  const same = others.some(
    (each) => each.celebration === wanted.celebration && each.recipients === wanted.recipients && each.daysAhead === wanted.daysAhead,
  );
  if (!same) return;
  throw new Rejected([
    { code: 'REPEATED', path: ['daysAhead'], message: { zh: '已经有一条这样的规则', en: 'There is a rule that says so already' } },
  ]);
}
