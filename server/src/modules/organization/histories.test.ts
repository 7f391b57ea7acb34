import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, changesOf } from './change.rules.ts';
import { applyDifference, differenceOf, differencesBetween } from './difference.rules.ts';
import { managerOf, managersOf } from './manager.rules.ts';
import { settlePrimary } from './primary.rules.ts';
import { stateBefore, stateOn, type History, type OrgState, type SeatState } from './state.rules.ts';
import { changeFrom, closeFrom, isTimeline, termOn, type Term, type Timeline } from './term.rules.ts';
import { chartOf, loopsFrom } from './tree.rules.ts';

// Random histories, changed through the rules and replayed beside them without any: day by day, as plain sets.

const DAYS = 14;
const everyDay = Array.from({ length: DAYS }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
const [people, seats, units] = ['p', 's', 'u'].map((letter) => Array.from({ length: 5 }, (_, n) => `${letter}${n}`)) as [
  string[],
  string[],
  string[],
];

type Facts = Omit<SeatState, 'id'>;
type UnitFacts = Omit<History['units'][number], 'id' | 'validFrom' | 'validTo'>;
type Change =
  | { of: 'seat'; id: string; day: number; facts: Partial<Facts> }
  | { of: 'unit'; id: string; day: number; facts: Partial<UnitFacts> }
  | { of: 'seat' | 'unit'; id: string; day: number; facts: null }
  | { of: 'standIn'; id: string; day: number; person: string | null }
  | { of: 'dottedLine'; id: string; day: number; reportsTo: string; drawn: boolean };

const aDay = fc.nat(DAYS - 1);
const orNone = (ids: readonly string[]) => fc.option(fc.constantFrom(...ids));
const seatFacts: fc.Arbitrary<Partial<Facts>> = fc.record(
  {
    title: fc.constantFrom('rep', 'lead'),
    unit: fc.constantFrom(...units),
    reportsTo: orNone(seats),
    holder: orNone(people),
    sortOrder: fc.nat(1),
  },
  { requiredKeys: [] },
);
const unitFacts: fc.Arbitrary<Partial<UnitFacts>> = fc.record(
  {
    name: fc.constantFrom('east', 'west'),
    kind: fc.constantFrom('TEAM' as const, 'REGION' as const),
    parent: orNone(units),
    sortOrder: fc.nat(1),
    headPosition: orNone(seats),
    responsibilities: fc.constantFrom('', 'sales'),
  },
  { requiredKeys: [] },
);
const aChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ of: fc.constant('seat' as const), id: fc.constantFrom(...seats), day: aDay, facts: seatFacts }) },
  { weight: 3, arbitrary: fc.record({ of: fc.constant('unit' as const), id: fc.constantFrom(...units), day: aDay, facts: unitFacts }) },
  {
    weight: 1,
    arbitrary: fc.record({
      of: fc.constantFrom('seat' as const, 'unit' as const),
      id: fc.constantFrom('s0', 's1', 'u0', 'u1'),
      day: aDay,
      facts: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ of: fc.constant('standIn' as const), id: fc.constantFrom(...seats), day: aDay, person: orNone(people) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      of: fc.constant('dottedLine' as const),
      id: fc.constantFrom(...seats),
      day: aDay,
      reportsTo: fc.constantFrom(...seats),
      drawn: fc.boolean(),
    }),
  },
);

const newSeat: Facts = { title: 'rep', unit: 'u0', reportsTo: null, holder: null, primary: true, sortOrder: 0 };
const newUnit: UnitFacts = { name: 'east', kind: 'TEAM', parent: null, sortOrder: 0, headPosition: null, responsibilities: '' };

/** The tables of the product, kept by its rules. */
class ByRules {
  readonly seats = new Map<string, Timeline<Facts>>();
  readonly units = new Map<string, Timeline<UnitFacts>>();
  readonly standIns = new Map<string, Timeline<{ person: string | null }>>();
  readonly dottedLines = new Map<string, Timeline<{ drawn: boolean }>>();

