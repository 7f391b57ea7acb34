import { nameOf } from './crowd.ts';

type Row = Record<string, string>;

const UNITS = 200;

/**
 * A company of any size as another system's tables tell it, the same for the same number: for 10,000 people some 11,000 rows of who was in
 * which department, 14,800 of who had which title, and who headed what, each with its days.
 */
export function intervalTables(people: number): Row[] {
  const number = (index: number) => String(10_001 + index);
  const unit = (index: number) => `d${String(index % UNITS).padStart(3, '0')}`;
  const day = (index: number, years: number) =>
    `${1985 + (index % 15) + years}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
  const units = Array.from({ length: UNITS }, (_, index) => ({ record: 'unit', key: unit(index), name: `第${index + 1}部` }));
  const heads = Array.from({ length: Math.min(UNITS, people) }, (_, index) => ({
    record: 'unitHead',
    holder: number(index),
    unit: unit(index),
    from: day(index, 0),
    until: '9999-01-01',
  }));
  const rows = Array.from({ length: people }, (_, index): Row[] => {
    const holder = number(index);
    // Every tenth moves once; heads stay. Nearly half are promoted.
    const moves = index >= UNITS && index % 10 === 0;
    const promoted = index % 25 < 12;
    return [
      { record: 'person', holder, holderName: nameOf(index) },
      { record: 'personUnit', holder, unit: unit(index), from: day(index, 0), until: moves ? day(index, 6) : '9999-01-01' },
      ...(moves ? [{ record: 'personUnit', holder, unit: unit(index + 1), from: day(index, 6), until: '9999-01-01' }] : []),
      { record: 'personTitle', holder, name: '销售员', from: day(index, 0), until: promoted ? day(index, 9) : '9999-01-01' },
      ...(promoted ? [{ record: 'personTitle', holder, name: '高级销售员', from: day(index, 9), until: '9999-01-01' }] : []),
    ];
  });
  return [...units, ...heads, ...rows.flat()];
}
