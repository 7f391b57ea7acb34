import { describe, expect, it, vi } from 'vitest';
import { type KnownPerson, peopleOfRows } from './structure-people.rules.ts';
import { readStructureRow, type StructureRow } from './structure-row.rules.ts';

const here = (name: string, employeeNumber: string | null = null): KnownPerson => ({
  id: `per_${name}`,
  employeeNumber,
  name,
  leftOn: null,
});
const rowsOf = (people: readonly (readonly [holder: string, holderName: string])[]): StructureRow[] =>
  people.flatMap(([holder, holderName], index) => readStructureRow(index, { record: 'person', holder, holderName }).row ?? []);
const isOwnId = (key: string): boolean => key.startsWith('per_');
const found = (rows: readonly StructureRow[], known: readonly KnownPerson[]) => {
  const { ids, added, faults } = peopleOfRows(rows, known, { isOwnId, newId: () => 'new' });
  return { ids: [...ids], added: added.map(({ id }) => id), faults: faults.map(({ rowIndex, code }) => `${rowIndex} ${code}`) };
};

describe('somebody without a number in a file of another Hearth', () => {
  it('is the one of that name here who has no number', () => {
    expect(found(rowsOf([['per_there', '单雪薇']]), [here('单雪薇'), here('陈晓明')])).toEqual({
      ids: [['per_there', 'per_单雪薇']],
      added: [],
      faults: [],
    });
  });

  it('is not told from a namesake of the same file, unless nobody here bears the name', () => {
    const rows = rowsOf([
      ['per_one', '单雪薇'],
      ['per_other', '单雪薇'],
      ['per_third', '陈晓明'],
    ]);
    expect(found(rows, [here('单雪薇')])).toEqual({
      ids: [['per_third', 'per_third']],
      added: ['per_third'],
      faults: ['0 AMBIGUOUS', '1 AMBIGUOUS'],
    });
    expect(found(rows, []).added).toEqual(['per_one', 'per_other', 'per_third']);
  });

  it('is told from a namesake whose id is known here', () => {
    const rows = rowsOf([
      ['per_one', '单雪薇'],
      ['per_known', '单雪薇'],
    ]);
    const known = [here('单雪薇'), { ...here('单雪薇', '7'), id: 'per_known' }];
    expect(found(rows, known).ids).toEqual([
      ['per_one', 'per_单雪薇'],
      ['per_known', 'per_known'],
    ]);
  });

  it('is looked for as quickly in a file of thousands', () => {
    const rows = rowsOf(Array.from({ length: 2000 }, (_, index) => [`per_${index}`, `成员${index}`] as const));
    const asked = vi.fn<typeof isOwnId>(isOwnId);
    expect(
      peopleOfRows(
        rows,
        rows.map(({ holderName }) => here(holderName ?? '')),
        { isOwnId: asked, newId: () => 'new' },
      ).faults,
    ).toEqual([]);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2 * rows.length);
  });
});
