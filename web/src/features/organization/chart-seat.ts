import type { OrgChartPageQuery } from '../../gql/graphql';
import type { Seat } from './layout';

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

/** Mid tones that stand out on light and dark ground alike; units take them in the order in which the chart names them. */
const UNIT_COLOURS = ['183', '75', '240', '15', '295', '125', '210', '340'].map((hue) => `oklch(60% 0.11 ${hue})`);

export function unitColours(seats: readonly ChartSeat[]): ReadonlyMap<string, string> {
  const colours = new Map<string, string>();
  for (const { unit } of seats) {
    if (!colours.has(unit.id)) colours.set(unit.id, UNIT_COLOURS[colours.size % UNIT_COLOURS.length] ?? '');
  }
  return colours;
}
