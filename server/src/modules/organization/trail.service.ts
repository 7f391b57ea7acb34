import { isDeepStrictEqual } from 'node:util';
import type { AuditState } from '../../platform/audit/audit-entry.entity.ts';
import { type Audited, recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import type { Span, Value } from './term.rules.ts';

/** All that is true of a seat or a unit over its whole life, as plain values: what the audit keeps and an undo puts back. */
export type Recorded = { readonly [rows: string]: readonly (Span & { readonly [field: string]: Value })[] };

export type SubjectType = 'Position' | 'OrgUnit';

/** The rows of each sort of subject, and what they are called in a record. */
const TABLES = {
  Position: {
    terms: {
      table: 'position_term',
      id: 'position_id',
      columns: `title, unit_id as unit, reports_to_id as "reportsTo", holder_id as holder, "primary", sort_order as "sortOrder"`,
      order: '',
    },
    standIns: { table: 'stand_in', id: 'position_id', columns: 'person_id as person', order: '' },
    dottedLines: { table: 'dotted_line', id: 'position_id', columns: 'reports_to_id as "reportsTo"', order: ', reports_to_id' },
  },
  OrgUnit: {
    terms: {
      table: 'org_unit_term',
      id: 'unit_id',
      columns: `name, kind, parent_id as parent, sort_order as "sortOrder", head_position_id as "headPosition", responsibilities`,
      order: '',
    },
  },
} as const;

const IDS_PER_SELECT = 500;

/** What is on record of these in the database now; of what has no rows, nothing. */
export async function recordsOf(em: EntityManager, type: SubjectType, ids: readonly string[]): Promise<Map<string, Recorded>> {
  const records = new Map<string, { [rows: string]: (Span & { [field: string]: Value })[] }>();
  for (let at = 0; at < ids.length; at += IDS_PER_SELECT) {
    const some = ids.slice(at, at + IDS_PER_SELECT);
    for (const [name, { table, id, columns, order }] of Object.entries(TABLES[type])) {
      const rows = await selectRows<{ subject: string } & Span & { [field: string]: Value }>(
        em,
        `select ${id} as subject, valid_from as "validFrom", valid_to as "validTo", ${columns} from ${table}
        where ${id} in (${some.map(() => '?').join(', ')}) order by valid_from${order}`,
        some,
      );
      for (const { subject, ...row } of rows) {
        const record = records.get(subject) ?? Object.fromEntries(Object.keys(TABLES[type]).map((each) => [each, []]));
        records.set(subject, record);
        // SQLite answers booleans as 0 and 1.
        record[name]?.push('primary' in row ? { ...row, primary: Boolean(row.primary) } : row);
      }
    }
  }
  return records;
}

/** Is something else on record of a subject now than a change left there? `now` has what is on record of its sort. */
export const changedSince = (entry: { subjectId: string; after: AuditState }, now: ReadonlyMap<string, Recorded>): boolean =>
  !isDeepStrictEqual(now.get(entry.subjectId) ?? null, entry.after);

/**
 * What one change makes different. Whoever changes a seat or a unit touches it first; what was true of it then is compared with what is true
 * at the end.
 */
export class Trail {
  readonly #before: Record<SubjectType, Map<string, AuditState>> = { Position: new Map(), OrgUnit: new Map() };
  /** What else became different with it: a plan that is published. */
  readonly #besides: Audited[] = [];
  /** Why, in the words of who changes it. */
  reason: string | null = null;

  async touch(em: EntityManager, type: SubjectType, ids: readonly string[]): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.#before[type].has(id));
    if (fresh.length === 0) return;
    const records = await recordsOf(em, type, fresh);
    for (const id of fresh) this.#before[type].set(id, records.get(id) ?? null);
  }

  /** Something that is made now. */
  add(type: SubjectType, id: string): void {
    if (!this.#before[type].has(id)) this.#before[type].set(id, null);
  }

  /** Something else that became different with it. */
  addBeside(audited: Audited): void {
    this.#besides.push(audited);
  }

  /** What is different by now, of what was touched. The changes have been flushed. */
  async differences(em: EntityManager): Promise<Audited[]> {
    const changed: Audited[] = [];
    for (const type of ['OrgUnit', 'Position'] as const) {
      const touched = this.#before[type];
      const records = await recordsOf(em, type, [...touched.keys()]);
      for (const [id, before] of touched) {
        const after = records.get(id) ?? null;
        if (!isDeepStrictEqual(before, after)) changed.push({ subjectType: type, subjectId: id, before, after });
      }
    }
    return changed;
  }

  /** Writes it down; answers the id of the change, or null where nothing is different. */
  async record(ctx: Context, action: string): Promise<string | null> {
    const changed = [...(await this.differences(ctx.em)), ...this.#besides];
    return changed.length === 0 ? null : recordAudit(ctx, action, changed, this.reason);
  }
}
