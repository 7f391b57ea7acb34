import { describe, expect, it } from 'vitest';
import { checksOf } from './reorg-check.rules.ts';
import type { OrgState, SeatState, UnitState } from './state.rules.ts';

const seat = (id: string, reportsTo: string | null, holder: string | null = id): SeatState => ({
  id,
  reportsTo,
  holder,
  primary: true,
  title: '',
  unit: 'unit',
  sortOrder: 0,
});
const unit = (headPosition: string | null): UnitState => ({
  id: 'unit',
  name: '销售部',
  kind: 'DEPARTMENT',
  parent: null,
  sortOrder: 0,
  headPosition,
  responsibilities: '',
});
const state = (
  seats: readonly SeatState[],
  head: string | null = null,
  standIns: readonly (readonly [string, string])[] = [],
): OrgState => ({
  units: new Map([['unit', unit(head)]]),
  seats: new Map(seats.map((each) => [each.id, each])),
  standIns: new Map(standIns),
  dottedLines: new Map(),
});
const team = [seat('head', null), seat('east', 'head'), seat('rep', 'east')];

describe('the check list of a plan', () => {
  it('is empty where nothing is different, and for what was so before', () => {
    expect(checksOf(state(team), state(team), 1)).toEqual([]);
    const vacant = [seat('head', null), seat('east', 'head', null), seat('rep', 'east')];
    expect(checksOf(state(vacant), state(vacant), 0)).toEqual([]);
  });

  it('names seats that lose their superior, but not a new top', () => {
    expect(checksOf(state(team), state([seat('head', null), seat('east', null), seat('rep', 'east'), seat('new', null)]), 9)).toEqual([
      { kind: 'ORPHAN', seat: 'east' },
    ]);
    expect(checksOf(state(team), state([seat('head', null), seat('rep', 'east')]), 9)).toEqual([{ kind: 'ORPHAN', seat: 'rep' }]);
  });

  it('names spans that grow over the limit', () => {
    const wide = [...team, seat('rep2', 'east'), seat('rep3', 'east')];
    expect(checksOf(state(team), state(wide), 2)).toEqual([{ kind: 'SPAN_TOO_WIDE', seat: 'east', span: 3 }]);
    expect(checksOf(state(team), state(wide), 3)).toEqual([]);
  });

  it('names seats in charge that it leaves to nobody, unless somebody acts for them', () => {
    const vacant = [seat('head', null), seat('east', 'head', null), seat('rep', 'east')];
    expect(checksOf(state(team), state(vacant), 9)).toEqual([{ kind: 'EMPTY_HEAD', seat: 'east', unit: null, reports: 1 }]);
    expect(checksOf(state(team), state(vacant, null, [['east', 'rep']]), 9)).toEqual([]);
    const emptyRep = [seat('head', null), seat('east', 'head'), seat('rep', 'east', null)];
    expect(checksOf(state(team), state(emptyRep), 9)).toEqual([]);
    expect(checksOf(state(team), state(emptyRep, 'rep'), 9)).toEqual([{ kind: 'EMPTY_HEAD', seat: 'rep', unit: 'unit', reports: 0 }]);
  });
});
