import { describe, expect, it } from 'vitest';
import { type BirthdayDraft, previewed } from './birthday-preview.rules.ts';

const today = '2026-11-23';
const draft = (rest: Partial<BirthdayDraft>): BirthdayDraft => ({
  calendar: 'LUNAR',
  leapMonth: false,
  leapDayKeeping: 'FEB_28',
  leapMonthKeeping: 'PLAIN_MONTH',
  ...rest,
});

describe('a birthday that is being typed', () => {
  it('says what it can of what is there so far', () => {
    const nothing = { nextOn: null, counterpart: null, fault: null };
    expect(previewed(draft({}), today)).toEqual({ ...nothing, daysInMonth: null, leapMonthOfYear: null });
    expect(previewed(draft({ year: 2020 }), today)).toEqual({ ...nothing, daysInMonth: null, leapMonthOfYear: 4 });
    expect(previewed(draft({ year: 2020, month: 4, leapMonth: true }), today)).toEqual({ ...nothing, daysInMonth: 29, leapMonthOfYear: 4 });
  });

  it('says when it is kept next and what day it is in the other calendar', () => {
    expect(previewed(draft({ year: 2020, month: 4, day: 8, leapMonth: true }), today)).toMatchObject({
      nextOn: '2027-05-13',
      counterpart: { calendar: 'SOLAR', year: 2020, month: 5, day: 30, nextOn: '2027-05-30' },
      fault: null,
    });
  });

  it('says why it cannot be, and nothing of years that nobody living was born in', () => {
    expect(previewed(draft({ year: 2021, month: 4, day: 8, leapMonth: true }), today).fault).toMatchObject({ field: 'leapMonth' });
    expect(previewed(draft({ year: -2_000_000_000, month: 4, day: 8 }), today)).toMatchObject({
      leapMonthOfYear: null,
      fault: { field: 'year' },
    });
    expect(previewed(draft({ month: 13, day: 1 }), today)).toMatchObject({ daysInMonth: null, fault: { field: 'month' } });
  });
});
