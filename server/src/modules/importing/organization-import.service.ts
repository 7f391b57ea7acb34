import type { StructureCells } from '../../../../schema/structure-mapping.mjs';
import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, Rejected } from '../../platform/graphql/user-error.ts';
import { idOfKey, isOwnId, newId } from '../../platform/orm/id.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { importStructure, planStructure, storedStructure, type StructurePlan } from '../organization/structure-import.service.ts';
import type { FileStructure, Structure } from '../organization/structure.rules.ts';
import type { StructureFault } from '../organization/structure-check.rules.ts';
import { derivedColumns } from '../people/people.service.ts';
import { Person } from '../people/person.entity.ts';
import { writeTokens } from '../people/person-token.service.ts';
import { recordPeople } from '../people/person-trail.service.ts';
import { allOrNothing, breathe, readRows, type Run } from './all-or-nothing.service.ts';
import { mayImport } from './import.policy.ts';
import { ImportedRow, ImportStage } from './import.inputs.ts';
import { problemOf } from './import.service.ts';
import { assembleStructure } from './structure-assembly.rules.ts';
import { type KnownPerson, type NewPerson, peopleOfRows, personKey } from './structure-people.rules.ts';
import { readStructureRow, type StructureRow } from './structure-row.rules.ts';

export interface OrganizationRun extends Run<StructureCells> {
  /** Why, for the audit log. */
  reason?: string | null | undefined;
}

export interface OrganizationOutcome {
  /** Units and seats. */
  added: number;
  changed: number;
  unchanged: number;
  peopleAdded: number;
  /** What becomes of each unit and seat that is added or changed, at its first row. */
  rows: ImportedRow[];
}

/**
 * Imports a whole organization, or a part of it: each unit and seat that a row names gets the timeline that its rows tell, the past as well,
 * and whoever holds a seat and is not known is added.
 */
export async function importOrganization(ctx: Context, run: OrganizationRun): Promise<OrganizationOutcome> {
  authorize(ctx, mayImport(ctx.viewer));
  return allOrNothing(ctx, run, (tx) => importWithin(tx, run));
}

async function importWithin(tx: Context, run: OrganizationRun): Promise<OrganizationOutcome> {
  const rows: StructureRow[] = [];
  const faults: StructureFault[] = [];
  await readRows(run, ImportStage.READING, (index, cells) => {
    const read = readStructureRow(index, cells);
    if (read.row) rows.push(read.row);
    faults.push(...read.faults);
  });
  refuse(faults);
  run.progress?.(ImportStage.CHECKING, 0);
  await breathe(run);
  const known = await selectRows<KnownPerson>(
    tx.em,
    'select id, employee_number as "employeeNumber", name, left_on as "leftOn" from person order by id',
  );
  const people = peopleOfRows(rows, known, { isOwnId: (key) => isOwnId('per', key), newId: () => newId('per') });
  refuse(people.faults);
  const stored = await storedStructure(tx);
  const identities = new FileIdentities(rows, stored, known, people);
  const { structure, faults: torn } = assembleStructure(
    rows,
    stored,
    identities.with((await companyOf(tx)).locale === 'en' ? 'Member' : '成员'),
  );
  refuse(torn);
  const file: FileStructure = { ...structure, keys: identities.keys, people: identities.people };
  await breathe(run);
  const plan = planStructure(stored, file);
  refuse(plan.faults);
  await breathe(run);

  await addPeople(tx, people.added);
  const all = plan.changes.units.length + plan.changes.seats.length;
  await importStructure(tx, file, plan.changes, {
    reason: run.reason?.trim() || null,
    written: async (done) => {
      run.progress?.(ImportStage.WRITING, Math.floor((run.rows.length * done) / all));
      await breathe(run);
    },
  });
  return { ...outcomeOf(file, plan), peopleAdded: people.added.length };
}

function refuse(faults: readonly StructureFault[]): void {
  if (faults.length > 0) throw new Rejected([...faults].sort((a, b) => a.rowIndex - b.rowIndex).map(problemOf));
}

const PEOPLE_PER_STATEMENT = 250;

async function addPeople(tx: Context, added: readonly NewPerson[]): Promise<void> {
  for (let at = 0; at < added.length; at += PEOPLE_PER_STATEMENT) {
    const some = added
      .slice(at, at + PEOPLE_PER_STATEMENT)
      .map((person) => ({ ...person, ...derivedColumns({ name: person.name, hiredOn: null }) }));
    await tx.em.insertMany(Person, some);
    await writeTokens(
      tx.em,
      some.map((person) => ({ ...person, alias: null, phone: null })),
      { anew: true },
    );
  }
  await recordPeople(
    tx,
    'importOrganization',
    added.map(({ id }) => id),
    new Map(),
  );
}

