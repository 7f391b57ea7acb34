import { Person } from '@hearth/server/modules/people/person.entity';
import { PersonPhoto } from '@hearth/server/modules/people/person-photo.entity';
import type { Config } from '@hearth/server/platform/config';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import { closeServices, openServices } from '@hearth/server/services';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { collect, CommandLine, says } from '../support/command-line.ts';
import { configFor, openEmptyDatabase, openMigratedDatabase, type FreshDatabase } from '../support/database.ts';

// Each command is a process that loads the whole server; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 });

const PASSWORD = 'correct horse battery';
const folder = (): string => mkdtempSync(join(inject('temporaryFolder'), 'cli-'));

// What does not depend on the database is tried on the embedded one alone: a command takes a second or two to begin.
const onceIsEnough = { skip: process.env.HEARTH_TEST_DATABASE === 'postgresql' };

/** A database of the test's own and commands on it. */
async function freshCommandLine(open?: () => Promise<FreshDatabase>): Promise<CommandLine> {
  return (await commandLineAndDatabase(open)).hearth;
}

async function commandLineAndDatabase(open: () => Promise<FreshDatabase> = openMigratedDatabase) {
  const fresh = await open();
  onTestFinished(() => fresh.drop());
  return { hearth: new CommandLine(fresh.database), database: fresh.database };
}

const owner = [
  'account',
  'create',
  '--email',
  'lin@hearth.test',
  '--name',
  '林佳怡',
  '--role',
  'HR',
  '--password-stdin',
  '--company',
  '青松贸易',
  '--time-zone',
  'Asia/Shanghai',
];

function csv(rows: number, name = (index: number): string => `成员${index}`): string {
  const file = join(folder(), 'people.csv');
  const lines = Array.from({ length: rows }, (_, index) => `N${index},${name(index)},1990-0${1 + (index % 9)}-1${index % 9}`);
  writeFileSync(file, `工号,姓名,生日\n${lines.join('\n')}\n`);
  return file;
}

const members = async (hearth: CommandLine): Promise<number> =>
  (await hearth.run(['export', 'people'])).stdout.trim().split('\r\n').length - 1;

test('migrate brings an empty database up to date, and a second time finds nothing to do', async () => {
  const hearth = await freshCommandLine(openEmptyDatabase);
  const first = await hearth.run(['migrate', '--json']);
  expect(first.code).toBe(0);
  expect((JSON.parse(first.stdout) as { applied: string[] }).applied.length).toBeGreaterThan(0);
  expect(await hearth.run(['migrate', '--json'])).toMatchObject({ code: 0, stdout: '{"applied":[]}\n' });
});

test('what is called wrongly ends with 2, a refusal with 1, a database that cannot be reached with 3', onceIsEnough, async () => {
  const hearth = await freshCommandLine();
  const wrong = [
    ['nonsense'],
    ['token', 'create'],
    ['account', 'create', '--email', 'nobody', '--name', 'x', '--password-stdin'],
    ['import', 'people', '/nowhere.csv'],
  ];
  expect((await Promise.all(wrong.map((args) => hearth.run(args, PASSWORD)))).map((ended) => ended.code)).toEqual([2, 2, 2, 2]);
  const early = await hearth.run(['import', 'people', csv(1)]);
  expect([early.code, early.stdout]).toEqual([1, '']);
  expect(early.stderr).toContain('account create --company');
  const gone = new CommandLine({ dialect: 'postgresql', url: 'postgres://127.0.0.1:1/hearth' });
  expect((await gone.run(['migrate'])).code).toBe(3);
  const unknown = new CommandLine({ dialect: 'postgresql', url: 'mysql://x' });
  expect(await unknown.run(['migrate'])).toMatchObject({ code: 3, stderr: expect.stringContaining('HEARTH_DATABASE_URL') as string });
});

