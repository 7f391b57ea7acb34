import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { covers, isTimeline, type Span } from '../organization/term.rules.ts';
import { type Interval, type Intervals, seatsFrom } from './interval.rules.ts';

const days = Array.from({ length: 600 }, (_, index) => new Temporal.PlainDate(2020, 1, 1).add({ days: index }).toString());
const day = (index: number): string => days[index] ?? '';
const around = { seatOf: (person: string) => `seat of ${person}`, nameOf: (person: string) => person, member: '成员' };
const nothing: Intervals = { units: [], titles: [], managers: [], heads: [] };
const span = (from: string, to: string | null, rowIndex = 0): Span & { rowIndex: number } => ({ validFrom: from, validTo: to, rowIndex });
const codes = (intervals: Partial<Intervals>) =>
  seatsFrom({ ...nothing, ...intervals }, around).faults.map(({ rowIndex, column, code }) => `${rowIndex} ${column} ${code}`);

describe('tables of departments, titles and managers', () => {
  it('make one seat a person, with a term for each span in which all of them stay', () => {
    const { seats, faults } = seatsFrom(
      {
        units: [
          { ...span('2020-01-01', '2020-06-01'), person: 'li', unit: 'sales' },
          { ...span('2020-06-01', null), person: 'li', unit: 'service' },
          { ...span('2020-01-01', null), person: 'wang', unit: 'sales' },
        ],
        titles: [
          { ...span('2020-01-01', '2020-09-01'), person: 'li', title: '销售员' },
          { ...span('2020-09-01', null), person: 'li', title: '主管' },
        ],
        managers: [{ ...span('2020-03-01', null), person: 'li', manager: 'wang' }],
        heads: [],
      },
      around,
    );
    expect(faults).toEqual([]);
    expect(
      seats.get('seat of li')?.map(({ validFrom, validTo, facts }) => [validFrom, validTo, facts.unit, facts.title, facts.reportsTo]),
    ).toEqual([
      ['2020-01-01', '2020-03-01', 'sales', '销售员', null],
      ['2020-03-01', '2020-06-01', 'sales', '销售员', 'seat of wang'],
      ['2020-06-01', '2020-09-01', 'service', '销售员', 'seat of wang'],
      ['2020-09-01', null, 'service', '主管', 'seat of wang'],
    ]);
    expect(seats.get('seat of wang')).toMatchObject([{ facts: { title: '成员', reportsTo: null } }]);
  });

  it('let who has no manager report to the head of their department, who reports to nobody', () => {
    const { seats } = seatsFrom(
      {
        ...nothing,
        units: [
          { ...span('2020-01-01', null), person: 'li', unit: 'sales' },
          { ...span('2020-01-01', null), person: 'wang', unit: 'sales' },
        ],
        heads: [{ ...span('2020-02-01', null), person: 'wang', unit: 'sales' }],
      },
      around,
    );
    expect(seats.get('seat of li')?.map(({ facts }) => facts.reportsTo)).toEqual([null, 'seat of wang']);
    expect(seats.get('seat of wang')?.map(({ facts }) => facts.reportsTo)).toEqual([null, null]);
  });

  it('leave the seat vacant between two departments with days between', () => {
    const { seats } = seatsFrom(
      {
        ...nothing,
        units: [
          { ...span('2020-01-01', '2020-02-01'), person: 'li', unit: 'sales' },
          { ...span('2020-03-01', '2020-04-01'), person: 'li', unit: 'service' },
        ],
      },
      around,
    );
    expect(seats.get('seat of li')?.map(({ validFrom, validTo, facts }) => [validFrom, validTo, facts.unit, facts.holder])).toEqual([
      ['2020-01-01', '2020-02-01', 'sales', 'li'],
      ['2020-02-01', '2020-03-01', 'sales', null],
      ['2020-03-01', '2020-04-01', 'service', 'li'],
    ]);
  });

  it('are refused where somebody is in two departments, has two titles or two managers, or a department two heads', () => {
    const two = [span('2020-01-01', '2020-06-01', 1), span('2020-05-31', null, 2)];
    const units = two.map((each) => ({ ...each, person: 'li', unit: 'sales' }));
    const placed = [{ ...span('2020-01-01', null, 0), person: 'li', unit: 'sales' }];
    expect(codes({ units })).toEqual(['2 from OVERLAP']);
    expect(codes({ units: placed, titles: two.map((each) => ({ ...each, person: 'li', title: '主管' })) })).toEqual(['2 from OVERLAP']);
    expect(codes({ units: placed, managers: two.map((each) => ({ ...each, person: 'li', manager: 'wang' })) })).toEqual(['2 from OVERLAP']);
    expect(codes({ units: placed, heads: units })).toEqual(['2 from OVERLAP']);
  });

  it('are refused where somebody with a title or a manager is in no department, or is their own manager', () => {
    expect(codes({ titles: [{ ...span('2020-01-01', null, 3), person: 'li', title: '主管' }] })).toEqual(['3 holder NO_POST']);
    const units = [{ ...span('2020-01-01', null), person: 'li', unit: 'sales' }];
    expect(codes({ units, managers: [{ ...span('2020-01-01', null, 4), person: 'li', manager: 'li' }] })).toEqual([
      '4 manager OWN_MANAGER',
    ]);
    const nobody = { ...around, seatOf: (person: string) => (person === 'li' ? 'seat of li' : undefined) };
    const managers = [{ ...span('2020-01-01', null, 5), person: 'li', manager: 'wang' }];
    expect(seatsFrom({ ...nothing, units, managers }, nobody).faults).toMatchObject([{ rowIndex: 5, column: 'manager', code: 'NO_POST' }]);
  });

  /** Spans one after the other, with and without days between; the last may have no end. */
  const aRun = fc
    .tuple(
      fc.nat(40),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 0, 5), fc.nat(2)), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
    )
    .map(([begin, parts, open]) => {
      let at = begin;
      return parts.map(([length, gap, value], index) => {
        const from = at + gap;
        at = from + length;
        return { validFrom: day(from), validTo: open && index === parts.length - 1 ? null : day(at), value };
      });
    });
  type Runs = { validFrom: string; validTo: string | null; value: number }[];
  const onDay = (runs: Runs, on: string) => runs.find((each) => covers(each, on));

  it('say on every day what the tables say on that day', () => {
    const tables = fc.array(fc.record({ units: aRun, titles: aRun, managers: aRun }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(tables, (people) => {
        const each = <T extends object>(
          table: 'units' | 'titles' | 'managers',
          more: (value: number, person: number) => T,
        ): (Interval & T)[] =>
          people.flatMap((person, who) =>
            person[table].map(({ value, ...days }, rowIndex) => ({ ...days, rowIndex, person: `p${who}`, ...more(value, who) })),
          );
        const { seats, faults } = seatsFrom(
          {
            units: each('units', (value) => ({ unit: `u${value}` })),
            titles: each('titles', (value) => ({ title: `t${value}` })),
            managers: each('managers', (value, who) => ({ manager: `p${value === who ? (who + 1) % 3 : value}` })),
            heads: [],
          },
          around,
        );
        expect(faults).toEqual([]);
        for (const [who, { units, titles, managers }] of people.entries()) {
          const seat = seats.get(`seat of p${who}`) ?? [];
          expect(isTimeline(seat)).toBe(true);
          expect(seat[0]?.validFrom).toBe(units[0]?.validFrom);
          expect(seat.at(-1)?.validTo).toBe(units.at(-1)?.validTo);
          for (let index = 0; index < 220; index += 1) {
            const on = day(index);
            const facts = seat.find((term) => covers(term, on))?.facts;
            const unit = onDay(units, on);
            expect(facts?.holder ?? null).toBe(unit ? `p${who}` : null);
            if (unit) expect(facts?.unit).toBe(`u${unit.value}`);
            const title = onDay(titles, on);
            if (facts && title) expect(facts.title).toBe(`t${title.value}`);
            const manager = onDay(managers, on)?.value;
            if (facts) expect(facts.reportsTo).toBe(manager === undefined ? null : `seat of p${manager === who ? (who + 1) % 3 : manager}`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
