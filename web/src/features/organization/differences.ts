import type { OrgChangeKind } from '../../gql/graphql';
import type { ChartSeat } from './chart-seat';

/** What became different about a seat, as its card shows it: of the changes of the chart, or of a plan's draft. */
export type DifferenceKind =
  | 'JOINED'
  | 'MOVED'
  | 'NEW_MANAGER'
  | 'OPENED'
  | 'LEFT'
  | 'CLOSED'
  | 'RENAMED'
  | 'POSTS'
  | 'DOTTED_LINES'
  | 'DUTIES';

/** The most telling first: where several things became different about one seat, its card shows the first of these. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  'JOINED',
  'MOVED',
  'NEW_MANAGER',
  'OPENED',
  'LEFT',
  'CLOSED',
  'POSTS',
  'RENAMED',
  'DUTIES',
  'DOTTED_LINES',
];

/** The colour of each kind; never alone: the card names it too. */
export const DIFFERENCE_COLOURS: Readonly<Record<DifferenceKind, string>> = {
  JOINED: '#399d57',
  MOVED: '#2d86c8',
  NEW_MANAGER: '#866ec5',
  OPENED: '#07a4a4',
  LEFT: '#ce514d',
  CLOSED: '#69737d',
  POSTS: '#b0608f',
  RENAMED: '#b3801f',
  DUTIES: '#8a7361',
  DOTTED_LINES: '#7a8b3d',
};

/** Twenty sorts of changes are more than colours can tell apart: each is shown as one of these. */
const SHOWN_AS: Readonly<Record<OrgChangeKind, DifferenceKind>> = {
  JOINED: 'JOINED',
  LEFT: 'LEFT',
  MOVED: 'MOVED',
  SEAT_MOVED: 'MOVED',
  UNIT_MOVED: 'MOVED',
  NEW_MANAGER: 'NEW_MANAGER',
  NEW_SUPERIOR: 'NEW_MANAGER',
  OPENED: 'OPENED',
  CLOSED: 'CLOSED',
  RENAMED: 'RENAMED',
  NEW_MAIN_POST: 'POSTS',
  POST_TAKEN: 'POSTS',
  POST_GIVEN_UP: 'POSTS',
  STAND_IN_BEGUN: 'POSTS',
  STAND_IN_ENDED: 'POSTS',
  NEW_HEAD: 'DUTIES',
  NEW_DUTIES: 'DUTIES',
  NEW_UNIT_KIND: 'DUTIES',
  DOTTED_LINE_DRAWN: 'DOTTED_LINES',
  DOTTED_LINE_ENDED: 'DOTTED_LINES',
};
export const shownAs = ({ kind }: Pick<Difference, 'kind'>): DifferenceKind => SHOWN_AS[kind];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One change, as the chart shows and says it. */
export interface Difference {
  readonly kind: OrgChangeKind;
  readonly on: string;
  readonly person?: Named | null;
  readonly position?: { readonly id: string } | null;
  readonly superior?: { readonly id: string } | null;
  readonly unit?: Named | null;
  readonly formerUnit?: Named | null;
  readonly parent?: Named | null;
  readonly manager?: Named | null;
  readonly formerManager?: Named | null;
  readonly name?: string | null;
  readonly formerName?: string | null;
}

/** What is about somebody's main post, wherever it is; all else is about the seat it names. */
const OF_A_PERSON: ReadonlySet<OrgChangeKind> = new Set(['JOINED', 'LEFT', 'MOVED', 'NEW_MANAGER', 'NEW_MAIN_POST']);

/** The card that shows a change: the seat somebody has in this chart, for they may come from another or go to one; else the seat it names. */
export function cardOf(difference: Difference, seatOfPerson: ReadonlyMap<string, string>): string | undefined {
  const own = OF_A_PERSON.has(difference.kind) ? seatOfPerson.get(difference.person?.id ?? '') : undefined;
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
    const [known, kind] = [kinds.get(id), shownAs(difference)];
    if (!known || DIFFERENCE_KINDS.indexOf(kind) < DIFFERENCE_KINDS.indexOf(known)) kinds.set(id, kind);
  }
  return kinds;
}
