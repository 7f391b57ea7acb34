import { describe, expect, it } from 'vitest';
import { foreignChanges } from './foreign-changes';

const read = { alias: '小陈', phone: '', birthday: { month: '5', day: '28' } };

describe('what somebody else changed while a form was open', () => {
  it('is taken where one typed nothing oneself, and is a choice where both did', () => {
    const mine = { ...read, alias: '晓明' };
    expect(foreignChanges(read, mine, { ...read, alias: '阿明', phone: '138' })).toEqual([
      { field: 'alias', theirs: '阿明', mine: '晓明', both: true },
      { field: 'phone', theirs: '138', mine: '', both: false },
    ]);
  });

  it('is nothing where both made the same of it, or where it is another field than the form has', () => {
    const mine = { ...read, alias: '晓明' };
    expect(foreignChanges(read, mine, { ...read, alias: '晓明' })).toEqual([]);
    expect(foreignChanges(read, mine, { ...read })).toEqual([]);
  });

  it('is one change where a value has parts', () => {
    const newest = { ...read, birthday: { month: '6', day: '28' } };
    expect(foreignChanges(read, read, newest)).toEqual([{ field: 'birthday', theirs: newest.birthday, mine: read.birthday, both: false }]);
  });
});
