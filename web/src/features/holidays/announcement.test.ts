import { expect, it } from 'vitest';
import { holidaysOf, readAnnouncement } from './announcement';

const file = (...days: object[]) => JSON.stringify({ year: 2027, papers: [], days });

it('reads the days of a file of holiday-cn', () => {
  const read = readAnnouncement(
    file(
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '“五一”', date: '2027-05-01', isOffDay: true },
      { name: '元旦', date: '2027-01-03', isOffDay: false },
    ),
  );
  expect(read).toEqual({
    days: [
      { on: '2027-01-01', working: false, name: '元旦' },
      { on: '2027-05-01', working: false, name: '五一' },
      { on: '2027-01-03', working: true, name: '元旦' },
    ],
  });
  expect('days' in read && holidaysOf(read.days)).toEqual([
    { name: '元旦', off: ['2027-01-01'], worked: ['2027-01-03'] },
    { name: '五一', off: ['2027-05-01'], worked: [] },
  ]);
});

it('says why another text is none', () => {
  expect(readAnnouncement('国务院办公厅关于2027年部分节假日安排的通知')).toEqual({ problem: 'noJson' });
  for (const other of [
    'null',
    '[]',
    '{"days": {}}',
    file({ date: '2027-01-01', name: '', isOffDay: true }),
    file({ date: '2027-01-01' }),
  ]) {
    expect(readAnnouncement(other), other).toEqual({ problem: 'otherFormat' });
  }
  expect(readAnnouncement(file({ date: '2027-02-30', name: '春节', isOffDay: true }))).toEqual({ problem: 'wrongDay', day: '2027-02-30' });
  expect(readAnnouncement(file())).toEqual({ problem: 'empty' });
});
