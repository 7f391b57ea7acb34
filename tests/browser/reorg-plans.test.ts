import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReorgStepInput } from '../gql/graphql.ts';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';
import { ChangePosition, Chart } from '../support/organization.ts';
import { DraftPlan, EditPlan } from '../support/reorg-plans.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const member = demo.people.find((person) => person.name === '李明朗');
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const on = day(30);

let installation: Installation;
let browser: Browser;
let client: Client;
let hrState: StorageState;
let memberState: StorageState;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const token = installation.operate(['token', 'create', '--email', hr?.email ?? '', '--scopes', 'read,write', '--expires', '1d']);
  client = new Client(installation.url, { authorization: `Bearer ${token}` });
  browser = await launchBrowser();
  hrState = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
  memberState = await signIn(browser, installation.url, member?.email ?? '', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

const seatsOn = async (asOf: string) => (await client.run(Chart, { asOf })).orgChart.nodes;
const seatOf = async (name: string) => {
  const seat = (await seatsOn(on)).find(({ holder }) => holder?.name === name);
  if (!seat) throw new Error(`${name} has no seat`);
  return { id: seat.position.id, reportsTo: seat.reportsTo, unit: seat.unit.name };
};
const superiorOf = async (name: string): Promise<string | undefined> => {
  const { reportsTo } = await seatOf(name);
  return (await seatsOn(on)).find(({ position }) => position.id === reportsTo)?.holder?.name;
};
async function draft(title: string, steps: ReorgStepInput[] = []) {
  const { draftReorgPlan } = await client.run(DraftPlan, { input: { title, effectiveOn: on } });
  const id = draftReorgPlan.reorgPlan?.id ?? '';
  const { editReorgPlan } = await client.run(EditPlan, { input: { reorgPlanId: id, version: 1, addSteps: steps } });
  expect(editReorgPlan.errors).toEqual([]);
  return { id, version: editReorgPlan.reorgPlan?.version ?? 0, path: `/organization/plans/${id}` };
}

interface Window {
  state?: StorageState;
  width?: number;
  locale?: 'zh-CN' | 'en';
  dark?: boolean;
}
async function desk(path: string, { state = hrState, width = 1440, locale = 'zh-CN', dark = false }: Window = {}) {
  const context = await visit(browser, locale, {
    storageState: state,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(installation.url + path, { waitUntil: 'networkidle' });
  // Letters that arrive late move what stands below them.
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
const card = (page: Page, name: string): Locator => page.locator('[data-seat]').filter({ hasText: name });
const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });
/** A message that passes by; what stands in its list is read out a second time. */
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const steps = (page: Page): Locator => page.getByRole('tabpanel').getByRole('listitem');

async function drag(page: Page, name: string, onto: string): Promise<void> {
  // A chart that was just read anew still moves: the pointer waits for the card to stand still.
  await card(page, name).hover({ position: { x: 50, y: 25 } });
  const [from, to] = [await card(page, name).boundingBox(), await card(page, onto).boundingBox()];
  if (!from || !to) throw new Error('It is not on the screen');
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 35, { steps: 3 });
  await page.mouse.move(to.x + 50, to.y + 25, { steps: 8 });
  await page.mouse.up();
}

async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

describe('a reorg plan', () => {
  test('is begun from the chart page, edited by drag and from a card, checked, published and undone as one', async () => {
    await using window = await desk('/organization');
    const { page } = window;
    await page.getByRole('link', { name: '架构调整方案' }).click();
    await page.getByText('还没有架构调整方案').waitFor();
    await page.getByRole('button', { name: '新建方案' }).first().click();
    await page.getByLabel('名称').fill('春季调整');
    await page.getByLabel('生效日期').fill(on);
    await page.getByRole('button', { name: '开始编辑' }).click();
    await page.getByText('还没有步骤').waitFor();

    // By drag, taken back, and again.
    await drag(page, '于洋', '梁雨桐');
    await steps(page).filter({ hasText: '于洋' }).filter({ hasText: '改向 梁雨桐（销售主管） 汇报' }).waitFor();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('还没有步骤').waitFor();
    await drag(page, '于洋', '梁雨桐');
    await steps(page).filter({ hasText: '于洋' }).waitFor();
    await card(page, '于洋')
      .getByText(/调部门|换上级/)
      .waitFor();

    // From a card: nobody holds what others report to.
    await card(page, '程欣怡').click();
    await page.getByRole('button', { name: '加入方案' }).click();
    await page.getByRole('menuitem', { name: '免去任职' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '免去', exact: true }).click();
    await steps(page).filter({ hasText: '程欣怡' }).filter({ hasText: '空出' }).waitFor();
    await page.getByRole('complementary').getByRole('button', { name: '关闭' }).click();

    await tab(page, '检查').click();
    const check = page.getByRole('listitem').filter({ hasText: '负责的岗位空缺' });
    await check.getByRole('button', { name: '在图上查看' }).click();
    await page.getByRole('complementary', { name: /空缺的岗位/ }).waitFor();

    // A step is taken out and put back where it was.
    await tab(page, '步骤').click();
    await page.getByRole('button', { name: /去掉这一步：于洋/ }).click();
    await steps(page).filter({ hasText: '于洋' }).waitFor({ state: 'detached' });
    await page
      .getByRole('listitem')
      .filter({ hasText: '已从方案里去掉' })
      .filter({ hasText: '于洋' })
      .getByRole('button', { name: '撤销', exact: true })
      .click();
    await steps(page).first().filter({ hasText: '于洋' }).waitFor();

    await tab(page, '差异').click();
    await page.getByRole('tabpanel').getByRole('button', { name: /于洋/ }).first().waitFor();

    const before = await superiorOf('于洋');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布“春季调整”' });
    await dialog.getByText(/1 人离任/).waitFor();
    await dialog.getByText(/还有 \d 处请留意/).waitFor();
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await said(page, /方案已发布/);
    expect(await superiorOf('于洋')).toBe('梁雨桐');
    expect(await page.getByRole('link', { name: '与前一天比较' }).getAttribute('href')).toBe(`/organization?asOf=${on}&compare=${day(29)}`);
    expect(await page.getByRole('button', { name: /去掉这一步/ }).count()).toBe(0);

    await page.reload({ waitUntil: 'networkidle' });
    await page.getByRole('button', { name: '撤销整个方案' }).click();
    await said(page, '整个方案已撤销，架构图恢复原样');
    expect(await superiorOf('于洋')).toBe(before);
    // It is a draft again.
    await page.getByRole('button', { name: '放弃方案' }).waitFor();
    expect(await page.getByRole('button', { name: '撤销整个方案' }).count()).toBe(0);
  });

  test('takes units and seats from lists, the keyboard alone, and each fact where it stands', async () => {
    const { path } = await draft('按列表调整');
    await using window = await desk(path);
    const { page } = window;
    await page.getByRole('button', { name: /部门：增设/ }).click();
    await page.getByRole('dialog', { name: '方案里的部门' }).getByRole('button', { name: '增设部门' }).click();
    const add = page.getByRole('dialog', { name: '增设部门' });
    await add.getByRole('button', { name: '增设', exact: true }).click();
    await add.getByText('不能为空').waitFor();
    await add.getByRole('textbox', { name: '名称' }).fill('西南大区');
    await add.getByRole('button', { name: '增设', exact: true }).click();
    // Nobody sits in it yet, so that no chart shows it: the list does.
    const units = page.getByRole('dialog', { name: '方案里的部门' });
    await units.getByRole('button', { name: '修改“西南大区”' }).click();
    await page.getByRole('menuitem', { name: '增设岗位' }).click();
    const seat = page.getByRole('dialog', { name: '增设岗位' });
    await seat.getByRole('textbox', { name: '职务' }).fill('大区经理');
    await seat.getByRole('button', { name: '增设', exact: true }).click();
    await units
      .getByRole('button', { name: 'Close' })
      .or(units.getByRole('button', { name: '关闭' }))
      .first()
      .click();
    await steps(page).filter({ hasText: '在「西南大区」新设岗位「大区经理」' }).waitFor();

    await card(page, '于洋').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await steps(page).filter({ hasText: '于洋' }).filter({ hasText: '改向 董浩（销售经理） 汇报' }).waitFor();

    await page.getByRole('button', { name: '修改名称' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('西南起步');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '西南起步' }).waitFor();

    // What was typed is asked for before another fact is edited, or none.
    await page.getByRole('button', { name: '修改说明' }).click();
    await page.getByRole('textbox', { name: '说明' }).fill('先看一季');
    await page.getByRole('button', { name: '修改名称' }).click();
    const question = page.getByRole('dialog', { name: '放弃没有保存的内容？' });
    await question.getByRole('button', { name: '继续填写' }).click();
    expect(await page.getByRole('textbox', { name: '说明' }).inputValue()).toBe('先看一季');
    await page.getByRole('textbox', { name: '说明' }).press('Escape');
    await question.getByRole('button', { name: '放弃', exact: true }).click();
    await page.getByRole('textbox', { name: '说明' }).waitFor({ state: 'detached' });
  });

  test('is not offered for publishing while the live chart conflicts with it, until that was looked at', async () => {
    const [rep, other] = [await seatOf('宋子墨'), await seatOf('程欣怡')];
    const { path } = await draft('冲突', [{ changePosition: { positionId: rep.id, reportsToId: other.id } }]);
    const third = await seatOf('高俊杰');
    await client.run(ChangePosition, { input: { positionId: rep.id, reportsToId: third.id, effectiveOn: day(10) } });
    await using window = await desk(path);
    const { page } = window;
    await page.getByText('与方案有 1 处冲突').waitFor();
    expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '去看看' }).click();
    await page.getByText(/的汇报对象从 梁雨桐（销售主管） 改为 高俊杰（销售主管）；方案要改为 程欣怡/).waitFor();
    await page.getByRole('button', { name: '我已看过，保留方案' }).click();
    await page.getByText('这一天的架构图没有变化').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).waitFor();
  });

  test('that somebody else edits meanwhile says what is there now and loses nothing', async () => {
    const { id, version, path } = await draft('两人同时');
    await using window = await desk(path);
    const { page } = window;
    await page.getByText('还没有步骤').waitFor();
    const other = await seatOf('韩磊');
    await client.run(EditPlan, {
      input: { reorgPlanId: id, version, addSteps: [{ changePosition: { positionId: other.id, title: '大客户经理' } }] },
    });
    await drag(page, '于洋', '梁雨桐');
    await said(page, '别人刚刚修改了这个方案，现在显示的是最新内容');
    await said(page, /加入：韩磊.*改称「大客户经理」/);
    await steps(page).filter({ hasText: '于洋' }).waitFor();
    expect(await steps(page).count()).toBe(2);
    // What is taken back is one's own step, not theirs that came with it.
    await page
      .getByRole('listitem')
      .filter({ hasText: '已加入方案' })
      .filter({ hasText: '于洋' })
      .getByRole('button', { name: '撤销', exact: true })
      .click();
    await steps(page).filter({ hasText: '于洋' }).waitFor({ state: 'detached' });
    await steps(page).filter({ hasText: '韩磊' }).waitFor();

    // A form that stands open keeps what was typed, and asks where both changed the same.
    await page.getByRole('button', { name: '修改名称' }).click();
    await client.run(EditPlan, { input: { reorgPlanId: id, version: version + 3, title: '对方的名称' } });
    await page.getByRole('textbox', { name: '名称' }).fill('我的名称');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('对方的名称').first().waitFor();
    expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('我的名称');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '我的名称' }).waitFor();
  });

  test('is nothing that somebody else can find while it is a draft, and read by everybody once it is published', async () => {
    const rep = await seatOf('韩磊');
    const { path } = await draft('保密', [{ changePosition: { positionId: rep.id, title: '顾问' } }]);
    {
      await using window = await desk(path, { state: memberState });
      await window.page.getByText('没有这个方案').waitFor();
      await window.page.getByRole('link', { name: '全部方案' }).last().click();
      await window.page.getByLabel('状态').waitFor();
      expect(await window.page.getByText('保密').count()).toBe(0);
      expect(await window.page.getByRole('button', { name: '新建方案' }).count()).toBe(0);
    }
    await using office = await desk(`${path}?open=publish`);
    await office.page.getByRole('button', { name: '确认发布' }).click();
    await said(office.page, /方案已发布/);
    await using window = await desk(path, { state: memberState });
    await window.page.getByText('改称「顾问」').waitFor();
    expect(await window.page.getByRole('button', { name: /去掉这一步|修改名称|撤销整个方案/ }).count()).toBe(0);
    await office.page.getByRole('button', { name: '撤销整个方案' }).click();
    await said(office.page, '整个方案已撤销，架构图恢复原样');
  });

  test('is drafted from a stage template: its page shows beforehand what becomes different, and that nobody loses their seat', async () => {
    await using window = await desk('/organization/plans?new=template');
    const { page } = window;
    await page.getByRole('radio', { name: '初期' }).click();
    expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('销售架构：初期');
    await page.getByLabel('生效日期').fill(on);
    await page.getByRole('button', { name: '生成草稿并预览' }).click();
    await page.getByRole('heading', { name: '销售架构：初期' }).waitFor();
    await steps(page).first().waitFor();
    expect(await steps(page).count()).toBeGreaterThan(3);
    await tab(page, '差异').click();
    await page.getByRole('tabpanel').getByRole('heading', { name: '改名' }).waitFor();
    expect(await page.getByRole('tabpanel').getByRole('heading', { name: '离任' }).count()).toBe(0);
  });

  test('that is given up can only be read', async () => {
    const { path } = await draft('放弃');
    await using window = await desk(path);
    const { page } = window;
    await page.getByRole('button', { name: '放弃方案' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃方案' }).click();
    await page.getByText('已放弃').waitFor();
    expect(await page.getByRole('button', { name: '修改名称' }).count()).toBe(0);
  });
});

