import { addDays } from '@hearth/server/platform/time/wall-clock';
import { join } from 'node:path';
import { graphql, textOf } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { type Company, makeCompany } from '../company/company.ts';
import { ADOPTED_ON } from '../company/making.ts';
import { ask, hearth } from '../contender.ts';
import { fillPostgresql } from '../database/postgresql.ts';
import { fillSqlite } from '../database/sqlite.ts';
import { MOST_FOR_HISTORY } from '../goals.ts';
import type { BenchQuery } from '../queries.ts';

/** The whole chart of a day not long after the company began to keep one: all history that is added lies before it. */
const chart: BenchQuery = {
  title: 'chart of a past day',
  name: 'subtree',
  text: textOf(
    graphql(`
      query BenchChartOfPast($asOf: Date!) {
        orgChart(asOf: $asOf) {
          nodes {
            position {
              id
            }
            reportsTo
            title
            unit {
              id
              name
            }
            holder {
              id
              name
            }
          }
        }
      }
    `),
  ),
  variables: () => [3, 10, 17, 24].map((days) => ({ asOf: addDays(ADOPTED_ON, days) })),
};

const YEARS = [1, 40] as const;
const ROUNDS = 12;

/** Every seat and unit had another title or name in each of so many years before the company's first day. */
function addHistory({ rows }: Company, years: number): void {
  const firstOf = (yearsBefore: number) => `${Number(ADOPTED_ON.slice(0, 4)) - yearsBefore}${ADOPTED_ON.slice(4)}`;
  for (const [table, name] of [
    ['position_term', 'title'],
    ['org_unit_term', 'name'],
  ] as const) {
    const begun = rows.of(table).filter((row) => row['valid_from'] === ADOPTED_ON);
    for (let year = 1; year <= years; year += 1) {
      const dates = { valid_from: firstOf(year), valid_to: firstOf(year - 1) };
      for (const row of begun)
        rows.add(table, { ...row, ...dates, id: `${row['id'] as string}_${year}`, [name]: `${row[name] as string}${year}` });
    }
  }
}

export interface HistoryFigures {
  database: string;
  people: number;
  /** Milliseconds of a chart after one year of history and after forty: the median. */
  milliseconds: [number, number];
  ratio: number;
}

/** What the chart of a past day costs after forty years of history by what it costs after one. `database` makes an empty PostgreSQL database. */
export async function measureHistory(people: number, database?: (years: number) => Promise<string>): Promise<HistoryFigures> {
  const milliseconds: number[] = [];
  for (const years of YEARS) {
    const company = makeCompany(people, new Date());
    addHistory(company, years);
    const url = await database?.(years);
    await using installation = await Installation.create(url ? { HEARTH_DATABASE_URL: url } : {});
    installation.operate(['migrate']);
    if (url) await fillPostgresql(url, company.rows);
    else fillSqlite(join(installation.folder, 'hearth.db'), company.rows);
    company.rows.clear();
    const server = await hearth(installation, url ? 'PostgreSQL' : 'SQLite', company);
    const times: number[] = [];
    for (let round = 0; round < 2 * ROUNDS; round += 1) {
      for (const variables of chart.variables(company)) {
        const started = performance.now();
        await ask(server, chart, variables);
        if (round >= ROUNDS) times.push(performance.now() - started);
      }
    }
    times.sort((one, other) => one - other);
    milliseconds.push(times[times.length >> 1] ?? 0);
    await server.stop();
  }
  const [young = 0, old = 0] = milliseconds;
  const ratio = old / young;
  const name = database ? 'PostgreSQL' : 'SQLite';
  const told = `${name}: ${chart.title}, ${people.toLocaleString('en')} people: ${young.toFixed(0)} ms after a year, ${old.toFixed(0)} after forty`;
  console.log(`${told}: ${ratio.toFixed(2)} times as much ${ratio <= MOST_FOR_HISTORY ? '✓' : '✗'}`);
  return { database: name, people, milliseconds: [young, old], ratio };
}
