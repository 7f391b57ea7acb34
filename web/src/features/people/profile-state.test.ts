import { describe, expect, it } from 'vitest';
import { changedProfile, newPerson, profileState } from './profile-state';

describe('a profile form', () => {
  it('sends nothing where nothing was changed, so that hidden values stay', () => {
    expect(changedProfile(profileState(), profileState())).toEqual({});
  });

  it('sends what was changed alone, and null for what was emptied', () => {
    const before = { ...profileState(), alias: '虎子', phone: '138' };
    expect(changedProfile(before, { ...before, alias: ' ', email: 'a@b.cn' })).toEqual({ alias: null, email: 'a@b.cn' });
  });

  it('sends a birthday whole, and clears it when all of it was emptied', () => {
    const empty = profileState();
    const lunar = { ...empty, birthday: { calendar: 'LUNAR' as const, year: '', month: '4', day: '8', leapMonth: true } };
    expect(changedProfile(empty, lunar)).toEqual({ birthday: { calendar: 'LUNAR', year: null, month: 4, day: 8, leapMonth: true } });
    expect(changedProfile(lunar, { ...lunar, birthday: { ...lunar.birthday, month: '', day: '' } })).toEqual({ birthday: null });
  });

  it('never sends a leap month of the solar calendar', () => {
    const solar = {
      ...profileState(),
      name: '甲',
      birthday: { calendar: 'SOLAR' as const, year: '1990', month: '2', day: '28', leapMonth: true },
    };
    expect(newPerson(solar)).toEqual({ name: '甲', birthday: { calendar: 'SOLAR', year: 1990, month: 2, day: 28, leapMonth: false } });
  });
});
