import { type Birthday, keptBetween } from '@hearth/server/modules/people/birthday.rules';
import { CalendarSystem, LeapDayKeeping, LeapMonthKeeping, Person } from '@hearth/server/modules/people/person.entity';
import { addDays } from '@hearth/server/platform/time/wall-clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const Window = graphql(`
  query CelebrationWindow($from: Date!, $to: Date!, $after: String) {
    celebrations(from: $from, to: $to, first: 100, after: $after, kinds: [BIRTHDAY]) {
      totalCount
      nodes {
        on
        years
        person {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR');

/** Random people, and those whose days few years have. */
const people = await (async () => {
  const draw = fc.sample(
    fc.record({
      lunar: fc.boolean(),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      leapMonth: fc.boolean(),
      year: fc.option(fc.integer({ min: 1950, max: 2005 })),
      leapDayKeeping: fc.constantFrom(...Object.values(LeapDayKeeping)),
      leapMonthKeeping: fc.constantFrom(...Object.values(LeapMonthKeeping)),
    }),
    { numRuns: 120, seed: 7 },
  );
  const rare = [
    { lunar: false, month: 2, day: 29, leapMonth: false },
    { lunar: false, month: 12, day: 31, leapMonth: false },
    { lunar: false, month: 1, day: 1, leapMonth: false },
    { lunar: true, month: 12, day: 30, leapMonth: false },
    { lunar: true, month: 1, day: 1, leapMonth: false },
    { lunar: true, month: 4, day: 30, leapMonth: true },
    { lunar: true, month: 6, day: 29, leapMonth: true },
  ].flatMap((each) =>
    Object.values(LeapDayKeeping).flatMap((leapDayKeeping) =>
      Object.values(LeapMonthKeeping).map((leapMonthKeeping) => ({ ...each, year: null, leapDayKeeping, leapMonthKeeping })),
    ),
  );
  const rows = [...draw, ...rare].map(({ lunar, month, day, leapMonth, year, ...keeping }, index) => ({
    name: `成员${index}`,
    birthCalendar: lunar ? CalendarSystem.LUNAR : CalendarSystem.SOLAR,
    birthMonth: month,
    birthDay: lunar ? day : Math.min(day, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31),
    birthLeapMonth: lunar && leapMonth && month > 1 && month < 12,
    birthYear: year,
    ...keeping,
  }));
  return hearth.build.rows(Person, rows);
})();

const birthdayOf = (person: Person): Birthday => ({
  calendar: person.birthCalendar ?? 'SOLAR',
  month: person.birthMonth ?? 1,
  day: person.birthDay ?? 1,
  leapMonth: person.birthLeapMonth,
  year: person.birthYear,
  leapDayKeeping: person.leapDayKeeping,
  leapMonthKeeping: person.leapMonthKeeping,
});

/** Everybody of a window, page by page. */
async function celebrated(from: string, to: string): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  const page = (cursor: string | null) => hr.run(Window, { from, to, after: cursor });
  do {
    const { celebrations } = await page(after);
    found.push(...celebrations.nodes.map(({ on, years, person }) => `${on} ${person.id} ${years ?? '-'}`));
    after = celebrations.pageInfo.hasNextPage ? (celebrations.pageInfo.endCursor ?? null) : null;
    if (after === null) expect(found).toHaveLength(celebrations.totalCount);
  } while (after !== null);
  return found;
}
const kept = (from: string, to: string): string[] =>
  people
    .flatMap((person) => {
      const birthday = birthdayOf(person);
      return keptBetween(birthday, from, to).map(
        ({ on, keptYear }) => `${on} ${person.id} ${birthday.year == null ? '-' : keptYear - birthday.year}`,
      );
    })
    .sort();
const anyDate = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2010-01-01', days));
const days = fc.integer({ min: 0, max: 183 });

test('two windows that meet hold exactly what the whole holds, and that is what the rules say of each person', async () => {
  await fc.assert(
    fc.asyncProperty(anyDate, days, days, async (from, first, second) => {
      const middle = addDays(from, first);
      const to = addDays(middle, second);
      const whole = await celebrated(from, to);
      expect([...(await celebrated(from, middle)), ...(await celebrated(middle, to))]).toEqual(whole);
      expect([...whole].sort()).toEqual(kept(from, to));
    }),
    { numRuns: 25 },
  );
});

test('a window over New Year, of either calendar, misses nobody', async () => {
  for (const year of [2023, 2026, 2032, 2033, 2057]) {
    const window = [`${year}-12-15`, `${year + 1}-02-25`] as const;
    const found = await celebrated(...window);
    expect([...found].sort()).toEqual(kept(...window));
    const months = new Set(found.map((each) => each.slice(0, 7)));
    expect([...months].sort()).toEqual([`${year}-12`, `${year + 1}-01`, `${year + 1}-02`]);
  }
});
