import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import { readFileSync } from 'node:fs';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';

const today = new Date().toISOString().slice(0, 10);
const demo = demoCompany(today);
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const member = demo.people.find((person) => person.name === '李明朗');
/** A browser on a busy machine takes its time. */
const soon = { timeout: 15_000, interval: 50 };
const longAgo = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);

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

async function desk(path = '/organization', storageState = hrState, touch = false) {
  const context = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 }, hasTouch: touch });
  const page = await context.newPage();
  await page.goto(installation.url + path);
  await page.locator('[data-seat]').first().waitFor();
  await page.waitForLoadState('networkidle');
  // Letters that arrive late move what stands below them.
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

const card = (page: Page, name: string): Locator => page.locator('[data-seat]').filter({ hasText: name });
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /调整.+的上级/ });
const confirm = (page: Page) => dialog(page).getByRole('button', { name: '确认调整' }).click();
async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: box.x + box.width / 3, y: box.y + box.height / 2 };
}

/** Carries one card onto another with the mouse, and holds it there. */
async function carry(page: Page, name: string, onto: string): Promise<void> {
  const from = await middleOf(card(page, name));
  const to = await middleOf(card(page, onto));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
}
async function drag(page: Page, name: string, onto: string): Promise<void> {
  await carry(page, name, onto);
  await page.mouse.up();
}

/** Whom a seat reports to, as the page itself says. */
async function superiorOf(page: Page, name: string): Promise<string> {
  await page.goto(`${installation.url}/organization?view=table`);
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) });
  return (await row.getByRole('cell').nth(2).textContent()) ?? '';
}

