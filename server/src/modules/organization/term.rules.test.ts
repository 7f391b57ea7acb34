import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFrom, closeFrom, isTimeline, overlap, rewriteWithin, termOn, type Term, type Timeline } from './term.rules.ts';

type Seat = { title: string; unit: string; holder: string | null };
const facts = (title: string, unit = 'east', holder: string | null = null): Seat => ({ title, unit, holder });
const term = (validFrom: string, validTo: string | null, of: Seat): Term<Seat> => ({ validFrom, validTo, facts: of });

/** Days 0 to 99 of 2026, so that text order is time order. */
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const aDay = fc.integer({ min: 0, max: 99 }).map(day);
const someFacts = fc.record({
  title: fc.constantFrom('rep', 'lead', 'head'),
  unit: fc.constantFrom('east', 'west'),
  holder: fc.constantFrom(null, 'li', 'wang'),
});
const aTimeline: fc.Arbitrary<Timeline<Seat>> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 6 }),
    each: fc.array(someFacts, { minLength: 6, maxLength: 6 }),
    ended: fc.boolean(),
  })
  .map(({ days, each, ended }) => {
    const starts = days.sort((a, b) => a - b).map(day);
    const last = ended ? day(120) : null;
    return rewriteWithin(
      starts.map((from, i) => term(from, starts[i + 1] ?? last, each[i] ?? facts('rep'))),
      { validFrom: day(0), validTo: null },
      (same) => same,
    );
  });
const someChange = fc.record(
  { title: fc.constantFrom('rep', 'lead', 'head'), holder: fc.constantFrom(null, 'li', 'wang') },
  { requiredKeys: [] },
);
const everyDay = Array.from({ length: 130 }, (_, n) => day(n));

describe('a change dated on a day', () => {
  const planned = [term('2026-01-01', '2026-03-01', facts('rep')), term('2026-03-01', null, facts('lead'))];

  it('carries its field through planned terms that change another field', () => {
    expect(changeFrom(planned, '2026-02-01', { unit: 'west' })).toEqual([
      term('2026-01-01', '2026-02-01', facts('rep')),
      term('2026-02-01', '2026-03-01', facts('rep', 'west')),
      term('2026-03-01', null, facts('lead', 'west')),
    ]);
  });

  it('stops where a planned term changes the same field', () => {
    expect(changeFrom(planned, '2026-02-01', { title: 'senior' })).toEqual([
      term('2026-01-01', '2026-02-01', facts('rep')),
      term('2026-02-01', '2026-03-01', facts('senior')),
      term('2026-03-01', null, facts('lead')),
    ]);
  });

  it('leaves the timeline as it is when it changes nothing', () => {
    expect(changeFrom(planned, '2026-02-01', { title: 'rep' })).toEqual(planned);
  });

  it('is undone by the opposite change on the same day', () => {
    const moved = changeFrom(planned, '2026-02-01', { unit: 'west' });
    expect(changeFrom(moved, '2026-02-01', { unit: 'east' })).toEqual(planned);
  });

  it('is refused on a day before the timeline begins', () => {
    expect(() => changeFrom(planned, '2025-12-31', { unit: 'west' })).toThrow(RangeError);
  });

  it('never rewrites a day before it, holds on its day, and lasts until the same field is changed', () => {
    fc.assert(
      fc.property(aTimeline, aDay, someChange, (timeline, on, change) => {
        fc.pre(termOn(timeline, on) !== undefined);
        const changed = changeFrom(timeline, on, change);
        expect(isTimeline(changed)).toBe(true);
        for (const field of ['title', 'unit', 'holder'] as const) {
          const original = termOn(timeline, on)?.facts[field];
          let overtaken = false;
          for (const each of everyDay) {
            const before = termOn(timeline, each)?.facts[field];
            if (each > on && before !== original) overtaken = true;
            const carried = each >= on && !overtaken && field in change && termOn(timeline, each) !== undefined;
            expect(termOn(changed, each)?.facts[field]).toBe(carried ? change[field as keyof typeof change] : before);
          }
        }
      }),
    );
  });

  it('never leaves two neighbours that say the same', () => {
    fc.assert(
      fc.property(aTimeline, aDay, someChange, (timeline, on, change) => {
        fc.pre(termOn(timeline, on) !== undefined);
        const changed = changeFrom(timeline, on, change);
        changed.slice(1).forEach((each, i) => expect(each.facts).not.toEqual(changed[i]?.facts));
      }),
    );
  });
});

describe('rewriting within a span', () => {
  it('changes the days inside it and no other', () => {
    fc.assert(
      fc.property(aTimeline, aDay, aDay, (timeline, a, b) => {
        fc.pre(a < b);
        const changed = rewriteWithin(timeline, { validFrom: a, validTo: b }, (same) => ({ ...same, holder: 'zhao' }));
        expect(isTimeline(changed)).toBe(true);
        for (const each of everyDay) {
          const before = termOn(timeline, each)?.facts;
          expect(termOn(changed, each)?.facts).toEqual(before && each >= a && each < b ? { ...before, holder: 'zhao' } : before);
        }
      }),
    );
  });
});

describe('closing a timeline', () => {
  it('ends it the day before and drops what was planned after', () => {
    fc.assert(
      fc.property(aTimeline, aDay, (timeline, on) => {
        const closed = closeFrom(timeline, on);
        expect(isTimeline(closed)).toBe(true);
        for (const each of everyDay) expect(termOn(closed, each)?.facts).toEqual(each < on ? termOn(timeline, each)?.facts : undefined);
      }),
    );
  });
});

describe('spans', () => {
  it('share no day when one ends where the other begins', () => {
    expect(overlap({ validFrom: '2026-01-01', validTo: '2026-02-01' }, { validFrom: '2026-02-01', validTo: null })).toBeNull();
  });

  it.each([
    ['overlap', [term('2026-01-01', '2026-03-01', facts('a')), term('2026-02-01', null, facts('b'))]],
    ['leave a gap', [term('2026-01-01', '2026-02-01', facts('a')), term('2026-02-02', null, facts('b'))]],
    ['go on after an open end', [term('2026-01-01', null, facts('a')), term('2026-02-02', null, facts('b'))]],
    ['are empty', [term('2026-01-01', '2026-01-01', facts('a'))]],
  ])('are no timeline when they %s', (_, terms) => {
    expect(isTimeline(terms)).toBe(false);
  });
});
