import type { ChartSeat } from './chart-seat';
import { DIFFERENCE_COLOURS, DIFFERENCE_KINDS, type DifferenceKind } from './differences';

/** What the colour of a card says; the choice stands in the URL. */
export const COLOURINGS = ['unit', 'vacancies', 'span'] as const;
export type Colouring = (typeof COLOURINGS)[number];

export const readColouring = (text: string): Colouring => COLOURINGS.find((each) => each === text) ?? 'unit';

/** What a colour stands for; `words.ts` says it. */
export type Group =
  | { readonly kind: 'unit'; readonly id: string; readonly name: string }
  | { readonly kind: 'difference'; readonly difference: DifferenceKind }
  | { readonly kind: (typeof IN_ORDER)[number] };

/** How the legend names what is no unit. */
const IN_ORDER = ['vacant', 'short', 'staffed', 'wide', 'usual', 'single', 'unchanged'] as const;

/** No colour says these alone. */
const MARKED: ReadonlySet<Group['kind']> = new Set(['difference', 'short', 'wide']);

/** One line of the legend: what a colour stands for, and how many seats have it. */
export interface ColourGroup {
  readonly colour: string;
  readonly group: Group;
  readonly seats: number;
}

export interface Colours {
  readonly of: (seat: ChartSeat) => string;
  /** What the colour says of a seat that its card must say in a word too. */
  readonly markOf: (seat: ChartSeat) => Group | undefined;
  /** What the colours of these seats stand for. */
  readonly legendOf: (seats: readonly ChartSeat[]) => readonly ColourGroup[];
}

/**
 * Mid tones that stand out on light and dark ground alike, as every program that opens an exported chart reads them; units take them in the
 * order in which the chart names them.
 */
const UNIT_COLOURS = ['#009586', '#a67628', '#3788bb', '#b8636b', '#8572bb', '#718b3d', '#0091a4', '#ab6595'];
const QUIET = '#8d9a9e';
const STAFFED = '#009586';
const SHORT = '#b8862a';
const ALARM = '#ce514d';

export interface ColouringOf {
  readonly colouring: Colouring;
  /** The company's: more direct reports are too many for one. */
  readonly spanLimit: number;
  /** While two days are compared, they alone give the colours. */
  readonly differences?: ReadonlyMap<string, DifferenceKind> | undefined;
}

export function coloursOf(seats: readonly ChartSeat[], how: ColouringOf): Colours {
  const groupOf = rule(seats, how);
  const chosen = new Map(seats.map((seat) => [seat.id, groupOf(seat)]));
  return {
    of: ({ id }) => chosen.get(id)?.colour ?? QUIET,
    markOf: ({ id }) => {
      const group = chosen.get(id)?.group;
      return group && MARKED.has(group.kind) ? group : undefined;
    },
    legendOf: (shown) => legendOf(shown.flatMap(({ id }) => chosen.get(id) ?? [])),
  };
}

const keyOf = (group: Group): string => (group.kind === 'unit' ? group.id : group.kind === 'difference' ? group.difference : group.kind);

const rankOf = ({ group }: ColourGroup): number => {
  if (group.kind === 'unit') return 0;
  return group.kind === 'difference' ? DIFFERENCE_KINDS.indexOf(group.difference) : DIFFERENCE_KINDS.length + IN_ORDER.indexOf(group.kind);
};

function legendOf(chosen: readonly { colour: string; group: Group }[]): ColourGroup[] {
  const groups = new Map<string, ColourGroup>();
  for (const { colour, group } of chosen) {
    const key = keyOf(group);
    groups.set(key, { colour, group, seats: (groups.get(key)?.seats ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

function rule(seats: readonly ChartSeat[], { colouring, spanLimit, differences }: ColouringOf): GroupOf {
  if (differences) return byDifference(differences);
  if (colouring === 'vacancies') return byVacancies(seats);
  return colouring === 'span' ? bySpan(spanLimit) : byUnit(seats);
}

type GroupOf = (seat: ChartSeat) => { colour: string; group: Group };

function byUnit(seats: readonly ChartSeat[]): GroupOf {
  const colours = new Map<string, string>();
  for (const { unit } of seats) {
    if (!colours.has(unit.id)) colours.set(unit.id, UNIT_COLOURS[colours.size % UNIT_COLOURS.length] ?? QUIET);
  }
  return ({ unit }) => ({ colour: colours.get(unit.id) ?? QUIET, group: { kind: 'unit', id: unit.id, name: unit.name } });
}

/** Vacant seats, the seats whose own reports are not all there, and the rest. */
function byVacancies(seats: readonly ChartSeat[]): GroupOf {
  const short = new Set(seats.flatMap((seat) => (seat.holder === null && seat.reportsTo !== null ? [seat.reportsTo] : [])));
  return (seat) => {
    if (!seat.holder) return { colour: ALARM, group: { kind: 'vacant' } };
    return short.has(seat.id) ? { colour: SHORT, group: { kind: 'short' } } : { colour: STAFFED, group: { kind: 'staffed' } };
  };
}

const bySpan =
  (spanLimit: number): GroupOf =>
  ({ directReports }) => {
    if (directReports > spanLimit) return { colour: ALARM, group: { kind: 'wide' } };
    return directReports > 0 ? { colour: STAFFED, group: { kind: 'usual' } } : { colour: QUIET, group: { kind: 'single' } };
  };

const byDifference =
  (differences: ReadonlyMap<string, DifferenceKind>): GroupOf =>
  ({ id }) => {
    const difference = differences.get(id);
    return difference
      ? { colour: DIFFERENCE_COLOURS[difference], group: { kind: 'difference', difference } }
      : { colour: QUIET, group: { kind: 'unchanged' } };
  };