describe.each([
  ['light', 'zh-CN', 1440],
  ['dark', 'en', 360],
] as const)('in %s, in %s, %i wide', (scheme, locale, width) => {
  test('axe finds nothing to mend on the pages of plans, and nothing is cut off sideways', async () => {
    const [rep, manager] = [await seatOf('唐梦瑶'), await seatOf('梁雨桐')];
    const { path } = await draft('给 axe 看的', [
      { changePosition: { positionId: manager.id, reportsToId: rep.id } },
      { addPosition: { title: '助理', unitId: await unitOf('梁雨桐'), reportsToId: manager.id } },
      { vacatePosition: { positionId: manager.id } },
    ]);
    await using window = await desk('/organization/plans', { width, locale, dark: scheme === 'dark' });
    const { page } = window;
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await violationsOn(page)).toEqual([]);
    expect(await sideways()).toBeLessThanOrEqual(0);
    for (const name of ['chart', 'steps', 'differences', 'checks', 'live']) {
      await page.goto(`${installation.url}${path}?tab=${name}`, { waitUntil: 'networkidle' });
      await page.getByRole('tab').first().waitFor();
      expect([name, await violationsOn(page)]).toEqual([name, []]);
      expect(await sideways()).toBeLessThanOrEqual(0);
    }
  });
});

const UnitOf = graphql(`
  query UnitOfHolder($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        unit {
          id
        }
      }
    }
  }
`);
async function unitOf(name: string): Promise<string> {
  return (await client.run(UnitOf, { search: name })).people.nodes[0]?.unit?.id ?? '';
}
