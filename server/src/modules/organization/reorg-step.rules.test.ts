import { describe, expect, it } from 'vitest';
import { conflictsOf, factsSetBy, subjectOf, withStep, type StepAction, type StoredStep, withoutSteps } from './reorg-step.rules.ts';
import type { OrgState, SeatState } from './state.rules.ts';

const step = (action: StepAction, input: StoredStep['input'], id: string = action): StoredStep => ({ id, action, input });
const seat = (id: string, facts: Partial<SeatState> = {}): SeatState => ({
  id,
  reportsTo: 'head',
  holder: null,
  primary: true,
  title: '销售员',
  unit: 'sales',
  sortOrder: 0,
  ...facts,
});
const state = (...seats: SeatState[]): OrgState => ({
  units: new Map(),
  seats: new Map(seats.map((each) => [each.id, each])),
  standIns: new Map(),
  dottedLines: new Map(),
});

describe('a step', () => {
  it('is about what it makes or changes', () => {
    expect(subjectOf(step('addOrgUnit', { id: 'unit_1', name: '新' }))).toEqual({ type: 'unit', id: 'unit_1' });
    expect(subjectOf(step('vacatePosition', { positionId: 'pos_1' }))).toEqual({ type: 'seat', id: 'pos_1' });
  });

  it('sets the facts that its input names, and no others', () => {
    expect([...factsSetBy(step('changePosition', { positionId: 'a', reportsToId: null, title: '主管' }))]).toEqual([
      ['title', '主管'],
      ['reportsTo', null],
    ]);
    expect([...factsSetBy(step('vacatePosition', { positionId: 'a', standInId: 'wang' }))]).toEqual([
      ['holder', null],
      ['standIn', 'wang'],
    ]);
  });

  it('takes the last one further where both change the same seat in the same way, and stands behind it otherwise', () => {
    const first = step('changePosition', { positionId: 'a', reportsToId: 'b' }, '1');
    expect(withStep([first], step('changePosition', { positionId: 'a', reportsToId: 'c', title: '主管' }, '2'))).toEqual([
      { id: '1', action: 'changePosition', input: { positionId: 'a', reportsToId: 'c', title: '主管' } },
    ]);
    expect(withStep([first], step('changePosition', { positionId: 'b', reportsToId: 'c' }, '2'))).toHaveLength(2);
    expect(withStep([first], step('vacatePosition', { positionId: 'a' }, '2'))).toHaveLength(2);
    expect(withStep([step('vacatePosition', { positionId: 'a' }, '1')], step('vacatePosition', { positionId: 'a' }, '2'))).toHaveLength(2);
  });

  it('that is taken out is put back where it was, and is not the one that a further change joins', () => {
    const [first, second] = [
      step('addPosition', { id: 'new', title: '助理' }, '1'),
      step('changePosition', { positionId: 'a', title: '主管' }, '2'),
    ];
    const without = withoutSteps([first, second], ['1'], []);
    expect(without).toEqual([{ ...first, removed: true }, second]);
    expect(withoutSteps(without, [], ['1'])).toEqual([first, second]);
    const withoutBoth = withoutSteps(without, ['2'], []);
    expect(withStep(withoutBoth, step('changePosition', { positionId: 'a', title: '经理' }, '3'))).toHaveLength(3);
  });
});

describe('a conflict with the live chart', () => {
  const move = step('changePosition', { positionId: 'a', reportsToId: 'west' });

  it('is the same fact, changed by both to different things', () => {
    expect(conflictsOf([move], state(seat('a')), state(seat('a', { reportsTo: 'east' })))).toEqual([
      { step: move, fact: 'reportsTo', was: 'head', isNow: 'east', planned: 'west' },
    ]);
  });

  it('is neither another fact, nor the same wish, nor an unchanged chart', () => {
    expect(conflictsOf([move], state(seat('a')), state(seat('a', { title: '主管' })))).toEqual([]);
    expect(conflictsOf([move], state(seat('a')), state(seat('a', { reportsTo: 'west' })))).toEqual([]);
    expect(conflictsOf([move], state(seat('a')), state(seat('a')))).toEqual([]);
  });

  it('is a seat that is no more, and any change of a seat that the plan ends', () => {
    expect(conflictsOf([move], state(seat('a')), state())).toMatchObject([{ fact: null, isNow: null }]);
    const close = step('closePosition', { positionId: 'a' });
    expect(conflictsOf([close], state(seat('a')), state(seat('a', { holder: 'li', title: '主管' })))).toMatchObject([
      { fact: 'holder' },
      { fact: 'title' },
    ]);
  });

  it('is somebody else who acts for a seat, and whatever was hung on a seat that the plan ends', () => {
    const vacate = step('vacatePosition', { positionId: 'a', standInId: 'wang' });
    const acted = { ...state(seat('a')), standIns: new Map([['a', 'zhang']]) };
    expect(conflictsOf([vacate], state(seat('a')), acted)).toMatchObject([{ fact: 'standIn', was: null, isNow: 'zhang', planned: 'wang' }]);
    const close = step('closePosition', { positionId: 'a', moveReportsToId: 'head' });
    expect(conflictsOf([close], state(seat('a')), state(seat('a'), seat('b', { reportsTo: 'a' })))).toMatchObject([
      { fact: 'reports', isNow: 'b' },
    ]);
    const dotted = { ...state(seat('a'), seat('b')), dottedLines: new Map([['b', new Set(['a'])]]) };
    expect(conflictsOf([close], state(seat('a'), seat('b')), dotted)).toMatchObject([{ fact: 'dottedReports', isNow: 'b' }]);
  });

  it('is told once however many steps set the fact, and never about what the plan makes itself', () => {
    const again = step('changePosition', { positionId: 'a', reportsToId: 'north' }, 'again');
    expect(conflictsOf([move, again], state(seat('a')), state(seat('a', { reportsTo: 'east' })))).toHaveLength(1);
    expect(conflictsOf([step('changePosition', { positionId: 'new', title: '主管' })], state(), state())).toEqual([]);
  });
});
