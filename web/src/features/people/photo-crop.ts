/** A square of a picture, in its pixels. */
export interface Square {
  left: number;
  top: number;
  side: number;
}

export interface Extent {
  width: number;
  height: number;
}

/** Fewer pixels than this a side are no photo any more: nobody can zoom in further. */
const SMALLEST_CUT = 96;

/** How a picture may stand behind a square window of `side`: it covers it at the least scale, and shows few pixels at the greatest. */
export function scalesOf({ width, height }: Extent, side: number): [least: number, greatest: number] {
  const least = side / Math.min(width, height);
  return [least, Math.max(least, side / SMALLEST_CUT)];
}

/** Where a scale stands between the two, from 0 to 1: each step of a slider changes it by the same factor. */
export function zoomOf(scale: number, [least, greatest]: readonly [number, number]): number {
  return greatest === least ? 0 : Math.log(scale / least) / Math.log(greatest / least);
}

export function scaleOf(zoom: number, [least, greatest]: readonly [number, number]): number {
  return least * (greatest / least) ** zoom;
}

/** What of the picture stands behind the window, the picture's corner being at x, y. */
export function squareBehind({ x, y, scale }: { x: number; y: number; scale: number }, side: number): Square {
  return { left: -x / scale, top: -y / scale, side: side / scale };
}
