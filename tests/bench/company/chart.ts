import type { Random } from './random.ts';

/** How many seats a division has: the subtree that is measured is one of them. */
export const DIVISION = 500;
const SPAN = 10;

/** A seat by its place in the tree alone. */
export interface ChartSeat {
  /** Index of the seat above; null at the top. */
  parent: number | null;
  /** Among the seats below the same one. */
  place: number;
  /** Seats in its subtree, itself included. */
  size: number;
  /** Does the whole subtree belong to one division, this being its head? */
  headsDivision: boolean;
}

/** A tree of so many seats, parents before children: divisions of about 500 seats, and a span of about ten above and inside them. */
export function chart(size: number, random: Random): ChartSeat[] {
  const seats: ChartSeat[] = [];
  const grow = (parent: number | null, place: number, seatsInAll: number, inDivision: boolean): void => {
    const headsDivision = !inDivision && seatsInAll <= DIVISION * 1.5;
    const index = seats.push({ parent, place, size: seatsInAll, headsDivision }) - 1;
    const below = seatsInAll - 1;
    if (below === 0) return;
    const parts = inDivision || headsDivision ? uneven(below, random) : divisions(below);
    for (const [position, part] of parts.entries()) grow(index, position, part, inDivision || headsDivision);
  };
  grow(null, 0, size, false);
  return seats;
}

/** Parts of whole divisions, so that each level above them has a span of ten or less. */
function divisions(seats: number): number[] {
  const inAll = Math.max(1, Math.round(seats / DIVISION));
  return even(seats, inAll <= SPAN ? inAll : Math.min(SPAN, Math.ceil(inAll / SPAN)));
}

function even(sum: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, index) => Math.floor((sum * (index + 1)) / parts) - Math.floor((sum * index) / parts));
}

/** Six to fourteen parts that are not all alike, each at least one. */
function uneven(sum: number, random: Random): number[] {
  const count = Math.min(sum, random.whole(6, 14));
  const weights = Array.from({ length: count }, () => 0.5 + random.next());
  const whole = weights.reduce((total, weight) => total + weight, 0);
  // Everybody gets one seat, what is left is cut where the weights stand; the last cut is the end, whatever rounding does.
  const cut = (at: number) => (at >= whole - 1e-9 ? sum - count : Math.floor(((sum - count) * at) / whole));
  let passed = 0;
  return weights.map((weight) => {
    const from = cut(passed);
    passed += weight;
    return 1 + cut(passed) - from;
  });
}
