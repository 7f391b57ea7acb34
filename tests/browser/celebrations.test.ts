import type { Person } from '@hearth/server/modules/people/person.entity';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import type { Role } from '../support/as.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { born, buildTeam, runReminders } from '../support/celebrations.ts';

let hearth: Hearth;
let browser: Browser;

beforeAll(async () => {
  // The browser's clock is the real one's: so is the server's here, at noon in Shanghai.
  hearth = await openHearth({ now: `${today}T12:00:00+08:00` });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hearth?.[Symbol.asyncDispose]();
});

const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const today = dayOf(Date.now());
const inDays = (days: number): string => dayOf(Date.now() + days * 86_400_000);

async function open(person: Person, path: string, ...roles: Role[]): Promise<{ context: BrowserContext; page: Page }> {
  const context = await visit(browser, 'zh-CN');
  const [name = '', value = ''] = (await hearth.as(person, ...roles)).headers['cookie']?.split('=', 2) ?? [];
  await context.addCookies([{ name, value, url: hearth.url }]);
  const page = await context.newPage();
  await page.clock.setFixedTime(hearth.clock.now());
  await page.goto(hearth.url + path);
  return { context, page };
}

test('HR sets a rule, the manager hears of a birthday and signs the card, and on the day the celebrant opens it', async () => {
  const on = inDays(2);
  const { li, manager } = await buildTeam(hearth, born(Number(on.slice(5, 7)), Number(on.slice(8))));
  const hr = await hearth.build.person({ name: '苏晴', hiredOn: null });

  const { context: ofHr, page: rules } = await open(hr, '/celebrations', 'HR');
  await rules.getByRole('link', { name: '提醒规则' }).click();
  await rules.getByText('还没有提醒规则').waitFor();
  await rules.getByRole('button', { name: '添加规则' }).click();
  const form = rules.getByRole('dialog', { name: '添加规则' });
  await form.getByLabel('提前几天').fill('2');
  await form.getByRole('combobox', { name: '遇到休息日' }).press('Enter');
  await rules.getByRole('option', { name: '休息日也照常' }).click();
  await form.getByRole('button', { name: '保存' }).click();
  await rules.getByText('提前 2 天 · 休息日也照常').waitFor();
  await ofHr.close();

  const { context: ofManager, page: bell } = await open(manager, '/');
  await bell.getByRole('button', { name: '通知', exact: true }).waitFor();
  await runReminders(hearth.services);
  await bell.getByRole('button', { name: '通知，1 条未读' }).click();
  await bell
    .getByRole('dialog', { name: '通知' })
    .getByRole('link', { name: /是李明的生日/ })
    .click();
  const card = bell.getByRole('dialog', { name: /是李明的生日/ });
  await card.getByLabel('写给李明').fill('生日快乐，小李！');
  await card.getByRole('button', { name: '写祝福' }).click();
  const words = card.getByRole('list', { name: '大家的祝福' });
  await words.getByText('生日快乐，小李！').waitFor();
  await words.getByRole('button', { name: '修改' }).click();
  await card.getByLabel('祝福', { exact: true }).fill('生日快乐，小李！长长久久。');
  await card.getByRole('button', { name: '保存' }).click();
  await words.getByText('生日快乐，小李！长长久久。').waitFor();
  await card.getByRole('button', { name: '关闭' }).click();
  await bell.getByRole('button', { name: '看贺卡：李明' }).waitFor();
  await ofManager.close();

  const cardOfLi = `/celebrations?card=BIRTHDAY.${li.id}.${on}`;
  const before = await open(li, cardOfLi);
  await before.page.getByRole('dialog').getByText('还不能打开').waitFor();
  await before.context.close();
  hearth.clock.advance({ days: 2 });
  const { context: ofLi, page: own } = await open(li, '/');
  const greeted = own.getByRole('region', { name: '今天是你的生日' });
  await greeted.getByText('1 位同事写了祝福').waitFor();
  await greeted.getByRole('link', { name: '打开贺卡' }).click();
  await own.waitForURL(hearth.url + cardOfLi);
  await own.getByRole('dialog', { name: '今天是你的生日' }).getByText('生日快乐，小李！长长久久。').waitFor();
  expect(await own.getByRole('dialog').getByRole('button', { name: '写祝福' }).count()).toBe(0);
  await ofLi.close();
});
