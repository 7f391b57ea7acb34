import type { FilterQuery } from '@mikro-orm/core';
import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows, someAtATime } from '../../platform/orm/select.ts';
import { maySeePlan, type PlanAccess } from './organization.policy.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import type { OrgState, SeatState, UnitState } from './state.rules.ts';
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
    ...(viewer?.personId ? [{ editors: { $some: { id: viewer.personId } } }] : []),
  ];
  const wanted: FilterQuery<ReorgPlan> = { $or: mine, ...(status ? { status } : {}) };
  // Ids are in the order of making.
  const older: FilterQuery<ReorgPlan> = after ? { $and: [wanted, { id: { $lt: String(decodeCursor(after, 1)[0]) } }] } : wanted;
  const rows = await ctx.em.find(ReorgPlan, older, { populate: ['editors'], orderBy: { id: 'desc' }, limit: first + 1 });
  return pageOf(
    rows,
    first,
    ({ id }) => [id],
    () => ctx.em.count(ReorgPlan, wanted),
  );
}

const OF_ORGANIZATION = ['Position', 'OrgUnit'];

/**
 * The newest entry of the audit log about a seat or a unit: what a plan is drafted or looked through with knows all up to it. Such entries are
 * written under the company's lock, so that a later one has a greater id; ask for it under the same lock.
 */
export async function newestEntry(em: EntityManager): Promise<string> {
  const [row] = await selectRows<{ id: string | null }>(
    em,
    `select max(id) as id from audit_entry where subject_type in ('${OF_ORGANIZATION.join("', '")}')`,
  );
  return row?.id ?? '';
}

interface Touched {
  readonly first: string;
  readonly last: string;
}

/** The first and the last entry about each seat and unit that was changed after one. */
const touchedAfter = (em: EntityManager, entry: string): Promise<Touched[]> =>
  selectRows<Touched>(
    em,
    `select min(id) as first, max(id) as last from audit_entry where id > ? and subject_type in ('${OF_ORGANIZATION.join("', '")}') group by subject_id`,
    [entry],
  );

export interface Meanwhile {
  /** The plan's day as its editors last took notice of it. */
  readonly base: OrgState;
  /** Who last changed it since, by the id of the seat or unit; null: no person of the company. */
  readonly changedBy: ReadonlyMap<string, string | null>;
}

/** The chart of the plan's day as it was known when its editors last looked: the live one, with what was changed since put back. */
export async function meanwhile(
  em: EntityManager,
  { noticedEntry, effectiveOn }: Pick<ReorgPlan, 'noticedEntry' | 'effectiveOn'>,
  live: OrgState,
): Promise<Meanwhile> {
  const touched = await touchedAfter(em, noticedEntry);
  const units = new Map(live.units);
  const seats = new Map(live.seats);
  const standIns = new Map(live.standIns);
  const dottedLines = new Map(live.dottedLines);
  // What was true before the first of its changes is what was known.
  const firsts = await someAtATime(
    touched.map(({ first }) => first),
    (some) => em.find(AuditEntry, { id: { $in: some } }, { fields: ['subjectId', 'subjectType', 'before'] }),
  );
  for (const { subjectId: id, subjectType, before } of firsts) {
    const record = before as Recorded | null;
    const then = (rows: string) => (record?.[rows] ?? []).filter((row) => covers(row, effectiveOn));
    const [term] = then('terms');
    if (subjectType === 'OrgUnit') put(units, id, term && unitIn(id, term));
    else {
      put(seats, id, term && seatIn(id, term));
      put(standIns, id, then('standIns').map(({ person }) => String(person))[0]);
      const lines = then('dottedLines').map(({ reportsTo }) => String(reportsTo));
      put(dottedLines, id, lines.length > 0 ? new Set(lines) : undefined);
    }
  }
  const lasts = await someAtATime(
    touched.map(({ last }) => last),
    (some) => em.find(AuditEntry, { id: { $in: some } }, { fields: ['subjectId', 'personId'] }),
  );
  return {
    base: { units, seats, standIns, dottedLines },
    changedBy: new Map(lasts.map(({ subjectId, personId }) => [subjectId, personId])),
  };
}

type Row = Recorded[string][number];

const unitIn = (id: string, row: Row): UnitState => ({
  id,
  name: String(row.name),
  kind: row.kind as UnitState['kind'],
  parent: row.parent as string | null,
  sortOrder: Number(row.sortOrder),
  headPosition: row.headPosition as string | null,
  responsibilities: String(row.responsibilities),
});

const seatIn = (id: string, row: Row): SeatState => ({
  id,
  title: String(row.title),
  unit: String(row.unit),
  reportsTo: row.reportsTo as string | null,
  holder: row.holder as string | null,
  primary: Boolean(row.primary),
  sortOrder: Number(row.sortOrder),
});

function put<V>(map: Map<string, V>, id: string, value: V | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}
