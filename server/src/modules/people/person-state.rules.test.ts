import { describe, expect, it } from 'vitest';
import { audienceOfField, customFieldName, differenceOf, parted } from './person-state.rules.ts';

describe('what a change makes different of somebody', () => {
  it('is what changed alone, with null for what was not there', () => {
    expect(
      differenceOf({ name: '陈晓明', phone: null, hobbies: ['羽毛球'] }, { name: '陈晓明', phone: '138', hobbies: ['羽毛球'] }),
    ).toEqual({
      before: { phone: null },
      after: { phone: '138' },
    });
    expect(differenceOf({ name: '陈晓明', hobbies: ['a'] }, { name: '陈晓明', hobbies: ['a'] })).toBeNull();
    expect(differenceOf({ name: '陈晓明' }, { name: '陈晓明', 'custom.size': 'L' })).toEqual({
      before: { 'custom.size': null },
      after: { 'custom.size': 'L' },
    });
  });

  it('is of somebody new, and of somebody who is no more, what says something', () => {
    const state = { name: '陈晓明', phone: null, bio: '', hobbies: [], birthLeapMonth: false, hiredOn: '2020-01-01' };
    expect(differenceOf(undefined, state)).toEqual({ before: null, after: { name: '陈晓明', hiredOn: '2020-01-01' } });
    expect(differenceOf(state, undefined)).toEqual({ before: { name: '陈晓明', hiredOn: '2020-01-01' }, after: null });
  });
});

describe('what is sealed', () => {
  it('is all but the days of employment and the ids of records', () => {
    expect(parted({ name: '陈晓明', hiredOn: '2020-01-01', somethingNew: 'x', mergedFrom: 'per_1' })).toEqual({
      open: { hiredOn: '2020-01-01', mergedFrom: 'per_1' },
      personal: { name: '陈晓明', somethingNew: 'x' },
    });
  });

  it('is read by who may see it on the profile; what nobody thought of by the person and HR', () => {
    expect(audienceOfField('name')).toBe('EVERYONE');
    expect(audienceOfField('birthYear')).toEqual(['birthday', 'birthYear']);
    expect(audienceOfField(customFieldName('shirt-size'))).toEqual({ customField: 'shirt-size' });
    expect(audienceOfField('emergencyPhone')).toBe('HR');
    expect(audienceOfField('somethingNew')).toBe('HR');
  });
});
