import type { OrgChartPageQuery } from '../../gql/graphql';
import { ancestorsOf, type Seat, type SeatTree } from './layout';

type Chart = OrgChartPageQuery['orgChart'];
type Named = { readonly id: string; readonly name: string };

/** What the chart shows of one seat. */
export interface ChartSeat extends Seat {
  readonly version: number;
  readonly title: string;
  readonly unit: Named;
  /** Null where the seat is vacant. */
  readonly holder: Named | null;
  readonly standIn: Named | null;
  /** False for a concurrent post (兼岗). */
  readonly primary: boolean;
  readonly directReports: number;
  readonly headcount: number;
  readonly dottedLinesTo: readonly string[];
}

export const seatsOf = (chart: Chart): ChartSeat[] =>
  chart.nodes.map(({ position, holder, standIn, ...node }) => ({
    ...node,
    ...position,
    holder: holder ?? null,
    standIn: standIn ?? null,
    reportsTo: node.reportsTo ?? null,
  }));

/** The seat and all that is below it, as the top of a chart of its own; undefined where the chart does not have it. */
export function branchOf(seats: readonly ChartSeat[], root: string): ChartSeat[] | undefined {
  const top = seats.find((seat) => seat.id === root);
  if (!top) return undefined;
  const inside = new Set([root]);
  // Parents come before children.
  for (const { id, reportsTo } of seats) if (reportsTo !== null && inside.has(reportsTo)) inside.add(id);
  return seats.filter(({ id }) => inside.has(id));
}

/** May a seat be dropped there? Not on itself or below itself, which would be a loop, and not where it is already. */
export const mayReportTo = (tree: SeatTree<Seat>, id: string, superior: string): boolean =>
  id !== superior && tree.parent(id)?.id !== superior && !ancestorsOf(tree, superior).includes(id);