describe('a card is carried to a new superior', () => {
  test('with the mouse: the day is asked once, the chart shows the move, and it can be undone', async () => {
    await using window = await desk();
    const { page } = window;
    await carry(page, '何晓雯', '尹若曦');
    await expect.poll(() => card(page, '尹若曦').getAttribute('class'), soon).toContain('bg-primary/10');
    await page.mouse.up();
    await dialog(page).getByText('苏婉清 · 人事主管').waitFor();
    await dialog(page).getByText('尹若曦 · 销售运营专员').waitFor();
    expect(await dialog(page).getByLabel('生效日期').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
    await confirm(page);
    await page
      .getByText(/何晓雯的调整将于/)
      .first()
      .waitFor();
    // It has somebody below it now.
    await card(page, '尹若曦')
      .getByRole('button', { name: /展开或收起尹若曦的下属/ })
      .waitFor();

    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销何晓雯的调整').first().waitFor();
    await card(page, '尹若曦')
      .getByRole('button', { name: /展开或收起尹若曦的下属/ })
      .waitFor({ state: 'detached' });
    expect(await superiorOf(page, '何晓雯')).toBe('苏婉清');
  });

  test('with the keyboard: M picks it up, arrows go on, Escape puts it back, Enter drops it', async () => {
    await using window = await desk();
    const { page } = window;
    const said = page.locator('[aria-live="assertive"]');
    const focused = page.locator('[data-seat]:focus');
    await card(page, '何晓雯').focus();
    await page.keyboard.press('m');
    await expect.poll(() => said.textContent(), soon).toContain('已拿起何晓雯，现在的上级是苏婉清');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused.textContent(), soon).toContain('顾一鸣');
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯 → 顾一鸣');
    await page.keyboard.press('Escape');
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯已放回原处');
    await expect.poll(() => focused.textContent(), soon).toContain('何晓雯');

    await page.keyboard.press('m');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯不能放在苏婉清这里');
    await page.keyboard.press('Enter');
    // It is still carried, and a dialog, which comes with its own part of the program, would take the arrows.
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯不能放在苏婉清这里');
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯 → 尹若曦');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByText(/何晓雯的调整将于/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销何晓雯的调整').first().waitFor();
  });

  test('with the keyboard: a card is put back when the focus leaves the chart', async () => {
    await using window = await desk();
    const { page } = window;
    const said = page.locator('[aria-live="assertive"]');
    await card(page, '何晓雯').focus();
    await page.keyboard.press('m');
    await expect.poll(() => said.textContent(), soon).toContain('已拿起何晓雯');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯 → 顾一鸣');
    await page.getByLabel('查看哪一天的架构').focus();
    await expect.poll(() => said.textContent(), soon).toContain('何晓雯已放回原处');
    await expect.poll(() => card(page, '何晓雯').getAttribute('class'), soon).not.toContain('opacity-50');
  });

  test('with a finger that rests on it first; one that moves at once pans', async () => {
    await using window = await desk('/organization', hrState, true);
    const { page } = window;
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    const from = await middleOf(card(page, '何晓雯'));

    await send('touchStart', from);
    await send('touchMove', { x: from.x + 30, y: from.y });
    await send('touchMove', { x: from.x + 60, y: from.y });
    await send('touchEnd');
    await expect.poll(async () => Math.round((await middleOf(card(page, '何晓雯'))).x - from.x), soon).toBeGreaterThan(40);
    expect(await dialog(page).count()).toBe(0);

    const again = await middleOf(card(page, '何晓雯'));
    await send('touchStart', again);
    await expect.poll(() => card(page, '何晓雯').getAttribute('class'), soon).toContain('opacity-50');
    const to = await middleOf(card(page, '尹若曦'));
    await send('touchMove', { x: (again.x + to.x) / 2, y: to.y });
    await send('touchMove', to);
    expect((await middleOf(card(page, '何晓雯'))).x).toBeCloseTo(again.x, 0);
    await send('touchEnd');
    await dialog(page).getByText('尹若曦 · 销售运营专员').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });

    // A second finger that comes down zooms: what the first one rests on is let go.
    await send('touchStart', again);
    await expect.poll(() => card(page, '何晓雯').getAttribute('class'), soon).toContain('opacity-50');
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [again, { x: again.x + 120, y: again.y + 120 }] });
    await expect.poll(() => card(page, '何晓雯').getAttribute('class'), soon).not.toContain('opacity-50');
    await send('touchEnd');
  });

  test('a click still opens the card, the ground still pans, and nothing is dropped on itself or below itself', async () => {
    await using window = await desk();
    const { page } = window;
    await card(page, '何晓雯').click();
    await page.waitForURL(/seat=/);
    await page.keyboard.press('Escape');
    await drag(page, '苏婉清', '何晓雯');
    await drag(page, '苏婉清', '沈思远');
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).count()).toBe(0);
    const before = await middleOf(card(page, '苏婉清'));
    await page.mouse.move(320, 700);
    await page.mouse.down();
    await page.mouse.move(420, 720, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await middleOf(card(page, '苏婉清'))).x - before.x), soon).toBe(100);
  });

  test('who may change the chart is offered it today, nobody else is, and nobody on a past day', async () => {
    for (const [path, state, offered] of [
      ['/organization', hrState, true],
      ['/organization', memberState, false],
      [`/organization?asOf=${longAgo}`, hrState, false],
    ] as const) {
      await using window = await desk(path, state);
      const { page } = window;
      expect((await page.locator('[data-seat][aria-keyshortcuts]').count()) > 0).toBe(offered);
      // Whoever stands at the top then.
      await page.locator('[data-seat]').first().click();
      const panel = page.getByRole('complementary', { name: /的岗位$/ });
      // What belongs to the panel of everybody is there before one counts what must not be.
      await panel.getByRole('listitem').first().waitFor();
      expect((await panel.getByRole('button', { name: '调整上级' }).count()) > 0).toBe(offered);
      await page.goto(`${installation.url}${path}${path.includes('?') ? '&' : '?'}unit=all`);
      const units = page.getByRole('dialog', { name: '部门' });
      await units.getByRole('listitem').first().waitFor();
      expect((await units.getByRole('button', { name: '增设部门' }).count()) > 0).toBe(offered);
    }
  });
});

