import type { Seat } from './layout';

/** What the chart shows of one seat. */
export interface ChartSeat extends Seat {
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  /** Null where the seat is vacant. */
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly standIn: { readonly id: string; readonly name: string } | null;
  readonly directReports: number;
  readonly headcount: number;
  readonly dottedLinesTo: readonly string[];
}

/** Mid tones that stand out on light and dark ground alike; units take them in the order in which the chart names them. */
const UNIT_COLOURS = ['183', '75', '240', '15', '295', '125', '210', '340'].map((hue) => `oklch(60% 0.11 ${hue})`);

export function unitColours(seats: readonly ChartSeat[]): ReadonlyMap<string, string> {
  const colours = new Map<string, string>();
  for (const { unitId } of seats) {
    if (!colours.has(unitId)) colours.set(unitId, UNIT_COLOURS[colours.size % UNIT_COLOURS.length] ?? '');
  }
  return colours;
}
