import { describe, expect, it } from 'vitest';
import { scaleOf, scalesOf, squareBehind, zoomOf } from './photo-crop';

describe('a picture behind a square window', () => {
  it('covers the window at the least scale, whichever side is shorter', () => {
    expect(scalesOf({ width: 800, height: 400 }, 200)[0]).toBe(0.5);
    expect(scalesOf({ width: 400, height: 800 }, 200)[0]).toBe(0.5);
  });

  it('that is small already can’t be made larger than it has to be', () => {
    expect(scalesOf({ width: 60, height: 80 }, 240)).toEqual([4, 4]);
    expect(zoomOf(4, [4, 4])).toBe(0);
    expect(scaleOf(0.5, [4, 4])).toBe(4);
  });

  it('is enlarged by the same factor at each step of the slider', () => {
    const scales = [0.25, 4] as const;
    expect([0, 0.25, 0.5, 0.75, 1].map((zoom) => scaleOf(zoom, scales))).toEqual([0.25, 0.5, 1, 2, 4]);
    expect([0.25, 0.5, 1, 2, 4].map((scale) => zoomOf(scale, scales))).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('shows the part that was moved there', () => {
    expect(squareBehind({ x: -100, y: -50, scale: 0.5 }, 200)).toEqual({ left: 200, top: 100, side: 400 });
  });
});
