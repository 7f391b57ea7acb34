import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf, loopsFrom, loopThrough, type Link, type Seat } from './tree.rules.ts';

const link = (id: string, parent: string | null, validFrom = '2026-01-01', validTo: string | null = null): Link => ({
  id,
  parent,
  validFrom,
  validTo,
});
const seat = (id: string, reportsTo: string | null, holder: string | null = id, primary = true): Seat => ({
  id,
  reportsTo,
  holder,
  primary,
});

describe('a loop in a dated tree', () => {
  it('is named from the seat that moved, up the line', () => {
    const links = [link('jia', 'bing'), link('yi', 'jia'), link('bing', 'yi')];
    expect(loopThrough('jia', links, '2026-06-01')).toEqual({ on: '2026-06-01', ids: ['jia', 'bing', 'yi'] });
  });

  it('is found when it would only begin with a change planned later', () => {
    const links = [link('jia', 'yi'), link('yi', null, '2026-01-01', '2026-09-01'), link('yi', 'jia', '2026-09-01')];
    expect(loopThrough('jia', links, '2026-06-01')).toEqual({ on: '2026-09-01', ids: ['jia', 'yi'] });
  });

  it('is none where its links are never true on the same day', () => {
    const links = [
      link('jia', 'yi', '2026-01-01', '2026-09-01'),
      link('jia', null, '2026-09-01'),
      link('yi', null, '2026-01-01', '2026-09-01'),
      link('yi', 'jia', '2026-09-01'),
    ];
    expect(loopThrough('jia', links, '2026-06-01')).toBeNull();
    expect(loopsFrom(links, '2026-06-01')).toEqual([]);
  });

  it('is a seat that reports to itself', () => {
    expect(loopThrough('jia', [link('jia', 'jia')], '2026-06-01')?.ids).toEqual(['jia']);
    expect(loopsFrom([link('jia', 'jia')], '2026-06-01')).toEqual([{ on: '2026-06-01', ids: ['jia'] }]);
  });

  it('is found alike from the moved seat and over the whole tree', () => {
    const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
    const aTree = fc
      .integer({ min: 2, max: 7 })
      .chain((n) =>
        fc.tuple(
          ...Array.from({ length: n }, (_, i) =>
            fc
              .tuple(fc.integer({ min: -1, max: n - 1 }), fc.integer({ min: -1, max: n - 1 }), fc.integer({ min: 2, max: 28 }))
              .map(([first, then, on]) => [
                link(String(i), first < 0 ? null : String(first), day(1), day(on)),
                link(String(i), then < 0 ? null : String(then), day(on)),
              ]),
          ),
        ),
      );
    fc.assert(
      fc.property(aTree, fc.integer({ min: 1, max: 28 }), (tree, from) => {
        const links = tree.flat();
        const whole = loopsFrom(links, day(from));
        const single = tree.flatMap((_, i) => loopThrough(String(i), links, day(from)) ?? []);
        expect(whole.length > 0).toBe(single.length > 0);
        const first = single.map(({ on }) => on).sort()[0];
        for (const loop of whole) {
          expect(loop.on).toBe(first);
          expect(loopThrough(loop.ids[0] ?? '', links, day(from))?.on).toBe(first);
        }
      }),
    );
  });
});

describe('the chart', () => {
  it('lists parents before children and siblings in the order given', () => {
    const nodes = chartOf([seat('c', 'b'), seat('a', null), seat('b', 'a'), seat('d', 'a')]);
    expect(nodes.map(({ seat: { id }, depth }) => `${depth}${id}`)).toEqual(['0a', '1b', '2c', '1d']);
  });

  it('counts the people of a subtree, its own holder among them, and vacant seats apart', () => {
    const nodes = chartOf([seat('head', null), seat('lead', 'head', null), seat('rep', 'lead')]);
    expect(nodes.map(({ directReports, headcount, vacancies }) => [directReports, headcount, vacancies])).toEqual([
      [1, 2, 1],
      [1, 1, 1],
      [0, 1, 0],
    ]);
  });

  it('never counts a concurrent post', () => {
    const [head, , second] = chartOf([seat('head', null), seat('east', 'head', 'li'), seat('west', 'head', 'li', false)]);
    expect(head?.headcount).toBe(2);
    expect(second?.headcount).toBe(0);
  });

  it('shows a seat whose superior is outside the list as a root', () => {
    expect(chartOf([seat('team', 'elsewhere'), seat('rep', 'team')]).map(({ depth }) => depth)).toEqual([0, 1]);
  });

  it('sums every subtree as a plain recursion would', () => {
    const aForest = fc
      .array(fc.tuple(fc.nat(), fc.boolean(), fc.boolean()), { maxLength: 40 })
      .map((rows) =>
        rows.map(([above, filled, primary], i) =>
          seat(String(i), i === 0 || above % 7 === 0 ? null : String(above % i), filled ? `p${i}` : null, primary),
        ),
      );
    fc.assert(
      fc.property(aForest, (seats) => {
        const count = (id: string): number => {
          const own = seats.find((each) => each.id === id);
          const below = seats.filter((each) => each.reportsTo === id).reduce((sum, each) => sum + count(each.id), 0);
          return below + (own?.holder && own.primary ? 1 : 0);
        };
        const nodes = chartOf(seats);
        expect(nodes).toHaveLength(seats.length);
        const shown = new Set<string>();
        for (const { seat: each, headcount, directReports } of nodes) {
          expect(each.reportsTo === null || shown.has(each.reportsTo)).toBe(true);
          shown.add(each.id);
          expect(headcount).toBe(count(each.id));
          expect(directReports).toBe(seats.filter(({ reportsTo }) => reportsTo === each.id).length);
        }
      }),
    );
  });

  it('builds a chain of 100,000 seats without running out of stack', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => seat(String(i), i === 0 ? null : String(i - 1)));
    expect(chartOf(chain)[0]?.headcount).toBe(100_000);
    expect(
      loopsFrom(
        chain.map(({ id, reportsTo }) => link(id, reportsTo)),
        '2026-06-01',
      ),
    ).toEqual([]);
  }, 20_000);
});
