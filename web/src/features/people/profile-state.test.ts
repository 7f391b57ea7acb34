import { describe, expect, it } from 'vitest';
import type { PersonProfileFragment } from '../../gql/graphql';
import { changedProfile, hiddenFrom, newPerson, profileState } from './profile-state';

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

  it('leaves out the year and the leap month that its editor may not see', () => {
    const before = { ...profileState(), birthday: { calendar: 'LUNAR' as const, year: '', month: '4', day: '8', leapMonth: false } };
    const after = { ...before, birthday: { ...before.birthday, day: '9' } };
    expect(changedProfile(before, after, new Set(['birthYear']))).toEqual({ birthday: { calendar: 'LUNAR', month: 4, day: 9 } });
  });

  it('sends an emergency contact whole, and clears it when all of it was emptied', () => {
    const empty = profileState();
    const known = { ...empty, emergencyContact: { name: '李大山', relation: ' ', phone: '139' } };
    expect(changedProfile(empty, known)).toEqual({ emergencyContact: { name: '李大山', relation: null, phone: '139' } });
    expect(changedProfile(known, empty)).toEqual({ emergencyContact: null });
  });

  it('sends the custom values that were changed, and who may see them where there is something to see', () => {
    const value = (text: string, audience: 'DEFAULT' | 'ONLY_ME' = 'DEFAULT') => ({ value: text, audience });
    const before = { ...profileState(), customValues: { a: value('1'), b: value('2'), c: value('3', 'ONLY_ME') } };
    const after = {
      ...before,
      customValues: { a: value(''), b: value('2', 'ONLY_ME'), c: value('3'), d: value('4'), e: value('', 'ONLY_ME') },
    };
    expect(changedProfile(before, after).customValues).toEqual([
      { key: 'a', value: null },
      { key: 'b', audience: 'ONLY_ME' },
      { key: 'c', audience: null },
      { key: 'd', value: '4' },
    ]);
  });

  it('knows what its editor may not see: what the person, or the company, keeps for the person alone', () => {
    const person = (chooseAudiences: boolean) =>
      ({
        audiences: { birthday: 'TEAM', birthYear: 'ONLY_ME', email: null, phone: null },
        viewerPermissions: { chooseAudiences },
      }) as PersonProfileFragment;
    const defaults = { birthday: 'ONLY_ME', birthYear: 'HR', email: 'EVERYONE', phone: 'ONLY_ME', photo: 'EVERYONE' } as const;
    expect([...hiddenFrom(person(false), defaults)]).toEqual(['birthYear', 'phone']);
    expect([...hiddenFrom(person(true), defaults)]).toEqual([]);
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
