import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/orm/id.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { type Change, changeOrganization } from './dated-change.service.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { DottedLine, Position, PositionTerm, StandIn } from './position.entity.ts';
import { wholeStructure } from './structure.reads.ts';
import { differenceFromFile, type FileStructure, type Structure, type StructureChange, type StructureChanges } from './structure.rules.ts';
import { checkStructure, type StructureFault } from './structure-check.rules.ts';

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
  return { faults, changes: differenceFromFile(stored, file) };
};

export interface StructureWriting {
  /** Why, for the audit; null where nobody said. */
  readonly reason: string | null;
  /** Told now and then how many of the changed units and seats are written; may throw to stop it. */
  readonly written: (done: number) => Promise<void>;
}

/**
 * Writes a plan without faults, as one change with its trail. The people it names are in the database. Timelines are replaced, the past as
 * well: it is a correction.
 */
export async function importStructure(
  ctx: Context,
  file: FileStructure,
  changes: StructureChanges,
  { reason, written }: StructureWriting,
): Promise<void> {
  await changeOrganization(ctx, 'importOrganization', async (tx) => {
    tx.trail.reason = reason;
    for (const [type, subjects] of [
      ['OrgUnit', changes.units],
      ['Position', changes.seats],
    ] as const) {
      for (const { id } of subjects.filter((each) => each.added)) tx.trail.add(type, id);
      await tx.trail.touch(tx.em, type, storedAmong(subjects));
    }
    await write(tx, file, changes, written);
  });
}

async function write({ em }: Change, file: FileStructure, changes: StructureChanges, written: StructureWriting['written']): Promise<void> {
  const { units, seats, dottedLines, standIns } = changes;
  // What terms name stands before them.
  await insert(em, OrgUnit, newAmong(units));
  await insert(em, Position, newAmong(seats));
  let done = 0;
  for (const part of inParts(units)) {
    await clear(em, 'org_unit', 'unit', part);
    const terms = part.flatMap(({ id, timeline }) =>
      timeline.map(({ validFrom, validTo, facts }) => ({ id: newId('ut'), unit: id, validFrom, validTo, ...facts })),
    );
    await insert(em, OrgUnitTerm, terms);
    await written((done += part.length));
  }
  for (const part of inParts(seats)) {
    await clear(em, 'position', 'position', part);
    const terms = part.flatMap(({ id, timeline }) =>
      timeline.map(({ validFrom, validTo, facts }) => ({ id: newId('pt'), position: id, validFrom, validTo, ...facts })),
    );
    await insert(em, PositionTerm, terms);
    await written((done += part.length));
  }
  for (const part of inParts([...dottedLines])) await em.nativeDelete(DottedLine, { position: { $in: part } });
  for (const part of inParts([...standIns])) await em.nativeDelete(StandIn, { position: { $in: part } });
  const lines = file.dottedLines.filter(({ seat }) => dottedLines.has(seat));
  await insert(
    em,
    DottedLine,
    lines.map(({ seat, to, validFrom, validTo }) => ({ id: newId('dl'), position: seat, reportsTo: to, validFrom, validTo })),
  );
  const acting = file.standIns.filter(({ seat }) => standIns.has(seat));
  await insert(
    em,
    StandIn,
    acting.map(({ seat, to, validFrom, validTo }) => ({ id: newId('si'), position: seat, person: to, validFrom, validTo })),
  );
}

const newAmong = (changes: readonly StructureChange[]): { id: string }[] => changes.filter((each) => each.added).map(({ id }) => ({ id }));
const storedAmong = (changes: readonly StructureChange[]): string[] => changes.filter((each) => !each.added).map(({ id }) => id);

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, part) =>
    rows.slice(part * ROWS_PER_STATEMENT, (part + 1) * ROWS_PER_STATEMENT),
  );
}

async function insert(em: EntityManager, entity: new () => object, rows: readonly object[]): Promise<void> {
  for (const part of inParts(rows)) {
    await em.insertMany(entity, part);
    await setImmediate();
  }
}

/** Takes the terms of what is stored away, and raises its versions. */
async function clear(
  em: EntityManager,
  table: 'org_unit' | 'position',
  name: 'unit' | 'position',
  part: readonly StructureChange[],
): Promise<void> {
  const stored = storedAmong(part);
  if (stored.length === 0) return;
  const ids = stored.map(() => '?').join(', ');
  await em.execute(`delete from ${table}_term where ${name}_id in (${ids})`, stored, 'run');
  await em.execute(`update ${table} set version = version + 1 where id in (${ids})`, stored, 'run');
}
