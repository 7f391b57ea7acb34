import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcountSteps, type MainPost, type UnitPlace } from './headcount.rules.ts';
import { covers } from './term.rules.ts';

const post = (unit: string, validFrom: string, validTo: string | null = null): MainPost => ({ unit, validFrom, validTo });
const place = (id: string, parent: string, validFrom: string, validTo: string | null = null): UnitPlace => ({
  id,
  parent,
  validFrom,
  validTo,
});
const year = { from: '2026-01-01', to: '2027-01-01' };

describe('the headcount of a unit over time', () => {
  it('begins with the first day of the window, and names a day only where the number differs', () => {
    const posts = [post('sales', '2020-01-01'), post('sales', '2026-03-01', '2026-06-01'), post('sales', '2026-06-01')];
    expect(headcountSteps('sales', [], posts, year)).toEqual([
      { on: '2026-01-01', headcount: 1 },
      { on: '2026-03-01', headcount: 2 },
    ]);
  });

  it('takes the people of a unit along on the day on which it moves in, and gives them back on the day it moves out', () => {
    const places = [place('east', 'market', '2020-01-01', '2026-04-01'), place('east', 'sales', '2026-04-01', '2026-09-01')];
    const posts = [post('east', '2025-01-01'), post('east', '2026-05-01'), post('sales', '2020-01-01')];
    expect(headcountSteps('sales', places, posts, year)).toEqual([
      { on: '2026-01-01', headcount: 1 },
      { on: '2026-04-01', headcount: 2 },
      { on: '2026-05-01', headcount: 3 },
      { on: '2026-09-01', headcount: 1 },
    ]);
  });

  it('is nothing in a window of no day', () => {
    expect(headcountSteps('sales', [], [post('sales', '2020-01-01')], { from: '2026-01-01', to: '2026-01-01' })).toEqual([]);
  });

  it('is on every day what a count of that day is', () => {
    const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
    const aDay = fc.integer({ min: 1, max: 20 });
    const aSpan = fc.tuple(aDay, fc.option(fc.integer({ min: 1, max: 10 }))).map(([from, length]) => ({
      validFrom: day(from),
      validTo: length === null ? null : day(from + length),
    }));
    // A unit stands in one of a smaller number: there is no loop, and on each day it stands in one alone.
    const somePlaces = fc
      .array(fc.tuple(aDay, fc.nat(), fc.nat()), { minLength: 4, maxLength: 4 })
      .map((moves) =>
        moves.flatMap(([on, first, then], index) => [
          place(String(index + 1), String(first % (index + 1)), day(1), day(on)),
          place(String(index + 1), String(then % (index + 1)), day(on)),
        ]),
      );
    const somePosts = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), aSpan), { maxLength: 12 });
    fc.assert(
      fc.property(somePlaces, somePosts, aDay, aDay, (places, seats, from, to) => {
        const posts = seats.map(([unit, span]) => ({ unit: String(unit), ...span }));
        const steps = headcountSteps('1', places, posts, { from: day(from), to: day(to) });
        const isBelow = (unit: string, on: string): boolean => {
          if (unit === '1') return true;
          const above = places.find((each) => each.id === unit && covers(each, on));
          return above !== undefined && isBelow(above.parent, on);
        };
        for (let n = from; n < to; n += 1) {
          const counted = posts.filter((each) => covers(each, day(n)) && isBelow(each.unit, day(n))).length;
          expect(steps.findLast(({ on }) => on <= day(n))?.headcount).toBe(counted);
        }
        expect(steps.every(({ headcount }, index) => headcount !== steps[index - 1]?.headcount)).toBe(true);
      }),
    );
  });
});