/** What the keys and numbers of a file stand for here. A key that is an id of ours stays what it is, so that charts keep their ids. */
class FileIdentities {
  readonly keys = new Map<string, string>();
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly #ids: ReadonlyMap<string, string>;
  readonly #stored: Structure;
  /** Everybody whom a table puts into a unit. */
  readonly #placed: ReadonlySet<string>;
  /** The seats that somebody has held as main post, oldest first, and whether nobody else ever held them. */
  readonly #held = new Map<string, { seat: string; alone: boolean }[]>();

  constructor(
    rows: readonly StructureRow[],
    stored: Structure,
    known: readonly KnownPerson[],
    { ids, added }: { ids: ReadonlyMap<string, string>; added: readonly NewPerson[] },
  ) {
    this.#ids = ids;
    this.#stored = stored;
    this.people = new Map([...known, ...added.map((person) => ({ ...person, leftOn: null }))].map((person) => [person.id, person]));
    this.#placed = new Set(rows.filter(({ record }) => record === 'personUnit').flatMap((row) => this.#personOf(row) ?? []));
    const latest = [...stored.seats].flatMap(([seat, timeline]) => {
      const holders = new Set(timeline.flatMap(({ facts: { holder } }) => holder ?? []));
      return timeline
        .filter(({ facts }) => facts.holder !== null && facts.primary)
        .map(({ validFrom, facts }) => ({ seat, validFrom, holder: facts.holder ?? '', alone: holders.size === 1 }));
    });
    latest.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const { holder, ...seat } of latest) this.#held.set(holder, [...(this.#held.get(holder) ?? []), seat]);
  }

  #personOf(row: StructureRow): string | null {
    const key = personKey(row);
    return key === null ? null : (this.#ids.get(key) ?? null);
  }

  #idOf(prefix: 'unit' | 'pos', key: string): string {
    const id = isOwnId(prefix, key) ? key : idOfKey(prefix, key);
    this.keys.set(id, key);
    return id;
  }

  /** Whom a table puts into a unit has one seat for it: the one it gave them before, the last that they alone have held, else a new one. */
  #seatOf(person: string): string | undefined {
    const held = this.#held.get(person) ?? [];
    if (!this.#placed.has(person)) return held.at(-1)?.seat;
    const own = idOfKey('pos', `person ${this.people.get(person)?.employeeNumber ?? person}`);
    return this.#stored.seats.has(own) ? own : (held.findLast(({ alone }) => alone)?.seat ?? own);
  }

  with(member: string): Parameters<typeof assembleStructure>[2] {
    return {
      unitId: (key) => this.#idOf('unit', key),
      seatId: (key) => this.#idOf('pos', key),
      personOf: (row) => this.#personOf(row),
      managerOf: ({ manager }) => (manager === null ? null : (this.#ids.get(manager) ?? null)),
      seatOf: (person) => this.#seatOf(person),
      nameOf: (person) => this.people.get(person)?.name ?? person,
      member,
    };
  }
}

function outcomeOf(file: FileStructure, { changes }: StructurePlan): Omit<OrganizationOutcome, 'peopleAdded'> {
  const firstRow = new Map<string, number>();
  const stands = (id: string, { rowIndex }: { rowIndex: number }): unknown =>
    firstRow.set(id, Math.min(rowIndex, firstRow.get(id) ?? rowIndex));
  for (const [id, terms] of [...file.units, ...file.seats]) for (const term of terms) stands(id, term);
  for (const line of [...file.dottedLines, ...file.standIns]) stands(line.seat, line);
  const rows = [
    ...changes.units.map((unit) => ({ ...unit, name: unit.timeline.at(-1)?.facts.name ?? '' })),
    ...changes.seats.map((seat) => {
      const last = seat.timeline.at(-1)?.facts;
      const holder = file.people.get(last?.holder ?? '')?.name;
      return { ...seat, name: holder === undefined ? (last?.title ?? '') : `${last?.title} · ${holder}` };
    }),
  ].map(({ id, name, added, columns }) =>
    Object.assign(new ImportedRow(), { index: firstRow.get(id) ?? 0, name, added, columns: [...columns] }),
  );
  rows.sort((a, b) => a.index - b.index);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added, unchanged: changes.unchanged, rows };
}
