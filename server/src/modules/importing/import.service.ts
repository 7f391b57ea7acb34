import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { placePeople } from '../organization/placement.service.ts';
import { recordPeople, statesOf } from '../people/person-trail.service.ts';
import { allOrNothing, breathe, readRows, type Run } from './all-or-nothing.service.ts';
import { mayImport } from './import.policy.ts';
import { ImportedRow, ImportStage } from './import.inputs.ts';
import { ImportPlan, type PlannedRow } from './plan.rules.ts';
import { readRoster } from './roster.reads.ts';
import { writeProfiles } from './write-profiles.ts';

export interface ImportRun extends Run<PersonRow> {
  /** When titles, units and managers take effect. */
  effectiveOn?: string | null | undefined;
}

export interface ImportOutcome {
  added: number;
  changed: number;
  unchanged: number;
  /** What becomes of each row that adds or changes somebody. */
  rows: ImportedRow[];
}

/** Imports people: adds them, updates them and puts them into units and seats. */
export async function importPeople(ctx: Context, run: ImportRun): Promise<ImportOutcome> {
  authorize(ctx, mayImport(ctx.viewer));
  return allOrNothing(ctx, run, (tx) => importWithin(tx, run));
}

async function importWithin(tx: Context, run: ImportRun): Promise<ImportOutcome> {
  const day = await today(tx);
  const plan = new ImportPlan(
    await readRoster(tx, day),
    { today: day, effectiveOn: run.effectiveOn },
    {
      person: () => newId('per'),
      hobby: () => newId('hob'),
      skill: () => newId('skl'),
    },
  );
  await readRows(run, ImportStage.READING, (index, row) => plan.take(index, row));
  plan.findPeople();

  const touched = plan.rows.filter(({ added, changed }) => added || changed.size > 0).map(({ person }) => person.id);
  const before = await statesOf(
    tx,
    plan.rows.filter(({ added, changed }) => !added && changed.size > 0).map(({ person }) => person.id),
  );
  for await (const written of writeProfiles(tx, plan)) {
    run.progress?.(ImportStage.WRITING, written);
    await breathe(run);
  }
  run.progress?.(ImportStage.PLACING, 0);
  await breathe(run);
  const placements = plan.rows
    .filter(({ place }) => Object.keys(place).length > 0)
    .map(({ rowIndex, person, place }) => ({
      rowIndex,
      person,
      ...place,
      effectiveOn: run.effectiveOn ?? (person.hiredOn && person.hiredOn > day ? person.hiredOn : day),
    }));
  const placed = await placePeople(tx, placements);

  const problems = [...plan.faults, ...placed.errors].sort((a, b) => a.rowIndex - b.rowIndex).map(problemOf);
  if (problems.length > 0) throw new Rejected(problems);
  for (const { person, changed, added, formerLeftOn } of plan.rows) {
    if (person.leftOn !== null && (added || changed.has('leftOn')))
      await announce(tx, 'personLeft', { personId: person.id, leftOn: person.leftOn, formerLeftOn });
  }
  await recordPeople(tx, 'importPeople', touched, before);
  return outcomeOf(plan.rows, placed.changed);
}

/** A fault in a row as the API answers it. */
export const problemOf = ({
  rowIndex,
  column,
  key,
  code,
  message,
}: {
  rowIndex: number;
  column: string;
  key?: string;
  code: string;
  message: Problem['message'];
}): Problem => ({
  code,
  path: ['rows', String(rowIndex), column, ...(key === undefined ? [] : [key])],
  message,
});

function outcomeOf(rows: readonly PlannedRow[], moved: ReadonlyMap<string, readonly string[]>): ImportOutcome {
  const touched = rows.flatMap(({ rowIndex, person, added, changed }) => {
    const columns: string[] = [...changed, ...(moved.get(person.id) ?? [])];
    return added || columns.length > 0 ? [Object.assign(new ImportedRow(), { index: rowIndex, name: person.name, added, columns })] : [];
  });
  const added = touched.filter((row) => row.added).length;
  return { added, changed: touched.length - added, unchanged: rows.length - touched.length, rows: touched };
}
