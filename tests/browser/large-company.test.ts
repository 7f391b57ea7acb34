import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { type Asked, askedOf } from '../support/asked.ts';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { type LargeCompany, numberOf, openLargeCompany } from '../support/large-company.ts';

const PEOPLE = 10_000;
/** Only a defect takes as long; what it takes is printed. */
const AT_MOST_MS = 15_000;
const MOST_CARDS = 300;
const MOST_ROWS = 80;

let company: LargeCompany;
let browser: Browser;
let storageState: StorageState;
let context: BrowserContext;
let page: Page;
/** What the page has asked the server for. */
let asked: Asked[];

beforeAll(async () => {
  company = await openLargeCompany(PEOPLE);
  browser = await launchBrowser();
  storageState = await signIn(browser, company.url, company.email, company.password);
});
afterAll(async () => {
  await browser?.close();
  await company?.[Symbol.asyncDispose]();
});

beforeEach(async () => {
  context = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: tasks });
  });
  page = await context.newPage();
  asked = [];
  page.on('request', (request) => {
    const what = askedOf(request.url(), request.postData());
    if (what) asked.push(what);
  });
});
afterEach(() => context?.close());

/** Opens a page and answers after how many milliseconds from the beginning of the navigation it shows what is looked for. */
async function timeTo(path: string, shown: string): Promise<number> {
  await page.goto(company.url + path, { waitUntil: 'commit' });
  const time = await page.waitForFunction((selector) => document.querySelector(selector) !== null && performance.now(), shown);
  return Math.round((await time.jsonValue()) as number);
}
const timesAsked = (operation: string) => asked.filter(({ operationName }) => operationName === operation).length;
const count = (selector: string) => page.locator(selector).count();
const longestTask = () => page.evaluate(() => Math.round(Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks)));

test('the directory of 10,000 people shows its first rows, asks once for them, and keeps few in the page however far one scrolls', async () => {
  const ms = await timeTo('/people', 'tbody td a[href^="/people/"]');
  expect(ms).toBeLessThan(AT_MOST_MS);
  // HR is one more.
  await page.getByText('10,001').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(timesAsked('PeoplePage')).toBe(1);
  expect(await count('tbody tr')).toBeLessThan(MOST_ROWS);

  const list = page.locator('table').locator('..');
  const scrolled = async () => {
    await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    return timesAsked('PeoplePage');
  };
  await expect.poll(scrolled, { timeout: AT_MOST_MS }).toBeGreaterThan(5);
  await page.waitForLoadState('networkidle');
  expect(await count('tbody tr')).toBeLessThan(MOST_ROWS);
  console.log(`Directory of ${PEOPLE}: usable ${ms} ms after the navigation began, longest task ${await longestTask()} ms`);
});

test('the chart of 10,000 people shows its first cards, asks once for them, moves with the pointer, and keeps few in the page with all of it open', async () => {
  const ms = await timeTo('/organization', '[data-seat]');
  expect(ms).toBeLessThan(AT_MOST_MS);
  await page.getByText('10,000').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(timesAsked('OrgChartPage')).toBe(1);
  const opened = await longestTask();
  const cards = [await count('[data-seat]')];

  const pan = async () => {
    const top = page.locator('[data-seat][aria-level="1"]');
    const before = await top.boundingBox();
    await page.mouse.move(720, 700);
    await page.mouse.down();
    await page.mouse.move(620, 640, { steps: 10 });
    await page.mouse.up();
    await expect.poll(async () => (await top.boundingBox())?.x).toBeCloseTo((before?.x ?? 0) - 100, 0);
    cards.push(await count('[data-seat]'));
  };
  await pan();

  await page.getByRole('button', { name: '全部展开' }).click();
  cards.push(await count('[data-seat]'));
  await page.getByLabel('查找成员').fill(numberOf(PEOPLE / 2));
  await page.getByRole('option').first().click();
  await page.waitForURL(/seat=/);
  await page.locator('[data-seat][aria-selected="true"]').waitFor();
  cards.push(await count('[data-seat]'));
  await page.mouse.move(720, 500);
  for (let step = 0; step < 4; step += 1) {
    await page.mouse.wheel(0, 100);
    cards.push(await count('[data-seat]'));
  }
  expect(Math.max(...cards)).toBeGreaterThan(10);
  expect(Math.max(...cards)).toBeLessThan(MOST_CARDS);
  expect(timesAsked('OrgChartPage')).toBe(1);
  const longest = await longestTask();
  console.log(
    `Chart of ${PEOPLE}: usable ${ms} ms after the navigation began, longest task ${opened} ms, ${longest} ms with all of it open; at most ${Math.max(...cards)} cards`,
  );
});

test('what the app asks travels as the hash of its document, without the text', async () => {
  await timeTo('/people', 'tbody td a[href^="/people/"]');
  expect(asked.length).toBeGreaterThan(0);
  for (const { query, extensions } of asked) {
    expect(query).toBeUndefined();
    expect(extensions?.persistedQuery?.sha256Hash).toMatch(/[0-9a-f]{64}$/);
  }
});
