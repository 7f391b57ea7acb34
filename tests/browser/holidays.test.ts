import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import { launchBrowser, visit } from '../support/browser.ts';

let hearth: Hearth;
let browser: Browser;

beforeAll(async () => {
  hearth = await openHearth();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hearth?.[Symbol.asyncDispose]();
});

async function pageOf(role?: 'HR') {
  const person = await hearth.build.person();
  const client = await (role ? hearth.as(person, role) : hearth.as(person));
  const [name = '', value = ''] = client.headers['cookie']?.split('=', 2) ?? [];
  const context = await visit(browser, 'zh-CN');
  await context.addCookies([{ name, value, url: hearth.url }]);
  return context.newPage();
}

test('HR corrects a day by keyboard, takes it back, and brings in the announcement of the next year', async () => {
  const page = await pageOf('HR');
  await page.goto(`${hearth.url}/holidays?year=2026`);
  await page.getByRole('button', { name: '2026年2月28日星期六 · 调休上班 · 春节' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '2026年2月27日星期五' });
  await dialog.getByRole('radio', { name: '放假' }).press('Space');
  await dialog.getByLabel('名称').fill('公司补休');
  await dialog.getByRole('button', { name: '保存' }).click();
  const corrected = page.getByRole('button', { name: '2026年2月27日星期五 · 放假 · 公司补休 · 本公司更正' });
  await corrected.waitFor();
  await page.waitForURL(`${hearth.url}/holidays?year=2026`);
  await corrected.click();
  await dialog.getByRole('button', { name: '恢复公共日历' }).click();
  await page.getByRole('button', { name: '2026年2月27日星期五 · 工作日', exact: true }).waitFor();

  await page.getByRole('button', { name: '下一年' }).click();
  await page.getByText('2026年12月31日之后的公休还没有公布').waitFor();
  await page.getByRole('button', { name: '导入安排' }).click();
  const importing = page.getByRole('dialog', { name: '导入放假安排' });
  await importing.getByLabel('内容').fill('放假安排');
  await importing.getByText('这不是 JSON。').waitFor();
  const day = (date: string, isOffDay: boolean) => ({ name: '国庆节', date, isOffDay });
  const buffer = Buffer.from(JSON.stringify({ year: 2027, papers: [], days: [day('2027-10-01', true), day('2027-10-09', false)] }));
  await importing.getByLabel('文件').setInputFiles({ name: '2027.json', mimeType: 'application/json', buffer });
  await importing.getByText('上班：2027年10月9日').waitFor();
  await importing.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByRole('button', { name: '2027年10月9日星期六 · 调休上班 · 国庆节 · 本公司更正' }).waitFor();
  await page.getByText('2026年12月31日之后的公休还没有公布').waitFor({ state: 'detached' });
});

test('who is not HR sees the year, and nothing to change it with', async () => {
  const page = await pageOf();
  await page.goto(`${hearth.url}/holidays?year=2026&day=2026-02-28`);
  await page.getByText('2026年2月28日星期六 · 调休上班 · 春节').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('button', { name: /导入安排|2026年2月28日/ }).count()).toBe(0);
});
