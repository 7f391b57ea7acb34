import type { OrgChangeKind } from '../../gql/graphql';
import type { ChartSeat } from './chart-seat';

/** What became different about a seat: of the changes of the chart, or of a plan's draft. */
export type DifferenceKind = OrgChangeKind;

/** The most telling first: where several things became different about one seat, its card shows the first of these. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = ['JOINED', 'MOVED', 'NEW_MANAGER', 'OPENED', 'LEFT', 'CLOSED', 'RENAMED'];

/** The colour of each kind; never alone: the card names it too. */
export const DIFFERENCE_COLOURS: Readonly<Record<DifferenceKind, string>> = {
  JOINED: '#399d57',
  MOVED: '#2d86c8',
  NEW_MANAGER: '#866ec5',
  OPENED: '#07a4a4',
  LEFT: '#ce514d',
  CLOSED: '#69737d',
  RENAMED: '#b3801f',
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** As much of a change as it takes to find its card. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly on: string;
  readonly person?: Named | null;
  readonly position?: { readonly id: string } | null;
  readonly unit?: Named | null;
  readonly formerUnit?: Named | null;
  readonly manager?: Named | null;
  readonly formerManager?: Named | null;
  readonly name?: string | null;
  readonly formerName?: string | null;
}

const OF_A_SEAT: ReadonlySet<DifferenceKind> = new Set(['OPENED', 'CLOSED', 'RENAMED']);

/** The card that shows a change: the seat somebody has in this chart, for they may come from another or go to one; else the seat it names. */
export function cardOf(difference: Difference, seatOfPerson: ReadonlyMap<string, string>): string | undefined {
  const own = OF_A_SEAT.has(difference.kind) ? undefined : seatOfPerson.get(difference.person?.id ?? '');
  return own ?? difference.position?.id;
}

/** The main post of everybody in this chart. */
export const seatsOfPeople = (seats: readonly ChartSeat[]): ReadonlyMap<string, string> =>
  new Map(seats.flatMap(({ id, holder, primary }) => (holder && primary ? [[holder.id, id] as const] : [])));

/** The kind in which each seat of the chart is shown. */
export function kindsOfSeats(differences: readonly Difference[], seats: readonly ChartSeat[]): ReadonlyMap<string, DifferenceKind> {
  const here = new Set(seats.map(({ id }) => id));
  const seatOfPerson = seatsOfPeople(seats);
  const kinds = new Map<string, DifferenceKind>();
  for (const difference of differences) {
    const id = cardOf(difference, seatOfPerson);
    if (id === undefined || !here.has(id)) continue;
    const known = kinds.get(id);
    if (!known || DIFFERENCE_KINDS.indexOf(difference.kind) < DIFFERENCE_KINDS.indexOf(known)) kinds.set(id, difference.kind);
  }
  return kinds;
}
