import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { firstDifferentDay } from './recorded-change.rules.ts';
import { RecordedChange } from './recorded-change.types.ts';
import { changedSince, type Recorded, recordsOf, type SubjectType } from './trail.service.ts';

/** Enough to see what happened lately and to take it back; the whole of it stands in the audit log. */
const LATEST = 20;

/** An undo is one request that writes at once: of so many seats and units it does not keep the others waiting. */
export const MOST_TO_UNDO = 1_000;

/** Of a change of more seats and units than this, a list of changes looks at the one that it is about alone. */
const MOST_TO_COMPARE = 200;

/** How many ids or parameters one statement is given. */
const IDS_PER_SELECT = 500;

/** The latest changes of one seat or unit, newest first; asked for together where several are. */
export const latestChangesOf = (ctx: Context, type: SubjectType, id: string): Promise<RecordedChange[]> =>
  ctx.loaders.load(`organization.latestChanges.${type}`, id, async (ids) => {
    const entries = await latestEntries(ctx.em, type, ids);
    const subjects = await subjectsOf(
      ctx.em,
      entries.map(({ change }) => change),
    );
    const standing = await entriesThatStand(ctx.em, type, entries, subjects);
    const groups = Map.groupBy(entries, ({ subjectId }) => subjectId);
    return ids.map((each) =>
      (groups.get(each) ?? []).map((entry) =>
        Object.assign(new RecordedChange(), {
          changeId: entry.change,
          action: entry.action,
          changedAt: entry.at,
          personId: entry.personId,
          reason: entry.reason,
          effectiveOn: firstDifferentDay(entry.before as Recorded | null, entry.after as Recorded | null),
          subjects: subjects.get(entry.change) ?? 0,
          undoable: standing.has(entry),
        }),
      ),
    );
  });

async function latestEntries(em: EntityManager, type: SubjectType, ids: readonly string[]): Promise<AuditEntry[]> {
  const latest = await inParts(ids, (some) =>
    selectRows<{ id: string }>(
      em,
      `select id from (
        select id, row_number() over (partition by subject_id order by at desc, id desc) as place
        from audit_entry where subject_type = ? and subject_id in (${marks(some)})
      ) entry where place <= ${LATEST}`,
      [type, ...some],
    ),
  );
  const entries = await inParts(
    latest.map(({ id }) => id),
    (some) => em.find(AuditEntry, { id: { $in: some } }),
  );
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

/** How many seats and units each of these changes made different. */
export async function subjectsOf(em: EntityManager, changes: readonly string[]): Promise<Map<string, number>> {
  const rows = await inParts([...new Set(changes)], (some) =>
    selectRows<{ change: string; subjects: number | string }>(
      em,
      `select change, count(*) as subjects from audit_entry
      where change in (${marks(some)}) and subject_type in ('Position', 'OrgUnit') group by change`,
      some,
    ),
  );
  return new Map(rows.map(({ change, subjects }) => [change, Number(subjects)]));
}

/** Of these entries of latest changes, those whose change an undo takes back: nothing of it has been changed since. */
async function entriesThatStand(
  em: EntityManager,
  type: SubjectType,
  entries: readonly AuditEntry[],
  subjects: ReadonlyMap<string, number>,
): Promise<Set<AuditEntry>> {
  const few = entries.filter(({ change }) => (subjects.get(change) ?? 0) <= MOST_TO_UNDO);
  const own = await recordsOf(em, type, [...new Set(few.map(({ subjectId }) => subjectId))]);
  const here = few.filter((entry) => !changedSince(entry, own));
  // What concerns this seat or unit alone is known already.
  const compared = here.filter(({ change }) => {
    const concerned = subjects.get(change) ?? 0;
    return concerned > 1 && concerned <= MOST_TO_COMPARE;
  });
  const changes = [...new Set(compared.map(({ change }) => change))];
  const all = await inParts(changes, (some) =>
    em.find(AuditEntry, { change: { $in: some }, subjectType: { $in: ['Position', 'OrgUnit'] } }),
  );
  const idsOf = (of: SubjectType) => [...new Set(all.filter(({ subjectType }) => subjectType === of).map(({ subjectId }) => subjectId))];
  const now = {
    Position: await recordsOf(em, 'Position', idsOf('Position')),
    OrgUnit: await recordsOf(em, 'OrgUnit', idsOf('OrgUnit')),
  };
  const gone = new Set(all.filter((entry) => changedSince(entry, now[entry.subjectType as SubjectType])).map(({ change }) => change));
  return new Set(here.filter(({ change }) => !gone.has(change)));
}

const marks = (values: readonly string[]): string => values.map(() => '?').join(', ');

async function inParts<T>(ids: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_SELECT) rows.push(...(await read(ids.slice(at, at + IDS_PER_SELECT))));
  return rows;
}
