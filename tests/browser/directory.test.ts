import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, signIn, visit } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const emailOf = (name: string) => demo.people.find((person) => person.name === name)?.email ?? '';
const hrName = demo.accounts.find(({ roles }) => roles.includes('HR'))?.person ?? '';

let installation: Installation;
let browser: Browser;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

async function open(who: string, width: number) {
  const storageState = await signIn(browser, installation.url, emailOf(who), DEMO_PASSWORD);
  const context = await visit(browser, 'zh-CN', { storageState, viewport: { width, height: 900 } });
  return Object.assign(context, { page: await context.newPage() });
}
const names = (page: Page) => page.locator('tbody td a[href^="/people/per_"]').allInnerTexts();
const total = (page: Page, people: number) => page.getByRole('status').getByText(`共 ${people} 人`).waitFor();

test('somebody who needs help asks in the directory, narrows it, keeps the view and finds it again', async () => {
  await using member = await open('李明朗', 1440);
  const { page } = member;
  await page.goto(`${installation.url}/people`);
  await page.getByRole('searchbox', { name: /^搜索成员/ }).fill('谁能帮忙做谈判？');
  await page.getByRole('link', { name: /^谁能帮忙做“商务谈判”/ }).waitFor();

  // Each filter says how many it leaves.
  const filters = page.getByRole('complementary', { name: '筛选' });
  const choice = filters.getByRole('button', { name: /^广州 · 天河/ });
  const left = Number((await choice.innerText()).match(/\d+$/)?.[0]);
  await choice.click();
  await total(page, left);
  await expect.poll(async () => (await names(page)).length).toBe(left);
  const shown = await names(page);

  await page.getByRole('button', { name: '我的视图' }).click();
  await page.getByRole('textbox', { name: '保存当前视图' }).fill('广州会谈判的');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '广州会谈判的', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(left);

  await page.getByRole('button', { name: '我的视图' }).click();
  await page.getByRole('button', { name: '广州会谈判的', exact: true }).click();
  await total(page, left);
  expect(await names(page)).toEqual(shown);

  // From the search to who can help, the likeliest first and why.
  await page.goto(`${installation.url}/people?search=${encodeURIComponent('谈判')}`);
  await page.getByRole('link', { name: /^谁能帮忙做“商务谈判”/ }).click();
  const helpers = page.getByRole('dialog', { name: '谁能帮忙做“商务谈判”' });
  expect(await helpers.getByRole('listitem').first().innerText()).toContain('愿意帮忙');
});

test('on a phone the filters stand in a drawer, and a letter is reached by the keyboard alone', async () => {
  await using member = await open('李明朗', 360);
  const { page } = member;
  await page.goto(`${installation.url}/people`);
  await page.getByRole('button', { name: '从头开始' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names(page))[0]).toBe('叶子轩');
  await page.getByRole('button', { name: '筛选' }).click();
  const drawer = page.getByRole('dialog', { name: '筛选' });
  await drawer.getByRole('button', { name: /^羽毛球/ }).click();
  await drawer.getByRole('button', { name: '查看成员' }).click();
  await page.getByRole('button', { name: '去掉筛选：羽毛球' }).waitFor();
  await expect.poll(async () => (await names(page))[0]).toBe('尹若曦');
});

test('HR makes one word of two, and its people stand together', async () => {
  await using hr = await open(hrName, 1280);
  const { page } = hr;
  await page.goto(`${installation.url}/people/vocabulary`);
  const people = async (word: string) => Number(await page.getByRole('row', { name: word }).getByRole('cell').last().innerText());
  const [hiking, running] = [await people('爬山'), await people('跑步')];
  await page.getByRole('button', { name: '爬山' }).click();
  const drawer = page.getByRole('dialog', { name: '谁喜欢“爬山”' });
  await drawer.getByRole('button', { name: '选择要并入的词' }).click();
  await page.getByRole('option', { name: /^跑步/ }).click();
  await drawer.getByRole('button', { name: '合并' }).click();
  await page.getByRole('dialog', { name: '把“爬山”并入“跑步”？' }).getByRole('button', { name: '合并' }).click();
  await expect.poll(() => page.getByRole('button', { name: '爬山' }).count()).toBe(0);
  const together = await people('跑步');
  expect(together).toBeGreaterThan(Math.max(hiking, running) - 1);
  expect(together).toBeLessThanOrEqual(hiking + running);
});
