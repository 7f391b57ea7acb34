import { join } from 'node:path';
import { graphql, textOf } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { type Company, makeCompany } from '../company/company.ts';
import { ask, type Contender, hearth } from '../contender.ts';
import { createDatabase, dropDatabase, fillPostgresql, withClient } from '../database/postgresql.ts';
import { fillSqlite, openSqlite } from '../database/sqlite.ts';
import { MOST_FOR_DIRECTORY } from '../goals.ts';
import type { BenchQuery, Variables } from '../queries.ts';

/** A page of the directory as the web app asks for it while somebody types. */
const page = textOf(
  graphql(`
    query BenchDirectorySearch($search: String, $orderBy: PeopleOrder!) {
      people(first: 60, search: $search, orderBy: $orderBy) {
        nodes {
          id
          name
          alias
          title
          hiredOn
          unit {
            id
            name
          }
          contact {
            email
          }
          birthday {
            calendar
            month
            day
            leapMonth
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
);

/** What is typed: of each kind the broadest that people type, and narrow ones. */
const SEARCHES: Readonly<Record<string, readonly string[]>> = {
  nothing: [''],
  'a letter': ['l', 'w', 'z', 'm'],
  'a surname': ['王', '李', '欧', '陈'],
  'a character of the given name': ['明', '晓', '娜'],
  'a name': ['王明', '李晓静', '张伟'],
  'a surname’s pinyin': ['wang', 'zhang', 'li'],
  'a given name’s pinyin': ['ming', 'xiao', 'jing'],
  'a name’s pinyin': ['wangming', 'zhangwei', 'chenxiao'],
  initials: ['lm', 'wxm', 'zwq'],
  'a number': ['B0', 'B0012', 'B001234'],
  'the end of a phone': ['1234', '0077'],
  'a title': ['销售员', '经理', '总监'],
  'a unit': ['销售1部', '第1大区', '第7组'],
  'a hobby': ['羽毛球', 'badminton', 'sheying'],
  'a skill': ['财务', 'negotiation', '谁会英语？'],
  'a place': ['上海', '成都'],
  'two words': ['王 羽毛球', '上海 财务', 'zhang 经理'],
  nobody: ['zzzz', '魑魅', '100%'],
};

const ORDERS = ['NAME', 'NEWEST'] as const;
const query = (title: string): BenchQuery => ({ title, name: 'directory', text: page, variables: () => [] });
const ROUNDS = 12;

export interface DirectoryFigures {
  database: string;
  people: readonly number[];
  /** By what is typed and in which order: milliseconds in each company, the median, and the last by the first. */
  searches: Readonly<Record<string, { milliseconds: readonly number[]; ratio: number }>>;
  /** Of all of them together. */
  ratio: number;
}

async function timesOf(server: Contender): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const orderBy of ORDERS) {
    for (const [kind, searches] of Object.entries(SEARCHES)) {
      const each: number[] = [];
      for (let round = 0; round < 2 * ROUNDS; round += 1) {
        for (const search of searches) {
          const asked: Variables = { search, orderBy };
          const started = performance.now();
          await ask(server, query(kind), asked);
          if (round >= ROUNDS) each.push(performance.now() - started);
        }
      }
      times.set(`${kind}, ${orderBy === 'NAME' ? 'A–Z' : 'newest first'}`, medianOf(each));
    }
  }
  return times;
}

const medianOf = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
const sumOf = (numbers: Iterable<number>): number => Iterator.from(numbers).reduce((sum, each) => sum + each, 0);

/** Everybody's tokens are made as an upgrade makes them, for the bench's rows have one of each alone. */
async function upgrade(installation: Installation, url: string | undefined): Promise<void> {
  if (url) await withClient(url, (client) => client.query('delete from person_token'));
  else {
    const database = openSqlite(join(installation.folder, 'hearth.db'));
    database.prepare('delete from person_token').run();
    database.close();
  }
  const started = performance.now();
  installation.operate(['migrate']);
  console.log(`  an upgrade made everybody’s tokens in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (url) await withClient(url, (client) => client.query('vacuum (analyze)'));
}

async function measureIn(company: Company, url: string | undefined): Promise<Map<string, number>> {
  await using installation = await Installation.create(url ? { HEARTH_DATABASE_URL: url } : {});
  installation.operate(['migrate']);
  if (url) await fillPostgresql(url, company.rows);
  else fillSqlite(join(installation.folder, 'hearth.db'), company.rows);
  company.rows.clear();
  await upgrade(installation, url);
  const server = await hearth(installation, url ? 'PostgreSQL' : 'SQLite', company);
  try {
    return await timesOf(server);
  } finally {
    await server.stop();
  }
}

/** What searches of the directory take in a large company by what they take in a small one. `postgresql` is a server to make databases on. */
export async function measureDirectory(sizes: readonly number[], postgresql?: string): Promise<DirectoryFigures> {
  const name = postgresql ? 'PostgreSQL' : 'SQLite';
  const measured: Map<string, number>[] = [];
  for (const people of sizes) {
    console.log(`${name}, ${people.toLocaleString('en')} people`);
    const company = makeCompany(people, new Date());
    const database = `hearth_bench_${process.pid}_directory`;
    const url = postgresql && (await createDatabase(postgresql, database));
    try {
      measured.push(await measureIn(company, url));
    } finally {
      if (postgresql) await dropDatabase(postgresql, database);
    }
  }
  const [small, large] = [measured[0] ?? new Map<string, number>(), measured.at(-1) ?? new Map<string, number>()];
  const searches: Record<string, { milliseconds: number[]; ratio: number }> = {};
  for (const [kind, before] of small) {
    const after = large.get(kind) ?? 0;
    const ratio = after / before;
    searches[kind] = { milliseconds: [before, after], ratio };
    const figures = `${before.toFixed(1).padStart(7)} ms ${after.toFixed(1).padStart(7)} ms ${ratio.toFixed(2).padStart(6)}`;
    console.log(`  ${kind.padEnd(48)}${figures} ${ratio <= MOST_FOR_DIRECTORY ? '✓' : '✗'}`);
  }
  const ratio = sumOf(large.values()) / sumOf(small.values());
  console.log(`  all of them: ${ratio.toFixed(2)} times as much ${ratio <= MOST_FOR_DIRECTORY ? '✓' : '✗'}`);
  return { database: name, people: sizes, searches, ratio };
}