  /** Whether it was done. */
  change(change: Change): boolean {
    const on = everyDay[change.day] ?? '';
    switch (change.of) {
      case 'standIn':
        return this.#write(this.standIns, change.id, on, { person: change.person }, { person: null }, () => true);
      case 'dottedLine':
        return this.#write(this.dottedLines, `${change.id} ${change.reportsTo}`, on, { drawn: change.drawn }, { drawn: false }, () => true);
      case 'unit':
        return this.#write(this.units, change.id, on, change.facts, newUnit, () => isForest(this.units, ({ parent }) => parent));
      case 'seat': {
        const done = this.#write(this.seats, change.id, on, change.facts, newSeat, () =>
          isForest(this.seats, ({ reportsTo }) => reportsTo),
        );
        if (done) this.#settle();
        return done;
      }
    }
  }

  #write<F extends { [field: string]: string | number | boolean | null }>(
    timelines: Map<string, Timeline<F>>,
    id: string,
    on: string,
    facts: Partial<F> | null,
    fresh: F,
    holds: () => boolean,
  ): boolean {
    const before = timelines.get(id);
    if (before && before.length > 0 && !termOn(before, on)) return false;
    const begun = before && before.length > 0 ? before : null;
    if (facts === null && !begun) return false;
    const opened: Timeline<F> = [{ validFrom: on, validTo: null, facts: { ...fresh, ...facts } }];
    const changed: Term<F>[] = facts === null ? closeFrom(begun ?? [], on) : begun ? changeFrom(begun, on, facts) : [...opened];
    timelines.set(id, changed);
    if (holds()) return true;
    if (before) timelines.set(id, before);
    else timelines.delete(id);
    return false;
  }

  #settle(): void {
    for (const person of people) {
      const held = [...this.seats].map(([id, timeline]) => ({ id, timeline }));
      for (const [id, timeline] of settlePrimary(person, held, everyDay[0] ?? '')) this.seats.set(id, timeline);
    }
    // A vacant seat says nothing of a main post.
    for (const [id, timeline] of this.seats) {
      this.seats.set(
        id,
        timeline.map((term) => ({ ...term, facts: { ...term.facts, primary: term.facts.holder === null || term.facts.primary } })),
      );
    }
  }

  get history(): History {
    return {
      seats: [...this.seats].flatMap(([id, terms]) => terms.map(({ facts, ...span }) => ({ id, ...facts, ...span }))),
      units: [...this.units].flatMap(([id, terms]) => terms.map(({ facts, ...span }) => ({ id, ...facts, ...span }))),
      standIns: [...this.standIns].flatMap(([seat, terms]) =>
        terms.flatMap(({ facts: { person }, ...span }) => (person === null ? [] : [{ seat, person, ...span }])),
      ),
      dottedLines: [...this.dottedLines].flatMap(([line, terms]) => {
        const [seat = '', reportsTo = ''] = line.split(' ');
        return terms.flatMap(({ facts, ...span }) => (facts.drawn ? [{ seat, reportsTo, ...span }] : []));
      }),
    };
  }
}

const isForest = <F extends { readonly [field: string]: string | number | boolean | null }>(
  timelines: ReadonlyMap<string, Timeline<F>>,
  parentOf: (facts: F) => string | null,
): boolean =>
  loopsFrom(
    [...timelines].flatMap(([id, terms]) => terms.map(({ facts, ...span }) => ({ id, parent: parentOf(facts), ...span }))),
    everyDay[0] ?? '',
  ).length === 0;

type Sheet = Map<string, { [field: string]: unknown }>;

/** The same changes without timelines: a sheet a day, on which a field is overwritten as long as it says what it said on the first day. */
function replay(changes: readonly Change[], of: 'seat' | 'unit', fresh: object): Sheet[] {
  const sheets = everyDay.map((): Sheet => new Map());
  for (const change of changes) {
    if (change.of !== of || !('facts' in change)) continue;
    const later = sheets.slice(change.day);
    const there = later[0]?.get(change.id);
    if (change.facts === null) for (const sheet of later) sheet.delete(change.id);
    else if (!there) for (const sheet of later) sheet.set(change.id, { ...fresh, ...change.facts });
    else {
      for (const [field, value] of Object.entries(change.facts)) {
        const said = there[field];
        for (const sheet of later) {
          const facts = sheet.get(change.id);
          if (!facts || facts[field] !== said) break;
          sheet.set(change.id, { ...facts, [field]: value });
        }
      }
    }
  }
  return sheets;
}

