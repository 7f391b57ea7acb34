import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlePrimary, type HeldSeat } from './primary.rules.ts';
import { isTimeline, termOn, type Term } from './term.rules.ts';

type Held = { holder: string | null; primary: boolean };
const term = (validFrom: string, validTo: string | null, holder: string | null, primary: boolean): Term<Held> => ({
  validFrom,
  validTo,
  facts: { holder, primary },
});

describe('the primary seat of somebody', () => {
  it('moves to the preferred seat, and the former one becomes a concurrent post', () => {
    const seats = [
      { id: 'old', timeline: [term('2026-01-01', null, 'li', true)] },
      { id: 'new', timeline: [term('2026-05-01', null, 'li', true)] },
    ];
    expect(settlePrimary('li', seats, '2026-05-01', 'new').get('old')).toEqual([
      term('2026-01-01', '2026-05-01', 'li', true),
      term('2026-05-01', null, 'li', false),
    ]);
  });

  it('falls to the next seat they hold when the primary one is given up', () => {
    const seats = [
      { id: 'gone', timeline: [term('2026-01-01', '2026-06-01', 'li', true), term('2026-06-01', null, null, true)] },
      { id: 'kept', timeline: [term('2026-02-01', null, 'li', false)] },
    ];
    expect(settlePrimary('li', seats, '2026-06-01').get('kept')).toEqual([
      term('2026-02-01', '2026-06-01', 'li', false),
      term('2026-06-01', null, 'li', true),
    ]);
  });

  it('is exactly one on every day on which they hold a seat, and the past stays as it is', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    const aSeat = fc
      .tuple(
        fc.integer({ min: 0, max: 20 }),
        fc.array(
          fc.record({ length: fc.integer({ min: 1, max: 9 }), holder: fc.constantFrom(null, 'li', 'wang'), primary: fc.boolean() }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
      )
      .map(([start, parts]) => {
        let from = start;
        return parts.map(({ length, holder, primary }) => term(day(from), day((from += length)), holder, primary));
      });
    fc.assert(
      fc.property(fc.array(aSeat, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 30 }), (timelines, from) => {
        const seats: HeldSeat<Held>[] = timelines.map((timeline, i) => ({ id: String(i), timeline }));
        const changed = settlePrimary('li', seats, day(from), '0');
        const after = seats.map(({ id, timeline }) => changed.get(id) ?? timeline);
        for (const each of after) expect(isTimeline(each)).toBe(true);
        for (let n = 0; n < 60; n += 1) {
          if (n < from) {
            after.forEach((each, i) => expect(termOn(each, day(n))?.facts).toEqual(termOn(timelines[i] ?? [], day(n))?.facts));
            continue;
          }
          const held = after.map((each) => termOn(each, day(n))?.facts).filter((each) => each?.holder === 'li');
          expect(held.filter((each) => each?.primary)).toHaveLength(Math.min(held.length, 1));
        }
      }),
    );
  });
});
