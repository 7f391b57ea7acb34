import type { StructureFault } from '../organization/structure-check.rules.ts';
import type { FileLine, FileStructure, FileTerm, Structure } from '../organization/structure.rules.ts';
import { covers, lifeOf, rewriteWithin, type Timeline } from '../organization/term.rules.ts';
import type { SeatFacts, UnitFacts } from '../organization/timeline.service.ts';
import { type Interval, type Intervals, seatsFrom, type Surroundings } from './interval.rules.ts';
import { faultAt, holds, spanOf, type StructureRow } from './structure-row.rules.ts';

/** What the keys and numbers of a file stand for. */
export interface Identities extends Surroundings {
  readonly unitId: (key: string) => string;
  readonly seatId: (key: string) => string;
  /** Whom a row is about, and whom it names as manager. */
  readonly personOf: (row: StructureRow) => string | null;
  readonly managerOf: (row: StructureRow) => string | null;
}

type UnitTerm = FileTerm<UnitFacts>;
type SeatTerm = FileTerm<SeatFacts>;
export type Assembled = Omit<FileStructure, 'people' | 'keys'>;

/** Puts the rows of a file together: what they say of each unit and seat, of dotted lines and of stand-ins. */
export function assembleStructure(
  rows: readonly StructureRow[],
  stored: Structure,
  identities: Identities,
): { structure: Assembled; faults: StructureFault[] } {
  const of = (record: StructureRow['record']): StructureRow[] => rows.filter((row) => row.record === record);
  const intervals = intervalsOf(of, identities);
  const { seats, faults } = seatsFrom(intervals, identities);
  for (const [id, terms] of seatTerms(of('seat'), identities)) seats.set(id, terms);
  const dottedLines = linesOf(of('dottedLine'), identities, (row) => (row.reportsTo === null ? null : identities.seatId(row.reportsTo)));
  const standIns = linesOf(of('standIn'), identities, identities.personOf);
  const units = new UnitAssembly(stored, identities);
  units.take(of('unit'));
  for (const terms of seats.values()) for (const term of terms) units.use(term.facts.unit, term.validFrom);
  const titled = [...of('personUnit'), ...of('unitHead')];
  for (const row of titled) units.need(row);
  units.lead(intervals.heads);
  return {
    structure: {
      units: units.terms(),
      seats,
      dottedLines,
      standIns,
      linesOf: new Set([
        ...of('seat').map(({ key }) => identities.seatId(key ?? '')),
        ...[...dottedLines, ...standIns].map(({ seat }) => seat),
      ]),
    },
    faults: [...faults, ...units.faults],
  };
}

const inOrder = <T extends { validFrom: string }>(terms: T[]): T[] => terms.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));

function seatTerms(rows: readonly StructureRow[], { unitId, seatId, personOf }: Identities): Map<string, SeatTerm[]> {
  const groups = Map.groupBy(rows.filter(holds), ({ key }) => seatId(key ?? ''));
  return new Map(
    [...groups].map(([id, own]) => [
      id,
      inOrder(
        own.map((row): SeatTerm => {
          const holder = personOf(row);
          return {
            ...spanOf(row),
            rowIndex: row.rowIndex,
            facts: {
              title: row.name ?? '',
              unit: unitId(row.unit ?? ''),
              reportsTo: row.reportsTo === null ? null : seatId(row.reportsTo),
              holder,
              // A vacant seat says nothing of a main post.
              primary: holder === null || row.primary,
              sortOrder: row.order,
            },
          };
        }),
      ),
    ]),
  );
}

function linesOf(rows: readonly StructureRow[], { seatId }: Identities, toOf: (row: StructureRow) => string | null): FileLine[] {
  return rows.filter(holds).flatMap((row) => {
    const to = toOf(row);
    return to === null ? [] : [{ ...spanOf(row), rowIndex: row.rowIndex, seat: seatId(row.key ?? ''), to }];
  });
}

function intervalsOf(of: (record: StructureRow['record']) => StructureRow[], { unitId, personOf, managerOf }: Identities): Intervals {
  const each = <T extends object>(record: StructureRow['record'], more: (row: StructureRow) => T): (Interval & T)[] =>
    of(record)
      .filter(holds)
      .flatMap((row) => {
        const person = personOf(row);
        return person === null ? [] : [{ ...spanOf(row), rowIndex: row.rowIndex, person, ...more(row) }];
      });
  return {
    units: each('personUnit', ({ unit }) => ({ unit: unitId(unit ?? '') })),
    titles: each('personTitle', ({ name }) => ({ title: name ?? '' })),
    managers: each('personManager', (row) => ({ manager: managerOf(row) ?? '' })),
    heads: each('unitHead', ({ unit }) => ({ unit: unitId(unit ?? '') })),
  };
}

/**
 * The units of a file. One whose row has no days exists from the first day on which something stands in it, and so does one that only a
 * table of another system names: under its key, unless it is stored, which then stays as it is.
 */
class UnitAssembly {
  readonly faults: StructureFault[] = [];
  readonly #stored: Structure;
  readonly #identities: Identities;
  readonly #terms = new Map<string, UnitTerm[]>();
  readonly #undated = new Map<string, StructureRow>();
  readonly #needed = new Map<string, StructureRow>();
  readonly #firstUse = new Map<string, string>();
  readonly #heads = new Map<string, Intervals['heads'][number][]>();

