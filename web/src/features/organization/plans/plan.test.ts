import { describe, expect, it } from 'vitest';
import type { Difference } from '../differences';
import { groupsOf, stepsMeanwhile, sumUp, unitsOf, type Plan, type PlanStep } from './plan';

const change = (kind: Difference['kind'], seat?: string): Difference => ({
  kind,
  on: '2026-04-01',
  ...(seat === undefined ? {} : { position: { id: seat } }),
});
const step = (id: string, text = id): PlanStep => ({ __typename: 'ReorgStep', id, action: 'CHANGE_POSITION', text, position: null });

describe('what publishing a plan comes to', () => {
  it('is counted by what happens to people, and new and closed seats apart from units', () => {
    const differences = [
      change('NEW_MANAGER', 'a'),
      change('NEW_MANAGER', 'b'),
      change('OPENED', 'c'),
      change('OPENED'),
      change('CLOSED', 'd'),
      change('STAND_IN_BEGUN', 'e'),
    ];
    expect(sumUp(differences)).toEqual([
      { sum: 'newManager', many: 2 },
      { sum: 'seatsOpened', many: 1 },
      { sum: 'seatsClosed', many: 1 },
      { sum: 'unitsOpened', many: 1 },
      { sum: 'other', many: 1 },
    ]);
    expect(sumUp([])).toEqual([]);
  });

  it('is listed by the kinds that the chart colours, in the order of its legend', () => {
    const groups = groupsOf([change('RENAMED', 'a'), change('NEW_SUPERIOR', 'b'), change('NEW_MANAGER', 'c'), change('JOINED', 'd')]);
    expect(groups.map(({ kind, differences }) => [kind, differences.length])).toEqual([
      ['JOINED', 1],
      ['NEW_MANAGER', 2],
      ['RENAMED', 1],
    ]);
  });
});

describe('what became of the steps meanwhile', () => {
  it('is what is new, what is said otherwise, and what is gone', () => {
    const told = stepsMeanwhile([step('1'), step('2'), step('3')], [step('1'), step('2', 'otherwise'), step('4')]);
    expect(told).toEqual({ added: [step('4')], changed: [step('2', 'otherwise')], removed: [step('3')] });
  });
});

describe('a unit of a draft', () => {
  it('knows the unit it stands in and those inside it, new ones too, by the version of its plan', () => {
    const unit = (orgUnit: string, parent: string | null): Plan['units'][number] => ({
      __typename: 'ReorgUnit',
      orgUnit,
      parent,
      name: `${orgUnit}部`,
      kind: 'TEAM',
      headPosition: null,
      sortOrder: 3,
      responsibilities: '',
    });
    const [outer, inner] = unitsOf({ units: [unit('销售', null), unit('华东', '销售')], effectiveOn: '2026-04-01', version: 7 });
    expect(outer).toMatchObject({ id: '销售', parent: null, version: 7, children: [{ id: '华东', name: '华东部' }] });
    expect(inner).toMatchObject({ parent: { id: '销售', name: '销售部' }, terms: [{ validFrom: '2026-04-01', sortOrder: 3 }] });
  });
});
