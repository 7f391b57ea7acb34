import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { managersOf } from './manager.rules.ts';
import type { Seat } from './tree.rules.ts';

const seat = (id: string, reportsTo: string | null, holder: string | null, primary = true): Seat => ({ id, reportsTo, holder, primary });
const nobody = new Map<string, string>();

describe("somebody's manager", () => {
  it('holds the seat theirs reports to', () => {
    expect(managersOf([seat('lead', null, 'wang'), seat('rep', 'lead', 'li')], nobody).get('li')).toBe('wang');
  });

  it('is the stand-in while that seat is vacant', () => {
    const seats = [seat('head', null, 'chen'), seat('lead', 'head', null), seat('rep', 'lead', 'li')];
    expect(managersOf(seats, new Map([['lead', 'zhao']])).get('li')).toBe('zhao');
  });

  it('is not the stand-in while the seat is filled', () => {
    const seats = [seat('lead', null, 'wang'), seat('rep', 'lead', 'li')];
    expect(managersOf(seats, new Map([['lead', 'zhao']])).get('li')).toBe('wang');
  });

  it('is the next one up the line while the seat is vacant without a stand-in', () => {
    const seats = [seat('head', null, 'chen'), seat('lead', 'head', null), seat('rep', 'lead', 'li')];
    expect(managersOf(seats, nobody).get('li')).toBe('chen');
  });

  it('is never oneself: not as stand-in and not as holder of a seat above', () => {
    const seats = [
      seat('head', null, 'chen'),
      seat('lead', 'head', null),
      seat('rep', 'lead', 'li'),
      seat('other', 'head', 'li', false),
      seat('below', 'other', 'wu'),
    ];
    expect(managersOf(seats, new Map([['lead', 'li']])).get('li')).toBe('chen');
    expect(managersOf([seat('top', null, 'chen'), seat('mid', 'top', 'li', false), seat('own', 'mid', 'li')], nobody).get('li')).toBe(
      'chen',
    );
  });

  it('is nobody at the top', () => {
    expect(managersOf([seat('head', null, 'chen')], nobody).has('chen')).toBe(false);
  });

  it('comes from the primary seat alone', () => {
    const seats = [seat('a', null, 'chen'), seat('b', null, 'zhou'), seat('main', 'a', 'li'), seat('extra', 'b', 'li', false)];
    expect(managersOf(seats, nobody).get('li')).toBe('chen');
  });

  it('agrees with a plain climb for every person of any tree', () => {
    const aCase = fc.array(fc.tuple(fc.nat(), fc.option(fc.integer({ min: 0, max: 9 })), fc.option(fc.integer({ min: 0, max: 9 }))), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(aCase, (rows) => {
        const held = new Set<number>();
        const standIns = new Map<string, string>();
        const seats = rows.map(([above, holder, standIn], i) => {
          const primary = holder !== null && !held.has(holder);
          if (holder !== null) held.add(holder);
          if (standIn !== null) standIns.set(String(i), String(standIn));
          return seat(String(i), i === 0 ? null : String(above % i), holder === null ? null : String(holder), primary);
        });
        const climb = (person: string, at: string | null): string | undefined => {
          const next = seats.find(({ id }) => id === at);
          if (!next) return undefined;
          const candidate = next.holder ?? standIns.get(next.id);
          return candidate === undefined || candidate === person ? climb(person, next.reportsTo) : candidate;
        };
        const managers = managersOf(seats, standIns);
        for (const { holder, primary, reportsTo } of seats) {
          if (holder !== null && primary) expect(managers.get(holder)).toBe(climb(holder, reportsTo));
        }
      }),
    );
  });

  it('is found for 300,000 people under a long line of vacant seats in one pass', () => {
    const vacant = Array.from({ length: 10_000 }, (_, i) => seat(`v${i}`, i === 0 ? 'head' : `v${i - 1}`, null));
    const people = Array.from({ length: 290_000 }, (_, i) => seat(`s${i}`, 'v9999', `p${i}`));
    expect(managersOf([seat('head', null, 'chen'), ...vacant, ...people], nobody).get('p289999')).toBe('chen');
  }, 20_000);
});
