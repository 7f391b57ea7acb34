import { describe, expect, it } from 'vitest';
import { changesBetween } from './change.rules.ts';
import type { History } from './state.rules.ts';

const ever = { validFrom: '2026-01-01', validTo: null };
const seat = (id: string, reportsTo: string | null, holder: string | null, unit = 'east', title = 'rep') => ({
  id,
  reportsTo,
  holder,
  unit,
  title,
  primary: true,
  sortOrder: 0,
});
const unit = (id: string, name: string) => ({
  id,
  name,
  kind: 'REGION' as const,
  parent: null,
  sortOrder: 0,
  headPosition: null,
  responsibilities: '',
});
const history = (parts: Partial<History>): History => ({ seats: [], units: [], standIns: [], dottedLines: [], ...parts });
const told = (of: History, from = '2026-02-01', to = '2026-03-01') =>
  changesBetween(of, from, to).map(({ kind, on, person, seat: at, unit: inUnit }) => [kind, on, person ?? at ?? inUnit].join(' '));

const chen = { ...seat('head', null, 'chen'), ...ever };
const wang = { ...seat('lead', 'head', 'wang'), ...ever };

describe('what changes in a window', () => {
  it('is a newcomer on the day their first seat is theirs, and a leaver on the day it is no more', () => {
    const seats = [
      chen,
      { ...seat('a', 'head', 'li'), validFrom: '2026-01-01', validTo: '2026-02-10' },
      { ...seat('a', 'head', null), validFrom: '2026-02-10', validTo: '2026-02-20' },
      { ...seat('a', 'head', 'zhou'), validFrom: '2026-02-20', validTo: null },
    ];
    expect(told(history({ seats }))).toEqual(['LEFT 2026-02-10 li', 'JOINED 2026-02-20 zhou']);
  });

  it('is a move to another unit', () => {
    const seats = [
      chen,
      { ...seat('a', 'head', 'li'), validFrom: '2026-01-01', validTo: '2026-02-10' },
      { ...seat('a', 'head', 'li', 'west'), validFrom: '2026-02-10', validTo: null },
    ];
    expect(told(history({ seats }))).toEqual(['MOVED 2026-02-10 li']);
  });

  it('is a new manager of everybody below a seat whose holder changes', () => {
    const seats = [
      chen,
      { ...wang, validTo: '2026-02-10' },
      { ...seat('lead', 'head', null), validFrom: '2026-02-10', validTo: null },
      { ...seat('a', 'lead', 'li'), ...ever },
    ];
    expect(told(history({ seats }))).toEqual(['NEW_MANAGER 2026-02-10 li', 'LEFT 2026-02-10 wang']);
  });

  it('is a new manager when a stand-in ends', () => {
    const seats = [
      chen,
      { ...seat('lead', 'head', null), ...ever },
      { ...seat('a', 'lead', 'li'), ...ever },
      { ...seat('b', 'head', 'zhao'), ...ever },
    ];
    const standIns = [{ seat: 'lead', person: 'zhao', validFrom: '2026-01-01', validTo: '2026-02-15' }];
    expect(told(history({ seats, standIns }))).toEqual(['STAND_IN_ENDED 2026-02-15 zhao', 'NEW_MANAGER 2026-02-15 li']);
  });

  it('names units and seats that open, are renamed or close', () => {
    const units = [
      { ...unit('u', '东区'), validFrom: '2026-01-01', validTo: '2026-02-05' },
      { ...unit('u', '华东区'), validFrom: '2026-02-05', validTo: '2026-02-25' },
      { ...unit('v', '西区'), validFrom: '2026-02-07', validTo: null },
    ];
    expect(told(history({ units }))).toEqual(['RENAMED 2026-02-05 u', 'OPENED 2026-02-07 v', 'CLOSED 2026-02-25 u']);
  });

  it('begins with its first day and ends before its last', () => {
    const units = [
      { ...unit('first', 'a'), validFrom: '2026-02-01', validTo: null },
      { ...unit('last', 'b'), validFrom: '2026-03-01', validTo: null },
    ];
    expect(told(history({ units }))).toEqual(['OPENED 2026-02-01 first']);
  });
});
