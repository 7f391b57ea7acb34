import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/orm/id.ts';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from './org-unit.entity.ts';
import { DottedLine, Position, PositionTerm, StandIn } from './position.entity.ts';
import { wholeStructure } from './structure.reads.ts';
import { changesOf, type FileStructure, type Structure, type StructureChange, type StructureChanges } from './structure.rules.ts';
import { checkStructure, type StructureFault } from './structure-check.rules.ts';
import type { Facts, Term, Timeline } from './term.rules.ts';

/** Small enough that other requests are answered between two of them. */
const ROWS_PER_STATEMENT = 250;

/** The whole organization as it is stored, for who compares a file with it, or writes one. */
export const storedStructure = (ctx: Context): Promise<Structure> => wholeStructure(ctx.em);

export interface StructurePlan {
  readonly faults: readonly StructureFault[];
  readonly changes: StructureChanges;
}

/** What a file would do to what is stored, and all that is wrong with it on any day. */
export const planStructure = (stored: Structure, file: FileStructure): StructurePlan => {
  const faults = checkStructure(stored, file);
  return { faults, changes: changesOf(stored, file) };
};

/**
 * Writes a plan without faults, in the transaction of the caller, who has locked the company and written the people it names. Timelines
 * are replaced, the past as well: it is a correction. Answers now and then how many of its units and seats are done.
 */
export async function* writeStructure({ em }: Context, file: FileStructure, changes: StructureChanges): AsyncGenerator<number> {
  const { units, seats, dottedLines, standIns } = changes;
  const moved = seats.filter(({ columns }) => columns.some((column) => column !== 'dottedLine' && column !== 'standIn'));
  // What terms name stands before them.
  for (const rows of inParts(added(units))) await em.insertMany(OrgUnit, rows);
  for (const rows of inParts(added(seats))) await em.insertMany(Position, rows);

  let done = 0;
  for (const part of inParts(units)) {
    await replace(em, 'org_unit', 'unit', part);
    const terms = part.flatMap(({ id, timeline }) =>
      rowsOf(timeline).map(({ facts: { kind, ...facts }, ...span }) => ({ id: newId('ut'), unit: id, ...span, ...facts, kind: OrgUnitKind[kind] })),
    );
    for (const rows of inParts(terms)) await em.insertMany(OrgUnitTerm, rows);
    yield (done += part.length);
    await setImmediate();
  }
  for (const part of inParts(moved)) {
    await replace(em, 'position', 'position', part);
    const terms = part.flatMap(({ id, timeline }) => rowsOf(timeline).map(({ facts, ...span }) => ({ id: newId('pt'), position: id, ...span, ...facts })));
    for (const rows of inParts(terms)) await em.insertMany(PositionTerm, rows);
    yield (done += part.length);
    await setImmediate();
  }
  for (const part of inParts([...dottedLines])) await em.nativeDelete(DottedLine, { position: { $in: part } });
  for (const part of inParts([...standIns])) await em.nativeDelete(StandIn, { position: { $in: part } });
  const lines = file.dottedLines.filter(({ seat }) => dottedLines.has(seat));
  for (const part of inParts(lines))
    await em.insertMany(
      DottedLine,
      part.map(({ seat, to, validFrom, validTo }) => ({ id: newId('dl'), position: seat, reportsTo: to, validFrom, validTo })),
    );
  const acting = file.standIns.filter(({ seat }) => standIns.has(seat));
  for (const part of inParts(acting))
    await em.insertMany(
      StandIn,
      part.map(({ seat, to, validFrom, validTo }) => ({ id: newId('si'), position: seat, person: to, validFrom, validTo })),
    );
  yield units.length + seats.length;
}

const added = (changes: readonly StructureChange[]): { id: string }[] => changes.flatMap(({ id, added: isNew }) => (isNew ? [{ id }] : []));

const rowsOf = <F extends Facts>(timeline: Timeline<F>): Term<F>[] =>
  timeline.map(({ validFrom, validTo, facts }) => ({ validFrom, validTo, facts }));

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, part) =>
    rows.slice(part * ROWS_PER_STATEMENT, (part + 1) * ROWS_PER_STATEMENT),
  );
}

/** Takes the terms of what is stored away, and raises its versions. */
async function replace(em: Context['em'], table: 'org_unit' | 'position', name: 'unit' | 'position', part: readonly StructureChange[]): Promise<void> {
  const stored = part.flatMap(({ id, added: isNew }) => (isNew ? [] : [id]));
  if (stored.length === 0) return;
  const ids = stored.map(() => '?').join(', ');
  await em.execute(`delete from ${table}_term where ${name}_id in (${ids})`, stored, 'run');
  await em.execute(`update ${table} set version = version + 1 where id in (${ids})`, stored, 'run');
}
