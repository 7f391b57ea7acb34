import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';

const today = new Date().toISOString().slice(0, 10);
const demo = demoCompany(today);
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const member = demo.people.find((person) => person.name === '李明朗');
const { reorganisedOn } = demo.organization;
const dayBefore = new Date(Date.parse(reorganisedOn) - 86_400_000).toISOString().slice(0, 10);

let installation: Installation;
let browser: Browser;
let hrState: StorageState;
let memberState: StorageState;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  browser = await launchBrowser();
  hrState = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
  memberState = await signIn(browser, installation.url, member?.email ?? '', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

async function desk(path: string, storageState = memberState, width = 1440) {
  const context = await visit(browser, 'zh-CN', { storageState, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(installation.url + path, { waitUntil: 'networkidle' });
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
const row = (page: Page, unit: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: unit, exact: true }) });
const panel = (page: Page, title: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) });

async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

describe('the tree of units', () => {
  test('shows each unit with its head and figures, folds, and finds by name and by head; all of it stands in the address', async () => {
    await using window = await desk('/organization/units');
    const { page } = window;
    await row(page, '华东区').getByRole('link', { name: '陈晓明' }).waitFor();
    await row(page, '北方区').getByText('任晓东代理').waitFor();
    const chart = await row(page, '华东区').getByRole('link', { name: '在架构图上看“华东区”' }).getAttribute('href');
    expect(chart).toMatch(/^\/organization\?root=pos_/);

    await page.getByRole('button', { name: '展开或收起“华东区”' }).click();
    await row(page, '上海组').waitFor({ state: 'detached' });
    await page.reload({ waitUntil: 'networkidle' });
    await row(page, '华南区').waitFor();
    expect(await row(page, '上海组').count()).toBe(0);
    await page.getByRole('button', { name: '全部展开' }).click();
    await row(page, '上海组').waitFor();

    await page.getByRole('searchbox', { name: '部门或负责人' }).fill('孙泽宇');
    await row(page, '上海组').waitFor({ state: 'detached' });
    await row(page, '杭州组').getByText('禾木软件 / 销售中心 / 华东区').waitFor();
    await page.waitForURL(/search=/);
    await page.getByRole('searchbox', { name: '部门或负责人' }).fill('没有这样的部门');
    await page.getByText('没有找到部门').waitFor();
  });

  test('shows the units of another day', async () => {
    await using window = await desk(`/organization/units?asOf=${dayBefore}`);
    const { page } = window;
    await row(page, '销售一组').waitFor();
    expect(await row(page, '华东区').count()).toBe(0);
    await page.getByRole('button', { name: '回到今天' }).click();
    await row(page, '华东区').waitFor();
  });

  test('passes the checks of accessibility, and fits on a phone', async () => {
    await using window = await desk('/organization/units', memberState, 360);
    await expectNoViolations(window.page);
    expect(await window.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('the page of a unit', () => {
  async function open(unit: string, state = memberState, width = 1440) {
    const window = await desk('/organization/units', state, width);
    await row(window.page, unit).getByRole('link', { name: unit, exact: true }).click();
    await window.page.getByRole('heading', { level: 1, name: unit }).waitFor();
    await window.page.waitForLoadState('networkidle');
    return window;
  }

  test('a member sees people, vacancies and sub-units, each leading on, and is offered no change', async () => {
    await using window = await open('华东区');
    const { page } = window;
    const profile = await panel(page, '成员').getByRole('link', { name: '李明朗' }).getAttribute('href');
    expect(profile).toMatch(/^\/people\/per_/);
    await panel(page, '下级部门').getByRole('link', { name: '上海组' }).waitFor();
    expect(await page.getByRole('button', { name: '变更', exact: true }).count()).toBe(0);

    await page.getByRole('navigation', { name: '上级部门' }).getByRole('link', { name: '销售中心' }).click();
    await page.getByRole('heading', { level: 1, name: '销售中心' }).waitFor();
    const seat = await panel(page, /^空缺/).getByRole('link').first().getAttribute('href');
    expect(seat).toMatch(/^\/organization\?seat=pos_/);

    await page.goto(`${installation.url}${profile}`);
    await page.getByRole('link', { name: '上海组' }).first().click();
    await page.getByRole('heading', { level: 1, name: '上海组' }).waitFor();
  });

  test('head-count over time is a line and a table that says the same, over a range in the address', async () => {
    await using window = await open('华东区');
    const { page } = window;
    const figures = panel(page, '人数变化');
    await figures.scrollIntoViewIfNeeded();
    await figures
      .getByRole('img', { name: /^人数变化：/ })
      .locator('svg')
      .waitFor();
    const now = await page.locator('dt', { hasText: '人数' }).locator('xpath=../dd').first().textContent();
    const rows = figures.getByRole('row');
    await rows.nth(1).waitFor();
    const lasting = figures.getByRole('row').filter({ hasNotText: '已安排' }).nth(1);
    expect(await lasting.getByRole('cell').first().textContent()).toBe(now);
    await figures.getByLabel('到哪一天').fill(reorganisedOn);
    await figures.getByLabel('到哪一天').press('Tab');
    await page.waitForURL(/to=/);
    await figures.getByLabel('从哪一天').fill(today);
    await figures.getByLabel('从哪一天').press('Tab');
    await figures.getByText('这段时间里没有一天').waitFor();
  });

  test('a day before it opened or after it closed says so', async () => {
    await using window = await open('华东区');
    const { page } = window;
    await page.getByLabel('查看哪一天').fill(dayBefore);
    await page.getByLabel('查看哪一天').press('Tab');
    await page.getByText(/这一天部门还没有设立/).waitFor();
    await page.getByText('这一天没有人在这里任职').waitFor();
    await page.getByRole('button', { name: '回到今天' }).click();
    await panel(page, '成员').getByRole('link', { name: '李明朗' }).waitFor();

    await page.goto(`${installation.url}/organization/units?asOf=${dayBefore}`);
    await page.getByRole('link', { name: '销售一组', exact: true }).click();
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.getByText(/这个部门已自 .+ 起撤销/).waitFor();
  });

  test('HR changes its duties from a day to come: the page shows that day, what came and went, and what is planned', async () => {
    await using window = await open('杭州组', hrState);
    const { page } = window;
    await page.getByRole('button', { name: '变更', exact: true }).click();
    await page.getByRole('menuitem', { name: '修改' }).click();
    const dialog = page.getByRole('dialog');
    const soon = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('职责').fill('浙江、安徽与江西');
    await dialog.getByLabel('生效日期').fill(soon);
    await dialog.getByRole('button', { name: '确认调整' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL(new RegExp(`asOf=${soon}`));
    const duties = panel(page, '职责');
    await duties.locator('ins', { hasText: '浙江、安徽与江西' }).waitFor();
    await duties.locator('del', { hasText: '浙江与安徽' }).waitFor();
    await page.getByRole('button', { name: '回到今天' }).click();
    await panel(page, '已安排的变更').getByText('部门“杭州组”的职责有变化').waitFor();
    await duties.getByText('已安排').waitFor();
  });

  test('passes the checks of accessibility, and fits on a phone', async () => {
    await using window = await open('华东区', hrState, 360);
    await expectNoViolations(window.page);
    expect(await window.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
