import type { Text } from '../../platform/locale.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { sayLife, sayLoop } from './chart-words.rules.ts';
import { settlePrimary } from './primary.rules.ts';
import {
  type FileLine,
  type FileStructure,
  type FileTerm,
  type LineOfSeat,
  type Origin,
  originOf,
  type Structure,
  withFile,
} from './structure.rules.ts';
import {
  covers,
  type Facts,
  isWithin,
  lifeOf,
  mergeEqualNeighbours,
  overlap,
  type Span,
  type Term,
  termOn,
  type Timeline,
} from './term.rules.ts';
import type { SeatFacts } from './timeline.service.ts';
import { type Link, type Loop, loopsFrom } from './tree.rules.ts';

/** Why a file cannot be taken in, with the place in it. */
export interface StructureFault extends Origin {
  readonly code: string;
  readonly message: Text;
}

/** Before every day that can be written. */
const EVER = '0000-01-01';

/**
 * Everything that would be wrong on any day with a file taken in: terms that overlap or leave a gap, what leans on something that does not
 * exist then, loops, main posts, seats held after leaving. What is wrong among stored things alone is not the file's.
 */
export function checkStructure(stored: Structure, file: FileStructure): StructureFault[] {
  const faults = [...torn(file.units), ...torn(file.seats), ...crossedLines(file)];
  // What is said of days that overlap cannot be judged further.
  if (faults.length > 0) return faults;
  const told = new Map(new Check(stored, file).faults().map((each) => [`${each.rowIndex} ${each.column} ${each.code}`, each]));
  return [...told.values()];
}

const fault = ({ rowIndex, column }: Origin, code: string, zh: string, en: string): StructureFault => ({
  rowIndex,
  column,
  code,
  message: { zh, en },
});

/** Terms of one unit or seat that overlap, or do not follow one another. */
function torn(timelines: ReadonlyMap<string, readonly FileTerm<Facts>[]>): StructureFault[] {
  return [...timelines.values()].flatMap((terms) =>
    terms.flatMap((term, index) => {
      const next = terms[index + 1];
      if (next === undefined || term.validTo === next.validFrom) return [];
      const at = { rowIndex: next.rowIndex, column: 'from' };
      if (overlap(term, next)) return [fault(at, 'OVERLAP', ...sayOverlap(term, next))];
      return [
        fault(
          at,
          'GAP',
          `从 ${term.validTo} 到 ${next.validFrom} 之间有空档；岗位和部门存续期间不能中断`,
          `Nothing is said of the days from ${term.validTo} until ${next.validFrom}: a seat or unit has no gap while it exists`,
        ),
      ];
    }),
  );
}

const sayOverlap = (before: Span, after: Span): [zh: string, en: string] => [
  `从 ${after.validFrom} 起与 ${before.validFrom} 开始的一行时间重叠`,
  `From ${after.validFrom} on it overlaps the row that begins on ${before.validFrom}`,
];

/** Rows of one key that hold on the same day. */
export function overlapsAmong<Row extends Span & { readonly rowIndex: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): StructureFault[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return inOrder.flatMap((row, index) => {
      const next = inOrder[index + 1];
      return next && overlap(row, next) ? [fault({ rowIndex: next.rowIndex, column: 'from' }, 'OVERLAP', ...sayOverlap(row, next))] : [];
    });
  });
}

function crossedLines(file: FileStructure): StructureFault[] {
  const own = file.dottedLines
    .filter(({ seat, to }) => seat === to)
    .map(({ rowIndex }) => fault({ rowIndex, column: 'reportsTo' }, 'OWN_SEAT', '岗位不能向自己汇报', 'A seat cannot report to itself'));
  return [
    ...own,
    ...overlapsAmong(file.dottedLines, ({ seat, to }) => `${seat} ${to}`),
    ...overlapsAmong(file.standIns, ({ seat }) => seat),
  ];
}

type Tree = 'seats' | 'units';

class Check {
  readonly #file: FileStructure;
  readonly #whole: Structure;
  readonly #lives: Readonly<Record<Tree, ReadonlyMap<string, Span>>>;
  readonly #faults: StructureFault[] = [];

  constructor(stored: Structure, file: FileStructure) {
    this.#file = file;
    this.#whole = withFile(stored, file);
    this.#lives = { seats: livesIn(this.#whole.seats), units: livesIn(this.#whole.units) };
  }

