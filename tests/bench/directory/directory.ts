import { join } from 'node:path';
import { graphql, textOf } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { makeCompany } from '../company/company.ts';
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

/** Asks both companies in turn, so that a slow moment of the machine hits both. Answers the medians by what is typed and in which order. */
async function compare(servers: readonly Contender[]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (const orderBy of ORDERS) {
    for (const [kind, searches] of Object.entries(SEARCHES)) {
      const each: number[][] = servers.map(() => []);
      for (let round = 0; round < 2 * ROUNDS; round += 1) {
        for (const search of searches) {
          const asked: Variables = { search, orderBy };
          for (const [index, server] of servers.entries()) {
            const started = performance.now();
            await ask(server, query(kind), asked);
            if (round >= ROUNDS) each[index]?.push(performance.now() - started);
          }
        }
      }
      times.set(`${kind}, ${orderBy === 'NAME' ? 'A–Z' : 'newest first'}`, each.map(medianOf));
    }
  }
  return times;
}

const medianOf = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;

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

/** A company with a server on it. */
interface Standing extends AsyncDisposable {
  server: Contender;
}

async function open(people: number, postgresql: string | undefined): Promise<Standing> {
  const company = makeCompany(people, new Date());
  const database = `hearth_bench_${process.pid}_directory_${people}`;
  const url = postgresql && (await createDatabase(postgresql, database));
  const installation = await Installation.create(url ? { HEARTH_DATABASE_URL: url } : {});
  installation.operate(['migrate']);
  if (url) await fillPostgresql(url, company.rows);
  else fillSqlite(join(installation.folder, 'hearth.db'), company.rows);
  company.rows.clear();
  await upgrade(installation, url);
  return {
    server: await hearth(installation, url ? 'PostgreSQL' : 'SQLite', company),
    async [Symbol.asyncDispose]() {
      await installation[Symbol.asyncDispose]();
      if (postgresql) await dropDatabase(postgresql, database);
    },
  };
}

/** What searches of the directory take in a large company by what they take in a small one. `postgresql` is a server to make databases on. */
export async function measureDirectory(sizes: readonly number[], postgresql?: string): Promise<DirectoryFigures> {
  const name = postgresql ? 'PostgreSQL' : 'SQLite';
  console.log(`${name}, ${sizes.map((people) => people.toLocaleString('en')).join(' and ')} people`);
  await using companies = new AsyncDisposableStack();
  const servers: Contender[] = [];
  for (const people of sizes) servers.push(companies.use(await open(people, postgresql)).server);
  const searches: Record<string, { milliseconds: readonly number[]; ratio: number }> = {};
  for (const [kind, milliseconds] of await compare(servers)) {
    const ratio = (milliseconds.at(-1) ?? 0) / (milliseconds[0] ?? 0);
    searches[kind] = { milliseconds, ratio };
    const figures = milliseconds.map((each) => `${each.toFixed(1).padStart(7)} ms`).join('');
    console.log(`  ${kind.padEnd(48)}${figures} ${ratio.toFixed(2).padStart(6)} ${ratio <= MOST_FOR_DIRECTORY ? '✓' : '✗'}`);
  }
  const sum = (at: number): number => Object.values(searches).reduce((all, { milliseconds }) => all + (milliseconds.at(at) ?? 0), 0);
  const ratio = sum(-1) / sum(0);
  console.log(`  all of them: ${ratio.toFixed(2)} times as much ${ratio <= MOST_FOR_DIRECTORY ? '✓' : '✗'}`);
  return { database: name, people: sizes, searches, ratio };
}