  constructor(stored: Structure, identities: Identities) {
    this.#stored = stored;
    this.#identities = identities;
  }

  take(rows: readonly StructureRow[]): void {
    for (const [id, own] of Map.groupBy(rows, ({ key }) => this.#identities.unitId(key ?? ''))) {
      const [first] = own;
      if (own.length === 1 && first && first.from === null) this.#undated.set(id, first);
      else {
        for (const { rowIndex } of own.filter(({ from }) => from === null))
          this.#refuse(rowIndex, '这个部门有几行，每行都要写起始日', 'The unit has several rows: give each its first day');
        this.#terms.set(
          id,
          inOrder(own.filter(holds).map((row) => ({ ...spanOf(row), rowIndex: row.rowIndex, facts: this.#factsOf(row) }))),
        );
      }
    }
    for (const terms of this.#terms.values())
      for (const { facts, validFrom } of terms) if (facts.parent !== null) this.use(facts.parent, validFrom);
  }

  #refuse(rowIndex: number, zh: string, en: string): void {
    this.faults.push(faultAt({ rowIndex, column: 'from' }, 'REQUIRED', zh, en));
  }

  #factsOf({ name, kind, unit, order, headSeat, responsibilities }: StructureRow): UnitFacts {
    const { unitId, seatId } = this.#identities;
    return {
      name: name ?? '',
      kind: kind as UnitFacts['kind'],
      parent: unit === null ? null : unitId(unit),
      sortOrder: order,
      headPosition: headSeat === null ? null : seatId(headSeat),
      responsibilities,
    };
  }

  /** Something stands in it from a day on; so it does in what has no days of its own above it. */
  use(id: string, from: string): void {
    const before = this.#firstUse.get(id);
    if (before !== undefined && before <= from) return;
    this.#firstUse.set(id, from);
    const above = this.#undated.get(id)?.unit;
    if (above) this.use(this.#identities.unitId(above), from);
  }

  /** A table names it: it is made where nobody knows it. */
  need(row: StructureRow): void {
    const id = this.#identities.unitId(row.unit ?? '');
    if (!this.#needed.has(id)) this.#needed.set(id, row);
    if (row.from !== null) this.use(id, row.from);
  }

  /** Says who heads which unit, and when. */
  lead(heads: Intervals['heads']): void {
    for (const head of heads) this.#heads.set(head.unit, [...(this.#heads.get(head.unit) ?? []), head]);
  }

  terms(): Map<string, UnitTerm[]> {
    for (const [id, row] of this.#undated) this.#date(id, row);
    for (const [id, row] of this.#needed) if (!this.#terms.has(id)) this.#find(id, row);
    for (const [id, heads] of this.#heads) {
      const terms = this.#terms.get(id);
      if (terms) this.#terms.set(id, this.#headed(terms, heads));
    }
    return this.#terms;
  }

  #date(id: string, row: StructureRow): void {
    const known = lifeOf(this.#stored.units.get(id) ?? [])?.validFrom;
    const used = this.#firstUse.get(id);
    const validFrom = known !== undefined && (used === undefined || known < used) ? known : used;
    if (validFrom === undefined)
      this.#refuse(
        row.rowIndex,
        '没有起始日，文件里也没有什么在这个部门里',
        'It has no first day, and nothing in the file stands in this unit',
      );
    else this.#terms.set(id, [{ validFrom, validTo: null, rowIndex: row.rowIndex, facts: this.#factsOf(row) }]);
  }

  #find(id: string, row: StructureRow): void {
    const { rowIndex } = row;
    const stored: Timeline<UnitFacts> = this.#stored.units.get(id) ?? [];
    const used = this.#firstUse.get(id) ?? row.from ?? '';
    const [first] = stored;
    if (!first)
      this.#terms.set(id, [
        { validFrom: used, validTo: null, rowIndex, facts: this.#factsOf({ ...row, name: row.unit, unit: null, order: 0 }) },
      ]);
    else if (used < first.validFrom || this.#heads.has(id))
      this.#terms.set(
        id,
        stored.map((term, index) => ({ ...term, validFrom: index === 0 && used < term.validFrom ? used : term.validFrom, rowIndex })),
      );
  }

  #headed(terms: readonly UnitTerm[], heads: Intervals['heads']): UnitTerm[] {
    const headless: Timeline<UnitFacts> = terms.map(({ validFrom, validTo, facts }) => ({
      validFrom,
      validTo,
      facts: { ...facts, headPosition: null },
    }));
    const led = heads.reduce(
      (timeline, head) =>
        rewriteWithin(timeline, head, (facts) => ({ ...facts, headPosition: this.#identities.seatOf(head.person) ?? null })),
      headless,
    );
    return led.map((term) => {
      const head = heads.find((each) => covers(each, term.validFrom));
      const row = terms.findLast(({ validFrom }) => validFrom <= term.validFrom);
      return { ...term, rowIndex: row?.rowIndex ?? 0, origins: { headPosition: head && { rowIndex: head.rowIndex, column: 'holder' } } };
    });
  }
}
