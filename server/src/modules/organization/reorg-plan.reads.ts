import type { FilterQuery } from '@mikro-orm/core';
import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { maySeePlan, type PlanAccess } from './organization.policy.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import { type OrgState, type SeatState, undated, type UnitState } from './state.rules.ts';
import { covers } from './term.rules.ts';
import type { Recorded } from './trail.service.ts';

/** What the policies ask of a plan; its editors must be loaded. */
export const accessTo = ({ accountId, editors, status }: ReorgPlan): PlanAccess => ({
  accountId,
  editorIds: editors.getIdentifiers().map(String),
  isDraft: status === ReorgPlanStatus.DRAFT,
  isPublished: status === ReorgPlanStatus.PUBLISHED,
});

/** A plan by its id; null where there is none that the viewer may see. */
export async function planBy(ctx: Context, id: string): Promise<ReorgPlan | null> {
  const plan = await ctx.em.findOne(ReorgPlan, { id }, { populate: ['editors'] });
  return plan && maySeePlan(ctx.viewer, accessTo(plan)) ? plan : null;
}

/** The plans that the viewer may see, the newest first. */
export async function reorgPlans(
  ctx: Context,
  { first, after, status }: { first: number; after?: string | null; status?: ReorgPlanStatus | null },
): Promise<Page<ReorgPlan>> {
  const { viewer } = ctx;
  const mine: FilterQuery<ReorgPlan>[] = [
    { status: ReorgPlanStatus.PUBLISHED },
    { accountId: viewer?.accountId ?? '' },
    ...(viewer?.personId ? [{ editors: { id: viewer.personId } }] : []),
  ];
  const ids = (await ctx.em.find(ReorgPlan, { $or: mine, ...(status ? { status } : {}) }, { fields: ['id'] })).map(({ id }) => id);
  const wanted: FilterQuery<ReorgPlan> = { id: { $in: ids } };
  // Ids are in the order of making.
  const older: FilterQuery<ReorgPlan> = after ? { id: { $in: ids, $lt: String(decodeCursor(after, 1)[0]) } } : wanted;
  const rows = await ctx.em.find(ReorgPlan, older, { populate: ['editors'], orderBy: { id: 'desc' }, limit: first + 1 });
  return pageOf(
    rows,
    first,
    ({ id }) => [id],
    () => Promise.resolve(ids.length),
  );
}

/** The newest entry of the audit log: a plan that is drafted or looked through now knows all up to it. */
export async function newestEntry(em: EntityManager): Promise<string> {
  const [row] = await selectRows<{ id: string | null }>(em, 'select max(id) as id from audit_entry');
  return row?.id ?? '';
}

/** What became of seats and units after an entry of the audit log, oldest first. */
const changesAfter = (em: EntityManager, entry: string): Promise<AuditEntry[]> =>
  em.find(AuditEntry, { id: { $gt: entry }, subjectType: { $in: ['Position', 'OrgUnit'] } }, { orderBy: { id: 'asc' } });

export interface Meanwhile {
  /** The plan's day as its editors last took notice of it. */
  readonly base: OrgState;
  /** Who last changed it since, by the id of the seat or unit. */
  readonly changedBy: ReadonlyMap<string, AuditEntry>;
}

/** The chart of the plan's day as it was known when its editors last looked: today's, with what was changed since put back. */
export async function meanwhile(em: EntityManager, { noticedEntry, effectiveOn }: ReorgPlan, live: OrgState): Promise<Meanwhile> {
  const units = new Map(live.units);
  const seats = new Map(live.seats);
  const standIns = new Map(live.standIns);
  const dottedLines = new Map(live.dottedLines);
  const changedBy = new Map<string, AuditEntry>();
  for (const entry of await changesAfter(em, noticedEntry)) {
    const { subjectId: id, subjectType } = entry;
    const isFirst = !changedBy.has(id);
    changedBy.set(id, entry);
    // What was true before the first of its changes is what was known.
    if (!isFirst) continue;
    const record = entry.before as Recorded | null;
    const then = (rows: string) => (record?.[rows] ?? []).filter((row) => covers(row, effectiveOn));
    const [term] = then('terms');
    if (subjectType === 'OrgUnit') put(units, id, term && ({ ...undated(term), id } as unknown as UnitState));
    else {
      put(seats, id, term && ({ ...undated(term), id } as unknown as SeatState));
      put(standIns, id, then('standIns').map(({ person }) => String(person))[0]);
      const lines = then('dottedLines').map(({ reportsTo }) => String(reportsTo));
      put(dottedLines, id, lines.length > 0 ? new Set(lines) : undefined);
    }
  }
  return { base: { units, seats, standIns, dottedLines }, changedBy };
}

function put<V>(map: Map<string, V>, id: string, value: V | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}
