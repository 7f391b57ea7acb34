import { readFileSync } from 'node:fs';
import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const email = hr?.email ?? '';
const admin = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('ADMIN'))?.person);

const pageNames = [
  'overview',
  'directory',
  'profile',
  'import',
  'import of the organization',
  'org chart',
  'calendar',
  'event',
  'sharing',
  'session',
  'lesson library',
  'account',
  'notices',
  'work calendar',
  'celebrations',
  'reminder rules',
] as const;
type PageName = (typeof pageNames)[number];

const OneOfEach = graphql(`
  query PagesOneOfEach($from: DateTime!, $to: DateTime!) {
    people(first: 1) {
      nodes {
        id
      }
    }
    occurrences(from: $from, to: $to, first: 1) {
      nodes {
        id
      }
    }
    sharingSessions(first: 1) {
      nodes {
        id
      }
    }
  }
`);

let installation: Installation;
let browser: Browser;
let storageState: StorageState;
let adminState: StorageState;
let paths: Record<PageName, string>;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const token = installation.operate(['token', 'create', '--email', email, '--scopes', 'read', '--expires', '1d']);
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
  const { people, occurrences, sharingSessions } = await client.run(OneOfEach, { from: day(-60), to: day(60) });
  paths = {
    overview: '/',
    directory: '/people',
    profile: `/people/${people.nodes[0]?.id}`,
    import: '/people/import',
    'import of the organization': '/organization/import',
    'org chart': '/organization',
    calendar: '/events',
    event: `/events/${occurrences.nodes[0]?.id}`,
    sharing: '/sharing',
    session: `/sharing/${sharingSessions.nodes[0]?.id}`,
    'lesson library': '/sharing/lessons',
    account: '/account',
    notices: '/notices',
    'work calendar': '/holidays',
    celebrations: '/celebrations',
    'reminder rules': '/celebrations/reminders',
  };
  browser = await launchBrowser();
  storageState = await signIn(browser, installation.url, email, DEMO_PASSWORD);
  adminState = await signIn(browser, installation.url, admin?.email ?? '', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

describe.each([
  ['light', 'zh-CN', 1440],
  ['dark', 'en', 1440],
  ['light', 'en', 360],
  ['dark', 'zh-CN', 360],
] as const)('in %s, in %s, %i wide', (colorScheme, locale, width) => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    // axe is a script of the test's own, which the page's content policy would refuse.
    context = await visit(browser, locale, { storageState, colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test.each(pageNames)('axe finds nothing to mend on the page and nothing is cut off sideways: %s', async (name) => {
    await page.goto(installation.url + paths[name], { waitUntil: 'networkidle' });
    await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.animate-pulse'));
    expect(await page.title()).not.toMatch(/找不到页面|Page not found/);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });

  const words = (zh: string, en: string) => (locale === 'en' ? en : zh);
  async function open(path: string, on = page): Promise<Page> {
    await on.goto(installation.url + path, { waitUntil: 'networkidle' });
    await on.waitForSelector('h1');
    return on;
  }

  test('axe finds nothing to mend while a file is imported', async () => {
    await open('/people/import');
    const check = page.getByRole('button', { name: words('检查', 'Check'), exact: true });
    const choose = async (...rows: string[]) => {
      const buffer = Buffer.from(['工号,姓名,职位,部门', ...rows].join('\r\n'));
      await page.getByLabel(words('选择文件', 'Choose a file')).setInputFiles({ name: '人员.csv', mimeType: 'text/csv', buffer });
      await check.waitFor();
    };
    await choose('AXE1,李明,销售员,销售部', 'AXE2,,销售员,销售部');
    expect(await violationsOn(page)).toEqual([]);
    await check.click();
    await page.getByRole('region', { name: words('每一行的原因', 'Reasons row by row') }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await choose('AXE1,李明,销售员,销售部');
    await check.click();
    await page.getByText(words('检查通过', 'The file is in order')).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('axe finds nothing to mend while tables of an organization are checked, and its file comes out', async () => {
    await open('/organization/import');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: words('导出现有架构', 'Export what is here') }).click();
    await page.getByRole('menuitem', { name: words('CSV 文件', 'CSV file') }).click();
    expect(readFileSync(await (await coming).path(), 'utf8')).toContain(words('记录,编号', 'Record,Key'));
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const choose = async (...files: ReturnType<typeof file>[]) => {
      await page.getByLabel(words('选择文件', 'Choose files')).setInputFiles(files);
      await check.waitFor();
    };
    const check = page.getByRole('button', { name: words('检查', 'Check'), exact: true });
    const placed = (until: string) => file('dept_emp.csv', `emp_no,dept_no,from_date,to_date\nAXE9,d1,2020-01-01,${until}\n`);
    await choose(placed('2019-01-01'), file('employees.csv', '工号,姓名\nAXE9,李明\n'));
    expect(await violationsOn(page)).toEqual([]);
    await check.click();
    await page.getByText('dept_emp.csv · 2').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await choose(placed('9999-01-01'), file('employees.csv', '工号,姓名\nAXE9,李明\n'));
    await check.click();
    await page.getByText(words('检查通过', 'The file is in order')).waitFor();
    await page.getByText(words('写入 2 个部门和岗位', 'Write 2 units and seats')).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('axe finds nothing to mend in what opens over a page', async () => {
    await open('/people');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('li');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // On a phone the filters stand in a drawer.
    const filters = page.getByRole('button', { name: words('筛选', 'Filters'), exact: true });
    if (await filters.isVisible()) await filters.click();
    await page.getByText(words('全部部门', 'All units')).click();
    await page.getByRole('dialog').getByRole('listbox').getByRole('option').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await open('/events');
    await page.getByRole('button', { name: words('显示内容', 'What is shown') }).click();
    await page.getByRole('switch').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await open(`${paths.profile}?open=edit`);
    await page.getByRole('dialog').getByLabel(words('花名', 'Alias')).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('axe finds nothing to mend in the menu of an account', async () => {
    await using office = await visit(browser, locale, {
      storageState: adminState,
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    });
    const settings = await open('/settings', await office.newPage());
    await settings.locator('main li button[aria-haspopup="menu"]').first().click();
    await settings.getByRole('menuitem').first().waitFor();
    expect(await violationsOn(settings)).toEqual([]);
  });

  test('axe finds nothing to mend on the page to sign in', async () => {
    await using nobody = await visit(browser, locale, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    const entrance = await nobody.newPage();
    await entrance.goto(`${installation.url}/sign-in`, { waitUntil: 'networkidle' });
    await entrance.waitForSelector('form');
    expect(await violationsOn(entrance)).toEqual([]);
  });
});

test('the pages ask no other origin for anything, and nothing fails in the console', async () => {
  await using context = await visit(browser, 'zh-CN', { storageState });
  const page = await context.newPage();
  const asked = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('websocket', (socket) => asked.add(new URL(socket.url()).origin.replace(/^ws/, 'http')));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  for (const path of Object.values(paths)) await page.goto(installation.url + path, { waitUntil: 'networkidle' });
  // What is made in the page (data:, blob:) has no origin.
  expect([...asked].filter((origin) => origin !== 'null')).toEqual([installation.url]);
  expect(complaints).toEqual([]);
});

test('the first load is under 300 kB, compressed', async () => {
  await using context = await visit(browser, 'zh-CN', { storageState });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.ok() && !response.url().startsWith('data:'))
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
  });
  await page.goto(installation.url, { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(300_000);
});
