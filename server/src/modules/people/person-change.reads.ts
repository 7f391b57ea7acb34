import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { selectRows, someAtATime } from '../../platform/orm/select.ts';
import { type AuditedValue, auditedValues } from './audited-values.service.ts';
import { ChangedField, PersonChange } from './person-change.types.ts';
import { SUBJECT } from './person-trail.service.ts';

/** Enough to see what happened lately; the whole of it stands in the audit log. */
const LATEST = 20;

/** The latest changes of a profile, newest first, those of a record that became part of it among them. */
export const latestChangesOf = (ctx: Context, personId: string): Promise<PersonChange[]> =>
  ctx.loaders.load('people.latestChanges', personId, async (people) => {
    const records = await recordsOf(ctx, people);
    const entries = await latestEntries(ctx, [...new Set([...records.values()].flat())]);
    return Promise.all(
      people.map((person) => {
        const own = new Set(records.get(person));
        const latest = entries.filter(({ subjectId }) => own.has(subjectId)).slice(0, LATEST);
        return Promise.all(latest.map((entry) => changeOf(ctx, entry)));
      }),
    );
  });

/** The ids that somebody has had: their own, and those of records that were merged into theirs. */
export async function recordsOf(ctx: Context, people: readonly string[]): Promise<Map<string, string[]>> {
  const records = new Map(people.map((person) => [person, [person]]));
  let fresh = [...people];
  while (fresh.length > 0) {
    const merges = await someAtATime(fresh, (some) =>
      ctx.em.find(AuditEntry, { subjectType: SUBJECT, subjectId: { $in: some }, action: 'mergePeople' }, { disableIdentityMap: true }),
    );
    const from = merges.flatMap(({ subjectId, after }) => {
      const merged = after?.['mergedFrom'];
      return typeof merged === 'string' ? [{ into: subjectId, merged }] : [];
    });
    fresh = [];
    for (const own of records.values()) {
      for (const { into, merged } of from) {
        if (!own.includes(into) || own.includes(merged)) continue;
        own.push(merged);
        fresh.push(merged);
      }
    }
  }
  return records;
}

async function latestEntries(ctx: Context, subjects: readonly string[]): Promise<AuditEntry[]> {
  const latest = await someAtATime(subjects, (some) =>
    selectRows<{ id: string }>(
      ctx.em,
      `select id from (
        select id, row_number() over (partition by subject_id order by at desc, id desc) as place
        from audit_entry where subject_type = ? and subject_id in (${some.map(() => '?').join(', ')})
      ) entry where place <= ${LATEST}`,
      [SUBJECT, ...some],
    ),
  );
  const entries = await someAtATime(
    latest.map(({ id }) => id),
    (some) => ctx.em.find(AuditEntry, { id: { $in: some } }),
  );
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

async function changeOf(ctx: Context, entry: AuditEntry): Promise<PersonChange> {
  const [before, after] = await Promise.all([auditedValues(ctx, entry.before), auditedValues(ctx, entry.after)]);
  const fields = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].map((name) => {
    const [was, is] = [before?.get(name), after?.get(name)];
    const hidden = was === 'HIDDEN' || is === 'HIDDEN';
    return Object.assign(new ChangedField(), { name, before: hidden ? null : textOf(was), after: hidden ? null : textOf(is), hidden });
  });
  const { change: changeId, action, at: changedAt, personId } = entry;
  return Object.assign(new PersonChange(), { changeId, action, changedAt, personId, fields });
}

const textOf = (value: AuditedValue | undefined): string | null =>
  value === undefined || typeof value === 'string' ? null : plainText(value.value);

/** A list with commas; of a skill its name and level, of a span its two days. */
function plainText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plainText).join(', ');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const parts = Object.values(value).filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.join(' ');
}
