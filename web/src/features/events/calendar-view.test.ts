import { describe, expect, it } from 'vitest';
import { instantsOf, readPlace, step, windowOf } from './calendar-view';

describe('what the calendar shows', () => {
  it('is in the address, and falls back where the address says nothing that can be read', () => {
    const fallback = { view: 'month', day: '2026-11-23' } as const;
    expect(readPlace({ view: 'week', date: '2026-12-01' }, fallback)).toEqual({ view: 'week', day: '2026-12-01' });
    expect(readPlace({ view: 'decade', date: '2026-02-30' }, fallback)).toEqual(fallback);
    expect(readPlace({ date: ['2026-12-01'] }, fallback)).toEqual(fallback);
  });

  it('is whole weeks from Monday in a month', () => {
    expect(windowOf({ view: 'month', day: '2026-11-23' })).toEqual({ from: '2026-10-26', to: '2026-12-07' });
    expect(windowOf({ view: 'month', day: '2027-02-14' })).toEqual({ from: '2027-02-01', to: '2027-03-01' });
  });

  it('is Monday to Sunday in a week', () => {
    expect(windowOf({ view: 'week', day: '2026-11-29' })).toEqual({ from: '2026-11-23', to: '2026-11-30' });
  });

  it('is four weeks from the day on in the agenda', () => {
    expect(windowOf({ view: 'agenda', day: '2026-11-23' })).toEqual({ from: '2026-11-23', to: '2026-12-21' });
  });
});

describe('a step', () => {
  it('goes to the next month also from a day that it lacks', () => {
    expect(step({ view: 'month', day: '2027-01-31' }, 1)).toBe('2027-02-01');
    expect(step({ view: 'month', day: '2026-12-15' }, 1)).toBe('2027-01-01');
    expect(step({ view: 'month', day: '2027-01-15' }, -1)).toBe('2026-12-01');
  });

  it('is a week in the week and four weeks in the agenda', () => {
    expect(step({ view: 'week', day: '2026-11-23' }, 1)).toBe('2026-11-30');
    expect(step({ view: 'agenda', day: '2026-11-23' }, -1)).toBe('2026-10-26');
  });
});

describe('a zone', () => {
  it('says when a day begins', () => {
    expect(instantsOf({ from: '2026-11-23', to: '2026-11-24' }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-22T16:00:00.000Z',
      to: '2026-11-23T16:00:00.000Z',
    });
  });
});
