import { setImmediate } from 'node:timers/promises';
import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { lockCompany, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { placePeople } from '../organization/placement.service.ts';
import { mayImport } from './import.policy.ts';
import { ImportedRow, ImportStage } from './import.inputs.ts';
import { ImportPlan, type PlannedRow } from './plan.rules.ts';
import { readRoster } from './roster.reads.ts';
import { writeProfiles } from './write-profiles.ts';

export interface ImportRun {
  rows: readonly PersonRow[];
  dryRun: boolean;
  /** When titles, units and managers take effect. */
  effectiveOn?: string | null | undefined;
  /** Told how far it is, a few times a second at most by its own pace. */
  progress?: (stage: ImportStage, done: number) => void;
  /** Asked between rows; true ends the import with nothing written. */
  cancelled?: () => boolean;
}

export interface ImportOutcome {
  added: number;
  changed: number;
  unchanged: number;
  /** What becomes of each row that adds or changes somebody. */
  rows: ImportedRow[];
}

/** Carries the answer of a dry run out of the transaction that it leaves unwritten. */
class Rehearsed extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('A dry run');
  }
}

const ROWS_AT_A_TIME = 250;

/** Lets other requests through, and stops where somebody wants that. */
async function breathe({ cancelled }: ImportRun): Promise<void> {
  await setImmediate();
  if (cancelled?.()) {
    throw new Rejected([
      { code: 'CANCELLED', message: { zh: '导入已停止，什么都没有改', en: 'The import was stopped; nothing was changed' } },
    ]);
  }
}

/**
 * Imports people all or nothing, in one transaction. A dry run does the same and leaves nothing behind, so that its answer is exact:
 * what the organization would refuse (a loop of managers) is refused there as well.
 */
export async function importPeople(ctx: Context, run: ImportRun): Promise<ImportOutcome> {
  authorize(ctx, mayImport(ctx.viewer));
  try {
    return await ctx.em.transactional((em) => importWithin({ ...ctx, em }, run));
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome;
    throw error;
  }
}

async function importWithin(tx: Context, run: ImportRun): Promise<ImportOutcome> {
  await lockCompany(tx);
  const day = await today(tx);
  const plan = new ImportPlan(await readRoster(tx), day, {
    person: () => newId('per'),
    hobby: () => newId('hob'),
    skill: () => newId('skl'),
  });
  for (const [index, row] of run.rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) {
      run.progress?.(ImportStage.READING, index);
      await breathe(run);
    }
    plan.take(index, row);
  }
  plan.findManagers();

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
  await tx.em.flush();
  await breathe(run);
  const outcome = outcomeOf(plan.rows, placed.changed);
  if (run.dryRun) throw new Rehearsed(outcome);
  return outcome;
}

const problemOf = ({
  rowIndex,
  column,
  code,
  message,
}: {
  rowIndex: number;
  column: string;
  code: string;
  message: Problem['message'];
}): Problem => ({
  code,
  path: ['rows', String(rowIndex), column],
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
