import type { SeatFacts, UnitFacts } from './timeline.service.ts';
import { type Facts, mergeEqualNeighbours, type Span, type Term, type Timeline } from './term.rules.ts';

/** All that is true of the organization on any day, as plain values. */
export interface Structure {
  readonly units: ReadonlyMap<string, Timeline<UnitFacts>>;
  readonly seats: ReadonlyMap<string, Timeline<SeatFacts>>;
  readonly dottedLines: readonly LineOfSeat[];
  readonly standIns: readonly LineOfSeat[];
}

/** A dotted line (`to` is a seat) or a stand-in (`to` is a person). */
export interface LineOfSeat extends Span {
  readonly seat: string;
  readonly to: string;
}

/** Where in a file something stands. */
export interface Origin {
  readonly rowIndex: number;
  readonly column: string;
}

/** A term as a row of a file gives it; where a fact comes from another row than the term, `origins` says so. */
export interface FileTerm<F extends Facts> extends Term<F> {
  readonly rowIndex: number;
  readonly origins?: { readonly [field: string]: Origin | undefined };
}

export interface FileLine extends LineOfSeat {
  readonly rowIndex: number;
}

/** Somebody whom a file names. */
export interface NamedPerson {
  readonly name: string;
  /** Last day of employment. */
  readonly leftOn: string | null;
}

/** What a file says of the organization. It tells the whole of each unit and seat that it names, and nothing of the others. */
export interface FileStructure {
  readonly units: ReadonlyMap<string, readonly FileTerm<UnitFacts>[]>;
  readonly seats: ReadonlyMap<string, readonly FileTerm<SeatFacts>[]>;
  readonly dottedLines: readonly FileLine[];
  readonly standIns: readonly FileLine[];
  /** Seats of which it tells all dotted lines and stand-ins. */
  readonly linesOf: ReadonlySet<string>;
  /** What units and seats are called in the file. */
  readonly keys: ReadonlyMap<string, string>;
  /** Everybody who can be named, with what is stored of them. */
  readonly people: ReadonlyMap<string, NamedPerson>;
}

/** The columns of a file in which facts stand. */
export const columnOf: Readonly<Record<string, string>> = {
  title: 'name',
  unit: 'unit',
  reportsTo: 'reportsTo',
  holder: 'holder',
  primary: 'primary',
  sortOrder: 'order',
  name: 'name',
  kind: 'kind',
  parent: 'unit',
  headPosition: 'headSeat',
  responsibilities: 'responsibilities',
};

export const originOf = (term: FileTerm<Facts>, fact: string): Origin =>
  term.origins?.[fact] ?? { rowIndex: term.rowIndex, column: columnOf[fact] ?? fact };

/** What becomes of one unit or seat. */
export interface StructureChange {
  readonly id: string;
  readonly added: boolean;
  /** The columns in which it differs from what is stored: all it has where it is new. */
  readonly columns: readonly string[];
}

export interface StructureChanges {
  readonly units: readonly (StructureChange & { readonly timeline: Timeline<UnitFacts> })[];
  readonly seats: readonly (StructureChange & { readonly timeline: Timeline<SeatFacts> })[];
  /** Seats whose dotted lines, or stand-ins, are to be replaced by the file's. */
  readonly dottedLines: ReadonlySet<string>;
  readonly standIns: ReadonlySet<string>;
  readonly unchanged: number;
}

/** What a file changes of what is stored; nothing where it tells the same. */
export function differenceFromFile(stored: Structure, file: FileStructure): StructureChanges {
  const units = changedTimelines(stored.units, file.units);
  const seats = changedTimelines(stored.seats, file.seats);
  const dottedLines = changedLines(stored.dottedLines, file.dottedLines, file.linesOf);
  const standIns = changedLines(stored.standIns, file.standIns, file.linesOf);
  const changed = new Map(seats.map((seat) => [seat.id, seat]));
  for (const [column, ids] of [
    ['dottedLine', dottedLines],
    ['standIn', standIns],
  ] as const) {
    for (const id of ids) {
      const seat = changed.get(id);
      const timeline = seat?.timeline ?? stored.seats.get(id) ?? [];
      changed.set(id, { id, added: seat?.added ?? false, timeline, columns: [...(seat?.columns ?? []), column] });
    }
  }
  const unchanged = file.units.size + file.seats.size - units.length - changed.size;
  return { units, seats: [...changed.values()], dottedLines, standIns, unchanged };
}

function changedTimelines<F extends Facts>(
  stored: ReadonlyMap<string, Timeline<F>>,
  file: ReadonlyMap<string, readonly FileTerm<F>[]>,
): (StructureChange & { timeline: Timeline<F> })[] {
  return [...file].flatMap(([id, terms]) => {
    const timeline = mergeEqualNeighbours(terms.map(({ validFrom, validTo, facts }) => ({ validFrom, validTo, facts })));
    const before = mergeEqualNeighbours(stored.get(id) ?? []);
    const columns = columnsThatDiffer(before, timeline);
    return columns.length === 0 ? [] : [{ id, added: before.length === 0, timeline, columns }];
  });
}

function columnsThatDiffer<F extends Facts>(before: Timeline<F>, after: Timeline<F>): string[] {
  const columns = new Set<string>();
  const days = (timeline: Timeline<F>): string => timeline.map(({ validFrom, validTo }) => `${validFrom}/${validTo}`).join();
  if (days(before) !== days(after)) columns.add('from');
  const facts = Object.keys((after[0] ?? before[0])?.facts ?? {});
  for (const fact of facts) {
    // Told without the other facts, so that a fact whose days stay is no change.
    const told = (timeline: Timeline<F>): string =>
      JSON.stringify(mergeEqualNeighbours(timeline.map((term) => ({ ...term, facts: { [fact]: term.facts[fact] ?? null } }))));
    if (told(before) !== told(after)) columns.add(columnOf[fact] ?? fact);
  }
  return [...columns];
}

function changedLines(stored: readonly LineOfSeat[], file: readonly LineOfSeat[], of: ReadonlySet<string>): Set<string> {
  const told = (lines: readonly LineOfSeat[]): Map<string, string> => {
    const own = Map.groupBy(
      lines.filter(({ seat }) => of.has(seat)),
      ({ seat }) => seat,
    );
    return new Map(
      [...own].map(([seat, each]) => [
        seat,
        each
          .map((line) => `${line.to} ${line.validFrom} ${line.validTo}`)
          .sort()
          .join(),
      ]),
    );
  };
  const [before, after] = [told(stored), told(file)];
  return new Set([...of].filter((seat) => before.get(seat) !== after.get(seat)));
}

/** What would be true with a file: its units, seats and lines in place of what is stored of the same. */
export function withFile(stored: Structure, file: FileStructure): Structure {
  const others = (lines: readonly LineOfSeat[]): LineOfSeat[] => lines.filter(({ seat }) => !file.linesOf.has(seat));
  return {
    units: new Map<string, Timeline<UnitFacts>>([...stored.units, ...file.units]),
    seats: new Map<string, Timeline<SeatFacts>>([...stored.seats, ...file.seats]),
    dottedLines: [...others(stored.dottedLines), ...file.dottedLines],
    standIns: [...others(stored.standIns), ...file.standIns],
  };
}