/** Up, seat by seat, with fresh eyes. */
function walkToManager(state: OrgState, person: string): string | undefined {
  const own = [...state.seats.values()].find(({ holder, primary }) => holder === person && primary);
  for (let seat = state.seats.get(own?.reportsTo ?? ''); seat; seat = state.seats.get(seat.reportsTo ?? '')) {
    const inCharge = seat.holder ?? state.standIns.get(seat.id);
    if (inCharge !== undefined && inCharge !== person) return inCharge;
  }
  return undefined;
}

/** As text, in one order: fast to compare, whatever was put in first. */
const written = (state: OrgState): string =>
  JSON.stringify([
    ...[state.units, state.seats].map((all) =>
      [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((each) => Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))),
    ),
    [...state.standIns].sort(),
    [...state.dottedLines].map(([seat, to]) => [seat, [...to].sort()]).sort(),
  ]);

const histories = fc.array(aChange, { minLength: 8, maxLength: 40 }).map((tried) => {
  const byRules = new ByRules();
  const done = tried.filter((change) => byRules.change(change));
  return { byRules, done, history: byRules.history };
});
const numRuns = 1500;

describe('after any changes', () => {
  it('every day is what a replay day by day says, without loops, with one main post for everybody who holds seats', () => {
    fc.assert(
      fc.property(histories, ({ byRules, done, history }) => {
        for (const timeline of [...byRules.seats.values(), ...byRules.units.values()]) expect(isTimeline(timeline)).toBe(true);
        const [bySeat, byUnit] = [replay(done, 'seat', newSeat), replay(done, 'unit', newUnit)];
        everyDay.forEach((day, n) => {
          const state = stateOn(history, day);
          expect(new Map([...state.units].map(([id, { id: _, ...facts }]) => [id, facts]))).toEqual(byUnit[n]);
          const unsettled = [...state.seats].map(([id, { id: _, ...facts }]) => [id, { ...facts, primary: true }] as const);
          expect(new Map(unsettled)).toEqual(bySeat[n]);

          const all = [...state.seats.values()];
          for (const person of people) {
            const held = all.filter(({ holder }) => holder === person);
            expect(held.filter(({ primary }) => primary)).toHaveLength(held.length > 0 ? 1 : 0);
            expect(managersOf(all, state.standIns).get(person)).toBe(walkToManager(state, person));
            const own = held.find(({ primary }) => primary);
            expect(own && managerOf(own, (id) => state.seats.get(id), state.standIns)).toBe(walkToManager(state, person));
          }

          const nodes = chartOf(all);
          expect(nodes).toHaveLength(all.length);
          const heads = (of: typeof nodes) => of.reduce((sum, { headcount }) => sum + headcount, 0);
          expect(heads(nodes.filter(({ depth }) => depth === 0))).toBe(new Set(all.flatMap(({ holder }) => holder ?? [])).size);
          for (const { seat, headcount } of nodes) {
            const below = nodes.filter((node) => node.seat.reportsTo === seat.id);
            expect(headcount).toBe(heads(below) + (seat.holder !== null && seat.primary ? 1 : 0));
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the difference of two days', () => {
  it('applied to the first gives the second, forwards and backwards, and is nothing where they are alike', () => {
    fc.assert(
      fc.property(histories, aDay, aDay, ({ history }, one, other) => {
        const [a, b] = [stateOn(history, everyDay[one] ?? ''), stateOn(history, everyDay[other] ?? '')];
        const before = written(a);
        expect(written(applyDifference(a, differenceOf(a, b)))).toBe(written(b));
        expect(written(applyDifference(b, differenceOf(b, a)))).toBe(before);
        expect(written(a)).toBe(before);
        const { units, seats: altered, standIns, dottedLines } = differenceOf(a, b);
        expect(units.length + altered.length + standIns.length + dottedLines.length === 0).toBe(written(a) === written(b));
      }),
      { numRuns },
    );
  });

  it('is made of the differences of the days between them', () => {
    fc.assert(
      fc.property(histories, aDay, aDay, ({ history }, one, other) => {
        const [from, to] = [everyDay[Math.min(one, other)] ?? '', everyDay[Math.max(one, other)] ?? ''];
        const end = differencesBetween(history, from, to).reduce<OrgState>(applyDifference, stateBefore(history, from));
        expect(written(end)).toBe(written(stateBefore(history, to)));
      }),
      { numRuns },
    );
  });

  it('leaves what else was changed when it is applied to another state', () => {
    const at = (facts: Partial<SeatState>): OrgState => ({
      units: new Map(),
      seats: new Map([['s0', { id: 's0', ...newSeat, ...facts }]]),
      standIns: new Map(),
      dottedLines: new Map(),
    });
    const promotion = differenceOf(at({}), at({ title: 'lead' }));
    expect(applyDifference(at({ unit: 'u1' }), promotion)).toEqual(at({ unit: 'u1', title: 'lead' }));
    const nothing = { units: new Map(), seats: new Map(), standIns: new Map(), dottedLines: new Map() };
    expect(applyDifference(nothing, promotion)).toEqual(nothing);
  });
});

describe('what is told of a window', () => {
  it('is what is told of each day alone, whole states compared', () => {
    fc.assert(
      fc.property(histories, aDay, aDay, ({ history }, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const apart = everyDay.slice(from, to).flatMap((day) => changesOf(stateBefore(history, day), stateOn(history, day), day));
        const text = (changes: readonly object[]) => changes.map((change) => JSON.stringify(change)).sort();
        expect(text(changesBetween(history, everyDay[from] ?? '', everyDay[to] ?? ''))).toEqual(text(apart));
      }),
      { numRuns },
    );
  });

  it('names everything that differs, and everybody whose unit or manager does', () => {
    fc.assert(
      fc.property(histories, ({ history }) => {
        for (const day of everyDay) expectTold(stateBefore(history, day), stateOn(history, day), day);
      }),
      { numRuns },
    );
  });
});

function expectTold(a: OrgState, b: OrgState, day: string): void {
  const told = changesOf(a, b, day);
  const { seats: altered, units: alteredUnits } = differenceOf(withoutOrder(a), withoutOrder(b));
  const untold = altered.filter(({ id }) => !told.some(({ seat, formerSeat }) => seat === id || formerSeat === id));
  expect(untold).toEqual([]);
  expect(alteredUnits.filter(({ id }) => !told.some(({ unit }) => unit === id))).toEqual([]);
  const place = (state: OrgState, person: string) => {
    const seat = [...state.seats.values()].find(({ holder, primary }) => holder === person && primary);
    return seat && { seat: seat.id, unit: seat.unit, manager: walkToManager(state, person) ?? null };
  };
  for (const person of people) {
    const [before, after] = [place(a, person), place(b, person)];
    const lines = told.filter((change) => change.person === person && PERSON_KINDS.has(change.kind));
    const kind = !before
      ? 'JOINED'
      : !after
        ? 'LEFT'
        : before.unit !== after.unit
          ? 'MOVED'
          : before.manager !== after.manager
            ? 'NEW_MANAGER'
            : before.seat !== after.seat
              ? 'NEW_MAIN_POST'
              : null;
    expect(lines.map((line) => line.kind)).toEqual((before || after) && kind ? [kind] : []);
    for (const line of lines) {
      expect([line.manager, line.formerManager]).toEqual([after?.manager ?? null, before?.manager ?? null]);
    }
  }
}

const PERSON_KINDS: ReadonlySet<string> = new Set(['JOINED', 'LEFT', 'MOVED', 'NEW_MANAGER', 'NEW_MAIN_POST']);
const withoutOrder = (state: OrgState): OrgState => ({
  ...state,
  units: new Map([...state.units].map(([id, unit]) => [id, { ...unit, sortOrder: 0 }])),
  // A main post that becomes a concurrent one is told of the person, by their other seat.
  seats: new Map([...state.seats].map(([id, seat]) => [id, { ...seat, sortOrder: 0, primary: true }])),
});
