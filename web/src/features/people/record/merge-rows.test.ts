import { describe, expect, it } from 'vitest';
import { endedBefore, mergeRows } from './merge-rows';

describe('what two records say, side by side', () => {
  it('tells which of the two stays', () => {
    const into = { name: '王芳', phone: '138', email: null, alias: '', hobbies: '围棋', skills: null };
    const from = { name: '王方', phone: null, email: 'fang@hearth.test', alias: null, hobbies: '羽毛球', skills: '谈判' };
    expect(mergeRows(into, from, ['hobbies', 'skills'])).toEqual([
      { field: 'name', into: '王芳', from: '王方', kept: 'into' },
      { field: 'phone', into: '138', from: null, kept: 'into' },
      { field: 'email', into: null, from: 'fang@hearth.test', kept: 'from' },
      { field: 'hobbies', into: '围棋', from: '羽毛球', kept: 'both' },
      { field: 'skills', into: null, from: '谈判', kept: 'from' },
    ]);
  });

  it('tells employments that lie apart from those that overlap', () => {
    expect(endedBefore({ hiredOn: '2018-01-01', leftOn: '2020-06-30' }, { hiredOn: '2023-01-01' })).toBe(true);
    expect(endedBefore({ hiredOn: '2018-01-01' }, { hiredOn: '2023-01-01' })).toBe(false);
    expect(endedBefore({ leftOn: '2023-01-01' }, { hiredOn: '2023-01-01' })).toBe(false);
  });
});