test('two people carry the same card at once: one wins, the other is told, sees what is there, and decides', async () => {
  await using one = await desk();
  await using other = await desk();
  await drag(one.page, '何晓雯', '尹若曦');
  await drag(other.page, '何晓雯', '沈思远');
  await dialog(one.page).waitFor();
  await dialog(other.page).waitFor();
  await confirm(one.page);
  await one.page
    .getByText(/何晓雯的调整将于/)
    .first()
    .waitFor();

  await confirm(other.page);
  const conflict = other.page.getByRole('region', { name: '别人刚刚也改了这里' });
  await conflict.getByText('别人改成了：尹若曦 · 销售运营专员').waitFor();
  await conflict.getByText('沈思远 · 总经理').waitFor();
  // The chart behind shows it already, and what was chosen is still chosen.
  await other.page.locator('[data-seat]').filter({ hasText: '尹若曦' }).getByText('2', { exact: true }).waitFor();
  await dialog(other.page).getByRole('button', { name: '取消' }).click();
  expect(await superiorOf(other.page, '何晓雯')).toBe('尹若曦');

  await using third = await desk();
  await drag(third.page, '何晓雯', '苏婉清');
  await confirm(third.page);
  await third.page
    .getByText(/何晓雯的调整将于/)
    .first()
    .waitFor();
});

describe('two days are compared', () => {
  test('cards say and show what is different, a list says it in words and leads to the card', async () => {
    await using window = await desk(`/organization?time=open&compare=${longAgo}`);
    const { page } = window;
    const list = page.getByRole('region', { name: '两天之间的变化' });
    await list.getByRole('heading', { name: /\d+ 处变化/ }).waitFor();
    const legend = list.getByRole('list', { name: '颜色说明' });
    await legend.getByText('调部门').waitFor();
    const moved = page.locator('[data-seat]').filter({ hasText: '调部门' }).first();
    await moved.waitFor();
    const unchanged = card(page, '沈思远');
    const stripe = (of: Locator) =>
      of
        .locator('span[aria-hidden]')
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await stripe(moved)).not.toBe(await stripe(unchanged));
    await legend.getByRole('button', { name: /调部门/ }).click();
    expect(await list.getByText(/就任|新设/).count()).toBe(0);
    await list
      .getByRole('button', { name: /从.+调到/ })
      .first()
      .click();
    await page.waitForURL(/seat=/);
    await page.getByRole('button', { name: '不再比较' }).click();
    await list.waitFor({ state: 'detached' });
  });

  test('the slider goes by keyboard from one day with changes to the next and says it', async () => {
    await using window = await desk('/organization?time=open');
    const { page } = window;
    const slider = page.getByRole('slider', { name: '有变化的日子' });
    await expect.poll(() => slider.isEnabled(), soon).toBe(true);
    await expect.poll(() => slider.getAttribute('max'), soon).not.toBe('0');
    const before = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/asOf=\d{4}-\d\d-\d\d/);
    await expect.poll(() => slider.getAttribute('aria-valuetext'), soon).toMatch(/年.+月.+日.*处变化/);
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
    const former = new URL(page.url()).searchParams.get('asOf') ?? '';
    await page.getByRole('button', { name: '上一个有变化的日子' }).click();
    const dayShown = () => new URL(page.url()).searchParams.get('asOf') ?? today;
    await expect.poll(() => dayShown() < former, soon).toBe(true);
    await page.getByRole('button', { name: '下一个有变化的日子' }).click();
    await expect.poll(dayShown, soon).toBe(former);
  });

  test('a day that can not be loaded is never shown as another one: it is said, and asked for again', async () => {
    await using window = await desk();
    const { page } = window;
    const figures = page.locator('[aria-live="polite"]').filter({ hasText: '人' }).first();
    const before = (await figures.textContent()) ?? '';
    const questions = /\/graphql/;
    await page.route(questions, (route) => route.abort());
    await page.getByLabel('查看哪一天的架构').fill(longAgo);
    await page.keyboard.press('Tab');
    const alert = page.getByRole('alert').filter({ hasText: '连接不上服务器' });
    await alert.waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(longAgo);
    // Where the former chart stays, it says its own day.
    expect([before, '']).toContain((await figures.allTextContents()).join(''));
    await page.unroute(questions);
    await alert.getByRole('button', { name: '重试' }).click();
    await alert.waitFor({ state: 'detached' });
    await expect.poll(() => figures.textContent(), soon).not.toBe(before);
  });

  test('the colours are chosen in the address, and vacancies are counted and found one by one', async () => {
    await using window = await desk('/organization?colour=vacancies');
    const { page } = window;
    await page.getByRole('list', { name: '颜色说明' }).getByText('直接下属有空缺').waitFor();
    // Not by its colour alone.
    await page.locator('[data-seat]').filter({ hasText: '直接下属有空缺' }).first().waitFor();
    await page.getByRole('button', { name: '按管理幅度' }).click();
    await page.waitForURL(/colour=span/);
    await page.getByRole('list', { name: '颜色说明' }).getByText('在上限以内').waitFor();
    await page.getByRole('button', { name: '下一个空缺' }).click();
    await page.locator('[data-seat][aria-selected="true"]').filter({ hasText: '空缺' }).waitFor();
  });
});

