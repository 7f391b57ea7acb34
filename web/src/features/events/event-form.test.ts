import { describe, expect, it } from 'vitest';
import { endOf, inputOf, minutesBetween } from './event-form';

describe('the form of an event', () => {
  it('shows when the event ends, clock changes counted', () => {
    expect(endOf({ startsLocal: '2026-11-27T23:30', timeZone: 'Asia/Shanghai', durationMinutes: 90 })).toBe('2026-11-28T01:00');
    expect(endOf({ startsLocal: '2026-03-29T01:00', timeZone: 'Europe/Berlin', durationMinutes: 120 })).toBe('2026-03-29T04:00');
    expect(endOf({ startsLocal: '', timeZone: 'Asia/Shanghai', durationMinutes: 90 })).toBe('');
  });

  it('reads from the end how long it lasts', () => {
    expect(minutesBetween('2026-11-27T15:00', '2026-11-27T16:30', 'Asia/Shanghai')).toBe(90);
    expect(minutesBetween('2026-10-25T01:00', '2026-10-25T04:00', 'Europe/Berlin')).toBe(240);
    expect(minutesBetween('2026-11-27T15:00', '2026-11-27T14:00', 'Asia/Shanghai')).toBe(-60);
  });

  it('sends nothing for what is left empty', () => {
    const state = {
      title: '周会',
      kind: 'MEETING',
      description: ' ',
      place: '',
      startsLocal: '2026-11-27T15:00',
      timeZone: 'Asia/Shanghai',
      durationMinutes: 60,
      capacity: null,
      answersCloseMinutesBefore: 0,
    } as const;
    expect(inputOf(state)).toEqual({ ...state, description: null, place: null, answersCloseMinutesBefore: null });
  });
});
