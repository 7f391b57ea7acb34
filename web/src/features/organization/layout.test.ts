import { describe, expect, it } from 'vitest';
import { ancestorsOf, CARD, closedAtFirst, extentOf, layOut, neighbour, showsCard, touches, treeOf, type Seat } from './layout';

const seat = (id: string, reportsTo: string | null): Seat => ({ id, reportsTo });
/** A company of n seats in which seat i reports to seat (i - 1) / width. */
const company = (n: number, width: number): Seat[] =>
  Array.from({ length: n }, (_, i) => seat(String(i), i === 0 ? null : String(Math.floor((i - 1) / width))));
const nothing: ReadonlySet<string> = new Set();

describe('the layout of the chart', () => {
  it.each([
    ['a small company', company(12, 3)],
    ['many levels', company(200, 2)],
    ['wide teams', company(400, 30)],
    ['people without any manager', Array.from({ length: 100 }, (_, i) => seat(String(i), null))],
    [
      'managers beside people without reports',
      [...company(5, 4), ...Array.from({ length: 9 }, (_, i) => seat(`x${i}`, '1')), seat('y', 'x0')],
    ],
  ])('places every seat of %s once, and no two cards overlap', (_, seats) => {
    const { boxes } = layOut(treeOf(seats), nothing);
    expect(new Set(boxes.map((box) => box.seat.id)).size).toBe(seats.length);
    expect(boxes).toHaveLength(seats.length);
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b) continue;
        expect(Math.abs(a.x - b.x) >= CARD.width || Math.abs(a.y - b.y) >= CARD.height).toBe(true);
      }
    }
  });

  it('says of each seat which one it is among how many', () => {
    const tree = treeOf([...company(13, 3), seat('other top', null)]);
    expect(['0', 'other top', '1', '3', '12'].map(tree.place)).toEqual([
      { nth: 1, of: 2 },
      { nth: 2, of: 2 },
      { nth: 1, of: 3 },
      { nth: 3, of: 3 },
      { nth: 3, of: 3 },
    ]);
  });

  it('shows a card exactly where some of it lies in the window', () => {
    const { boxes } = layOut(treeOf(company(200, 5)), nothing);
    for (const at of [0, 100, 500]) {
      const window = { x0: at - 300, y0: at, x1: at + 300, y1: at + 200 };
      expect(boxes.filter((box) => showsCard(window, box))).toEqual(boxes.filter((box) => touches(window, extentOf(box))));
    }
  });

  it('places reports below their superior', () => {
    const tree = treeOf(company(300, 5));
    const { boxes } = layOut(tree, nothing);
    const at = new Map(boxes.map((box) => [box.seat.id, box]));
    for (const box of boxes) {
      const superior = tree.parent(box.seat.id);
      if (superior) expect(box.y).toBeGreaterThanOrEqual((at.get(superior.id)?.y ?? Infinity) + CARD.height);
    }
  });

  it('leaves out what is below a collapsed seat', () => {
    expect(layOut(treeOf(company(40, 3)), new Set(['0'])).boxes.map((box) => box.seat.id)).toEqual(['0']);
  });

  it('draws a line to every card below the top', () => {
    const tree = treeOf(company(60, 7));
    const { boxes, lines } = layOut(tree, nothing);
    for (const box of boxes.filter((each) => tree.parent(each.seat.id))) {
      const ends = (x: number, y: number) => lines.some((line) => touches({ x0: x - 1, y0: y - 1, x1: x + 1, y1: y + 1 }, line));
      expect(ends(box.x, box.y) || ends(box.x - CARD.width / 2, box.y + CARD.height / 2)).toBe(true);
    }
  });

  it('shows a window of 1440 × 900 of 10,000 open seats as few cards', () => {
    const tree = treeOf(company(10_000, 6));
    const { boxes } = layOut(tree, nothing);
    const middle = boxes[5_000];
    if (!middle) throw new Error('no box');
    const window = { x0: middle.x - 720, x1: middle.x + 720, y0: middle.y - 450, y1: middle.y + 450 };
    expect(boxes.filter((box) => touches(window, extentOf(box))).length).toBeLessThan(120);
  });

  it('is empty for a company without seats', () => {
    expect(layOut(treeOf([]), nothing)).toEqual({ boxes: [], lines: [], bounds: { x0: 0, y0: 0, x1: 0, y1: 0 } });
  });
});

describe('finding one’s way in the chart', () => {
  const tree = treeOf(company(13, 3));

  it('opens everything above a seat to show it', () => {
    expect(ancestorsOf(tree, '12')).toEqual(['3', '0']);
  });

  it('goes with the arrows to the superior, the first report and the siblings', () => {
    expect(neighbour(tree, '5', 'up')?.id).toBe('1');
    expect(neighbour(tree, '1', 'down')?.id).toBe('4');
    expect(neighbour(tree, '1', 'next')?.id).toBe('2');
    expect(neighbour(tree, '1', 'previous')).toBeUndefined();
    expect(neighbour(tree, '1', 'last')?.id).toBe('3');
    expect(neighbour(tree, '9', 'first')?.id).toBe('0');
  });

  it('opens a small company whole and a large one at its top', () => {
    expect(closedAtFirst(tree, company(13, 3)).size).toBe(0);
    const large = company(500, 4);
    const { boxes } = layOut(treeOf(large), closedAtFirst(treeOf(large), large));
    expect(boxes).toHaveLength(5);
  });
});