test('an account is made with the password from stdin, and its token is printed alone', async () => {
  const hearth = await freshCommandLine();
  expect(await hearth.run(owner, `${PASSWORD}\n`)).toMatchObject({ code: 0, stderr: '' });
  const twice = await hearth.run(owner, PASSWORD);
  expect([twice.code, twice.stderr]).toEqual([1, 'lin@hearth.test has an account already\n']);
  expect((await hearth.run(owner.with(3, 'short@hearth.test'), 'short')).code).toBe(1);

  const made = await hearth.run(['token', 'create', '--email', 'LIN@hearth.test', '--scopes', 'read,write', '--expires', '90d']);
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/^hearth_[\w-]{49}\n$/);
  const refused = [
    ['--email', 'lin@hearth.test', '--scopes', 'all'],
    ['--email', 'lin@hearth.test', '--expires', 'soon'],
    ['--email', 'nobody@hearth.test'],
  ];
  const ended = await Promise.all(refused.map((options) => hearth.run(['token', 'create', ...options])));
  expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual([
    [2, ''],
    [2, ''],
    [1, ''],
  ]);
});

test(
  'an import names each error by row, column and reason, changes nothing then, and is the inverse of the export',
  onceIsEnough,
  async () => {
    const hearth = await freshCommandLine();
    await hearth.run(owner, PASSWORD);
    const broken = await hearth.run(['import', 'people', csv(5, (index) => (index === 2 ? '' : `成员${index}`))]);
    expect([broken.code, broken.stdout]).toEqual([1, '']);
    expect(broken.stderr).toContain('row 4, name: ');
    expect(await members(hearth)).toBe(1);

    expect((await hearth.run(['import', 'people', csv(5), '--dry-run'])).stdout).toBe('would be added 5, changed 0, unchanged 0\n');
    expect(await members(hearth)).toBe(1);
    expect((await hearth.run(['import', 'people', csv(5), '--json'])).stdout).toBe('{"added":5,"changed":0,"unchanged":0,"errors":[]}\n');
    const out = join(folder(), 'out.csv');
    expect((await hearth.run(['export', 'people', '--out', out])).code).toBe(0);
    expect((await hearth.run(['import', 'people', out])).stdout).toBe('added 0, changed 0, unchanged 6\n');
  },
);

test(
  "an organization comes in from another system's tables, each error by file and row, and goes out as a file of its own",
  onceIsEnough,
  async () => {
    const hearth = await freshCommandLine();
    await hearth.run(owner, PASSWORD);
    const at = folder();
    const write = (name: string, text: string): string => {
      writeFileSync(join(at, name), text);
      return join(at, name);
    };
    const placed = (to: string) => write('dept_emp.csv', `emp_no,dept_no,from_date,to_date\n10001,d005,1986-06-26,${to}\n`);
    const employees = write('employees.csv', 'emp_no,first_name,last_name\n10001,Georgi,Facello\n');
    const tables = {
      'employees.csv': { columns: { record: { constant: 'person' }, holder: 'emp_no', holderName: { join: ['first_name', 'last_name'] } } },
      'dept_emp.csv': {
        columns: { record: { constant: 'personUnit' }, holder: 'emp_no', unit: 'dept_no', from: 'from_date', lastDay: 'to_date' },
      },
    };
    const map = ['--map', write('mapping.json', JSON.stringify({ tables }))];
    const broken = await hearth.run(['import', 'organization', employees, placed('1980-01-01'), ...map]);
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('dept_emp.csv, row 2, lastDay: ')]);
    const done = await hearth.run(['import', 'organization', employees, placed('9999-12-31'), ...map]);
    expect(done.stdout).toBe('added 2, changed 0, unchanged 0 units and seats; 1 members added\n');
    const out = join(at, 'organization.csv');
    expect((await hearth.run(['export', 'organization', '--out', out])).code).toBe(0);
    expect((await hearth.run(['import', 'organization', out, '--json'])).stdout).toBe(
      '{"added":0,"changed":0,"unchanged":2,"peopleAdded":0,"errors":[]}\n',
    );
  },
);

test('an import that is killed leaves all or nothing, and the next one works', async () => {
  const hearth = await freshCommandLine();
  await hearth.run(owner, PASSWORD);
  const file = csv(3000);
  const child = hearth.start('import', 'people', file);
  const ended = collect(child);
  await says(child, 'importing 70%');
  child.kill('SIGKILL');
  await ended;
  expect([1, 3001]).toContain(await members(hearth));
  expect((await hearth.run(['import', 'people', file])).code).toBe(0);
  expect(await members(hearth)).toBe(3001);
});

