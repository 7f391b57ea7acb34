import { expect, test } from 'vitest';
import { type Behind, leftItems } from './left-behind';

const nothing: Behind = {
  leftOn: '2026-03-31',
  seenOn: '2026-04-01',
  seats: [],
  actsFor: [],
  reports: [],
  duties: [],
  series: [],
  openCases: [],
  openFollowUps: [],
  events: [],
  answers: [],
};
const person = (name: string) => ({ id: name, name });

test('nothing left behind is an empty list', () => {
  expect(leftItems(nothing)).toEqual([]);
});

test('what somebody has to see to stands before what happens by itself, whatever it is', () => {
  const session = { id: 'ses_1', heldOn: '2026-04-03', series: { id: 'ser_1', title: '分享会' } };
  const items = leftItems({
    ...nothing,
    duties: [
      { role: 'HOST', session, takenOverBy: person('乙') },
      { role: 'PRESENTER', session, takenOverBy: null },
    ],
    openCases: [{ id: 'con_1', title: '案例', session: { id: 'ses_9' } }],
  });
  expect(items.map(({ kind, todo }) => `${kind} ${todo}`)).toEqual(['duty true', 'case true', 'duty false']);
});

test('reports are told together by their next manager; who has none is told alone', () => {
  const items = leftItems({
    ...nothing,
    reports: [
      { person: person('甲'), manager: person('总') },
      { person: person('乙'), manager: null },
      { person: person('丙'), manager: person('总') },
    ],
  });
  expect(items).toMatchObject([
    { kind: 'orphan', name: '乙', to: '/people/乙' },
    { kind: 'reports', names: ['甲', '丙'], manager: '总' },
  ]);
});

test('a seat leads to the chart on the first day without them', () => {
  const seat = { seat: { title: '经理', position: { id: 'pos_1' } }, standIn: null, heads: [] };
  expect(leftItems({ ...nothing, seats: [seat] })).toMatchObject([{ to: '/organization?asOf=2026-04-01&seat=pos_1' }]);
});
