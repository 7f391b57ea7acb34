import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import { test } from 'vitest';
import { launchBrowser, signIn, visit } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';

const today = new Date().toISOString().slice(0, 10);
const demo = demoCompany(today);
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const out = '/tmp/w/seats-pics';
test('pictures', { timeout: 400_000 }, async () => {
  await using installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const browser = await launchBrowser();
  const state = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
  for (const [look, locale, dark, width, height] of [
    ['wide', 'zh-CN', false, 1280, 860],
    ['dark', 'en', true, 1280, 860],
    ['small', 'zh-CN', false, 360, 740],
  ] as const) {
    const context = await visit(browser, locale, {
      storageState: state,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    if (dark)
      await context.addInitScript(() => {
        localStorage.setItem('vueuse-color-scheme', 'dark');
        localStorage.setItem('hearth-theme', 'dark');
      });
    const page = await context.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') console.log(look, m.text().slice(0, 400));
    });
    page.on('pageerror', (e) => console.log('PAGEERROR', look, e.message));
    await page.goto(`${installation.url}/organization?view=table`);
    await page.getByRole('row').nth(3).waitFor();
    const find = async (name: string) => {
      await page.goto(`${installation.url}/organization?view=table`);
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.waitForURL(/seat=/);
      return new URL(page.url()).searchParams.get('seat') ?? '';
    };
    const li = await find('李明朗');
    const chen = await find('陈晓明');
    const vacant = await find(locale === 'en' ? 'Vacant' : '空缺').catch(() => '');
    const shots: [string, string][] = [
      ['panel', `seat=${li}`],
      ['edit', `seat=${li}&do=edit`],
      ['add', `seat=${chen}&do=add`],
      ['vacate', `seat=${li}&do=vacate`],
      ['close-filled', `seat=${li}&do=close`],
      ['lines', `seat=${li}&do=lines`],
      ['history', `seat=${li}&do=history`],
      ['correct', `seat=${li}&do=correct`],
      ['assign', `seat=${vacant}&do=assign`],
      ['standin', `seat=${vacant}&do=vacate`],
      ['close', `seat=${vacant}&do=close`],
      ['units', `unit=all`],
    ];
    for (const [name, query] of shots) {
      await page.goto(`${installation.url}/organization?${query}`);
      await page.waitForTimeout(900);
      await page.screenshot({ path: `${out}/${look}-${name}.png` });
    }
    await page.locator('[role=dialog] li button').nth(2).click();
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${out}/${look}-unit.png` });
    const unit = new URL(page.url()).searchParams.get('unit') ?? '';
    for (const action of ['edit', 'move', 'add', 'close', 'correct', 'seat']) {
      await page.goto(`${installation.url}/organization?unit=${unit}&do=unit-${action}`);
      await page.waitForTimeout(900);
      await page.screenshot({ path: `${out}/${look}-unit-${action}.png` });
    }
    await page.goto(`${installation.url}/organization?seat=${li}`);
    await page.getByRole('button', { name: locale === 'en' ? 'More' : '更多操作', exact: true }).click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}/${look}-menu.png` });
    await context.close();
  }
  await browser.close();
});