test('the demo company wants an empty database, and is cleared whole', async () => {
  const hearth = await freshCommandLine();
  const loaded = await hearth.run(['demo', '--json']);
  expect(loaded.code).toBe(0);
  expect(JSON.parse(loaded.stdout)).toMatchObject([{ as: 'HR' }, { as: 'Manager' }, { as: 'Member' }, { as: 'Administrator' }]);
  expect((await hearth.run(['demo'])).code).toBe(1);
  expect((await hearth.run(['demo', '--clear'])).code).toBe(0);
  expect((await hearth.run(['demo', '--clear'])).code).toBe(1);
  expect(await members(hearth)).toBe(0);
});

test('a demo company that was cleared stays away: the next start asks for the first run', async () => {
  const fresh = await openMigratedDatabase();
  onTestFinished(() => fresh.drop());
  const hearth = new CommandLine(fresh.database, { HEARTH_DEMO: 'true', PORT: '0' });
  await hearth.run(['demo']);
  expect((await hearth.run(['demo', '--clear'])).code).toBe(0);
  const server = hearth.start('serve');
  const ended = collect(server);
  await says(server, 'enter this code');
  server.kill('SIGTERM');
  await ended;
  expect(await members(hearth)).toBe(0);
});

test('a backup comes back as it was, into either database, and a damaged one is refused', async () => {
  const hearth = await freshCommandLine();
  await hearth.run(['demo']);
  const file = join(folder(), 'backup.ndjson');
  expect((await hearth.run(['backup', file])).code).toBe(0);
  expect((await hearth.run(['backup', file])).code).toBe(1);

  expect((await hearth.run(['restore', file])).code).toBe(1);
  expect((await hearth.run(['restore', file, '--force'])).code).toBe(0);
  const other = await freshCommandLine(() => openEmptyDatabase('sqlite'));
  expect((await other.run(['restore', file])).code).toBe(0);
  const again = join(folder(), 'again.ndjson');
  expect((await other.run(['backup', again])).code).toBe(0);
  const rowsOf = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).split('\n').slice(1, -2);
  expect(await rowsOf(again)).toEqual(await rowsOf(file));

  const cut = join(folder(), 'cut.ndjson');
  writeFileSync(cut, (await readFile(file, 'utf8')).split('\n').slice(0, 500).join('\n'));
  expect((await other.run(['restore', cut, '--force'])).code).toBe(1);
  expect(await members(other)).toBeGreaterThan(50);
});

/** Every byte that there is, many times: none may be taken for text. */
const BYTES = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 31 + (index >> 8)) % 256));

test('photos come back from a backup byte for byte, into either database', async () => {
  const { hearth, database } = await commandLineAndDatabase();
  await hearth.run(owner, PASSWORD);
  await hearth.run(['import', 'people', csv(300)]);
  await withOrm(database, async (em) => {
    for (const person of await em.find(Person, {})) {
      const large = Buffer.from(BYTES).fill(person.name.length, 0, 9);
      em.persist(em.create(PersonPhoto, { person, tag: `tag of ${person.id}`, large, small: BYTES.subarray(0, 300) }));
    }
    await em.flush();
  });
  const photos = (from: Config['database']) =>
    withOrm(from, async (em) => {
      const rows = await em.find(PersonPhoto, {}, { populate: ['large', 'small'], orderBy: { id: 'asc' } });
      return rows.map(({ id, tag, large, small }) => [id, tag, Buffer.from(large).toString('hex'), Buffer.from(small).toString('hex')]);
    });
  const before = await photos(database);
  expect(before).toHaveLength(301);
  const file = join(folder(), 'photos.ndjson');
  expect((await hearth.run(['backup', file])).code).toBe(0);
  expect(await hearth.run(['restore', file, '--force'])).toMatchObject({ code: 0 });
  expect((await photos(database)).join() === before.join()).toBe(true);
  const other = await commandLineAndDatabase(() => openEmptyDatabase('sqlite'));
  expect((await other.hearth.run(['restore', file])).code).toBe(0);
  expect((await photos(other.database)).join() === before.join()).toBe(true);
});

async function withOrm<Answer>(database: Config['database'], work: (em: EntityManager) => Promise<Answer>): Promise<Answer> {
  const services = await openServices(configFor(database));
  try {
    return await work(services.orm.em.fork() as EntityManager);
  } finally {
    await closeServices(services);
  }
}