  faults(): StructureFault[] {
    this.#checkLeaning();
    this.#checkLeavers();
    this.#checkMainPosts();
    this.#checkLoops(
      'units',
      linksOf(this.#whole.units, ({ parent }) => parent),
    );
    this.#checkLoops(
      'seats',
      linksOf(this.#whole.seats, ({ reportsTo }) => reportsTo),
    );
    return this.#faults;
  }

  #checkLeaning(): void {
    for (const terms of this.#whole.units.values()) {
      for (const term of terms) {
        this.#lean('units', term.facts.parent, term, this.#origin(term, 'parent'));
        this.#lean('seats', term.facts.headPosition, term, this.#origin(term, 'headPosition'));
      }
    }
    for (const terms of this.#whole.seats.values()) {
      for (const term of terms) {
        this.#lean('units', term.facts.unit, term, this.#origin(term, 'unit'));
        this.#lean('seats', term.facts.reportsTo, term, this.#origin(term, 'reportsTo'));
      }
    }
    const rowOf = (line: LineOfSeat): number | undefined => (line as Partial<FileLine>).rowIndex;
    for (const line of [...this.#whole.dottedLines, ...this.#whole.standIns])
      this.#lean('seats', line.seat, line, rowOf(line) === undefined ? null : { rowIndex: rowOf(line) ?? 0, column: 'key' });
    for (const line of this.#whole.dottedLines)
      this.#lean('seats', line.to, line, rowOf(line) === undefined ? null : { rowIndex: rowOf(line) ?? 0, column: 'reportsTo' });
  }

  /** Where in the file a fact of a term stands; null where it is stored already. */
  #origin<F extends Facts>(term: Term<F>, fact: string): Origin | null {
    return 'rowIndex' in term ? originOf(term as FileTerm<F>, fact) : null;
  }

  /** What leans on a unit or seat leans on something that exists throughout. */
  #lean(tree: Tree, id: string | null, span: Span, own: Origin | null): void {
    if (id === null) return;
    const life = this.#lives[tree].get(id);
    if (life && isWithin(span, life)) return;
    const key = this.#file.keys.get(id) ?? id;
    if (!life) {
      if (own)
        this.#faults.push(
          tree === 'seats'
            ? fault(own, 'NO_SUCH_SEAT', `没有编号为“${key}”的岗位`, `There is no seat with the key “${key}”`)
            : fault(own, 'NO_SUCH_UNIT', `没有编号为“${key}”的部门`, `There is no unit with the key “${key}”`),
        );
      return;
    }
    // Where what leans is stored already, the file's end of what it leans on is at fault.
    const terms = this.#file[tree].get(id);
    const end = life.validFrom > span.validFrom ? terms?.[0] : terms?.at(-1);
    const at = own ?? (end ? { rowIndex: end.rowIndex, column: life.validFrom > span.validFrom ? 'from' : 'until' } : null);
    if (!at) return;
    const [what, exists, needed] = [this.#call(tree, id, life.validFrom), sayLife(life), sayLife(span)];
    this.#faults.push(
      fault(
        at,
        'NOT_OPEN_THEN',
        `${tree === 'seats' ? '岗位' : '部门'}“${what}”只在 ${exists.zh} 期间存在，这里要用到 ${needed.zh}`,
        `The ${tree === 'seats' ? 'seat' : 'unit'} “${what}” exists only ${exists.en}, and is used here ${needed.en}`,
      ),
    );
  }

  /** A unit by its name; a seat by who holds it on a day, else by its title. */
  #call(tree: Tree, id: string, on: string): string {
    if (tree === 'units') return termOn(this.#whole.units.get(id) ?? [], on)?.facts.name ?? id;
    const facts = termOn(this.#whole.seats.get(id) ?? [], on)?.facts;
    return this.#file.people.get(facts?.holder ?? '')?.name ?? facts?.title ?? id;
  }

  #checkLeavers(): void {
    const check = (person: string | null, span: Span, at: Origin): void => {
      const known = this.#file.people.get(person ?? '');
      if (!known || known.leftOn === null || isWithin(span, { validFrom: EVER, validTo: addDays(known.leftOn, 1) })) return;
      this.#faults.push(
        fault(
          at,
          'PERSON_LEFT',
          `${known.name} 已于 ${known.leftOn} 离职，此后不能再任职`,
          `${known.name} left on ${known.leftOn} and can hold nothing after that day`,
        ),
      );
    };
    for (const terms of this.#file.seats.values()) for (const term of terms) check(term.facts.holder, term, originOf(term, 'holder'));
    for (const line of this.#file.standIns) check(line.to, line, { rowIndex: line.rowIndex, column: 'holder' });
  }

  /** Everybody has exactly one main post among those they hold. */
  #checkMainPosts(): void {
    const inFile = new Set([...this.#file.seats.values()].flatMap((terms) => terms.flatMap(({ facts }) => facts.holder ?? [])));
    const held = new Map<string, Map<string, Timeline<SeatFacts>>>();
    for (const [seat, timeline] of this.#whole.seats) {
      for (const { facts } of timeline) {
        if (facts.holder === null || !inFile.has(facts.holder)) continue;
        const own = held.get(facts.holder) ?? new Map<string, Timeline<SeatFacts>>();
        held.set(facts.holder, own.set(seat, timeline));
      }
    }
    for (const [person, seats] of held) this.#checkMainPost(person, seats);
  }

  #checkMainPost(person: string, seats: ReadonlyMap<string, Timeline<SeatFacts>>): void {
    const settled = settlePrimary(
      person,
      [...seats].map(([id, timeline]) => ({ id, timeline })),
      EVER,
    );
    for (const [id, timeline] of settled) {
      const wanted = timeline.find(({ validFrom, facts }) => termOn(seats.get(id) ?? [], validFrom)?.facts.primary !== facts.primary);
      if (!wanted) continue;
      const { validFrom: on } = wanted;
      // The seat itself, or the other one where this is stored.
      const origin = [id, ...seats.keys()].flatMap((seat) => {
        const term = this.#file.seats.get(seat)?.find((each) => covers(each, on));
        return term?.facts.holder === person ? [originOf(term, 'primary')] : [];
      })[0];
      if (!origin) continue;
      const name = this.#file.people.get(person)?.name ?? person;
      this.#faults.push(
        wanted.facts.primary
          ? fault(
              origin,
              'NO_MAIN_POST',
              `${name} 从 ${on} 起只有兼岗，没有主岗`,
              `From ${on} on ${name} has concurrent posts alone, and no main post`,
            )
          : fault(
              origin,
              'TWO_MAIN_POSTS',
              `${name} 从 ${on} 起有两个主岗，请把其中一个标为兼岗`,
              `From ${on} on ${name} has two main posts: mark one of them as concurrent`,
            ),
      );
      return;
    }
  }

  #checkLoops(tree: Tree, links: readonly Link[]): void {
    for (const loop of loopsFrom(links, EVER)) this.#tellLoop(tree, loop);
  }

  /** A loop is told on the row of the file that takes part in it, and begins with it. */
  #tellLoop(tree: Tree, { on, ids }: Loop): void {
    const fact = tree === 'seats' ? 'reportsTo' : 'parent';
    const start = ids.findIndex((id) => this.#file[tree].has(id));
    const term = this.#file[tree].get(ids[start] ?? '')?.find((each) => covers(each, on));
    if (!term) return;
    const names = [...ids.slice(start), ...ids.slice(0, start)].map((id) => this.#call(tree, id, on));
    const message = sayLoop(tree, names, on);
    this.#faults.push({ ...originOf(term, fact), code: tree === 'seats' ? 'REPORTING_CYCLE' : 'UNIT_CYCLE', message });
  }
}

function livesIn(timelines: ReadonlyMap<string, readonly Span[]>): Map<string, Span> {
  return new Map([...timelines].flatMap(([id, timeline]) => (lifeOf(timeline) ? [[id, lifeOf(timeline) as Span] as const] : [])));
}

/** The links of a tree, each as long as it stays the same. */
function linksOf<F extends Facts>(timelines: ReadonlyMap<string, Timeline<F>>, parentOf: (facts: F) => string | null): Link[] {
  return [...timelines].flatMap(([id, timeline]) =>
    mergeEqualNeighbours(timeline.map(({ validFrom, validTo, facts }) => ({ validFrom, validTo, facts: { parent: parentOf(facts) } }))).map(
      ({ validFrom, validTo, facts: { parent } }) => ({ id, parent, validFrom, validTo }),
    ),
  );
}