describe('the chart is taken along', () => {
  const bytesOf = async (download: Download) => readFileSync(await download.path());

  async function take(page: Page, format: RegExp, nth = 0): Promise<Download> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '导出' }).click();
        await page.getByRole('menuitem', { name: format }).nth(nth).click();
        // Until it is gone it takes the focus back.
        await page.getByRole('menu').waitFor({ state: 'detached' });
      })(),
    ]);
    return download;
  }

  test('as SVG, PNG and PDF, whole or the branch below the selected seat; the Chinese text of the PDF is text', async () => {
    await using window = await desk();
    const { page } = window;
    const svg = await take(page, /SVG/);
    expect(svg.suggestedFilename()).toMatch(/^禾木软件 组织架构 \d{4}-\d\d-\d\d\.svg$/);
    const drawing = (await bytesOf(svg)).toString();
    for (const name of ['沈思远', '李明朗', '空缺']) expect(drawing).toContain(name);

    const png = await bytesOf(await take(page, /PNG/));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(2000);

    const read = async (download: Download) => {
      const pdf = await getDocumentProxy(new Uint8Array(await bytesOf(download)));
      return (await extractText(pdf, { mergePages: true })).text;
    };
    const whole = await read(await take(page, /PDF/));
    for (const name of ['禾木软件 组织架构', '沈思远', '李明朗', '销售运营专员']) expect(whole).toContain(name);

    await card(page, '苏婉清').click();
    await page.waitForURL(/seat=/);
    const branch = await read(await take(page, /PDF/, 1));
    expect(branch).toContain('何晓雯');
    expect(branch).not.toContain('沈思远');
  });

  test('from a branch too the whole is the whole, and somebody outside it is found', async () => {
    await using window = await desk();
    const { page } = window;
    await card(page, '苏婉清').click();
    await page.getByRole('button', { name: '只看这一支' }).click();
    await page.waitForURL(/root=/);
    await card(page, '沈思远').waitFor({ state: 'detached' });
    const drawing = (await bytesOf(await take(page, /SVG/))).toString();
    for (const name of ['沈思远', '何晓雯']) expect(drawing).toContain(name);
    await page.keyboard.press('Escape');
    await page.getByPlaceholder(/查找成员/).fill('沈思远');
    await page.getByRole('option', { name: /沈思远/ }).click();
    await card(page, '沈思远').waitFor();
    expect(page.url()).not.toContain('root=');
  });
});
