import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);
const member = demo.people.find((person) => person.name === '李明朗');
/** A day so many days from today, where the company is. */
const dayFrom = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000));

const Seats = graphql(`
  query SeatsOnScreen($asOf: Date) {
    orgChart(asOf: $asOf) {
      nodes {
        position {
          id
          version
        }
        title
        reportsTo
        unit {
          id
          name
        }
        holder {
          id
          name
        }
        standIn {
          name
        }
        dottedLinesTo
      }
    }
  }
`);
const Leave = graphql(`
  mutation SeatHolderLeaves($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);
const AddSeat = graphql(`
  mutation SeatToTry($input: AddPositionInput!) {
    addPosition(input: $input) {
      position {
        id
      }
      errors {
        code
      }
    }
  }
`);
const Assign = graphql(`
  mutation SeatGiven($input: AssignPositionInput!) {
    assignPosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Vacate = graphql(`
  mutation SeatVacated($input: VacatePositionInput!) {
    vacatePosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Close = graphql(`
  mutation SeatClosed($input: ClosePositionInput!) {
    closePosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const AddUnit = graphql(`
  mutation UnitToTry($input: AddOrgUnitInput!) {
    addOrgUnit(input: $input) {
      errors {
        code
      }
    }
  }
`);

let installation: Installation;
let browser: Browser;
let hrState: StorageState;
let memberState: StorageState;
let api: Client;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const token = installation.operate(['token', 'create', '--email', hr?.email ?? '', '--scopes', 'read,write', '--expires', '1d']);
  api = new Client(installation.url, { authorization: `Bearer ${token}` });
  browser = await launchBrowser();
  hrState = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
  memberState = await signIn(browser, installation.url, member?.email ?? '', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

async function desk(query = '', storageState = hrState) {
  const context = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${installation.url}/organization?${query}`);
  await page.locator('[data-seat]').first().waitFor();
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

const chart = async (asOf?: string) => (await api.run(Seats, { asOf: asOf ?? null })).orgChart.nodes;
async function seatOf(name: string) {
  const found = (await chart()).find(({ holder }) => holder?.name === name);
  if (!found) throw new Error(`${name} has no seat`);
  return { ...found, id: found.position.id };
}
const seatOn = async (id: string, asOf?: string) => (await chart(asOf)).find(({ position }) => position.id === id);

/** A seat of one's own to try things with, below somebody. */
async function newSeat(title: string, below: string): Promise<string> {
  const superior = await seatOf(below);
  const { addPosition } = await api.run(AddSeat, { input: { title, unitId: superior.unit.id, reportsToId: superior.id } });
  return addPosition.position?.id ?? '';
}
/** Which seat, as it is on record now. */
async function which(id: string) {
  return { positionId: id, version: (await seatOn(id))?.position.version ?? 0 };
}
/** Somebody takes a seat as a concurrent post. */
async function give(id: string, name: string): Promise<void> {
  const personId = (await seatOf(name)).holder?.id ?? '';
  const { assignPosition } = await api.run(Assign, { input: { ...(await which(id)), personId, primary: false, effectiveOn: dayFrom(0) } });
  expect(assignPosition.errors).toEqual([]);
}
const card = (page: Page, text: string): Locator => page.locator('[data-seat]').filter({ hasText: text });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const save = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const undo = (page: Page) => page.getByRole('button', { name: '撤销', exact: true }).click();
async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: action }).click();
  await dialog(page).waitFor();
}
/** Chooses in a list with a search field of its own. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await dialog(page).getByLabel(label).click();
  await page.getByRole('listbox').waitFor();
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().click();
}
const invalid = (page: Page, label: string) => dialog(page).getByLabel(label).getAttribute('aria-invalid');

describe('a seat', () => {
  test('is added below another one: an empty title is refused at its field, the chart stays where it is, and it can be undone', async () => {
    const { id } = await seatOf('尹若曦');
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await choose(page, '在下面增设岗位');
    const before = await card(page, '尹若曦').boundingBox();
    await save(page, '增设');
    await expect.poll(() => invalid(page, '职务')).toBe('true');
    await dialog(page).getByLabel('职务').fill('运营助理');
    await save(page, '增设');
    await said(page, /岗位“运营助理”自 .+ 起设立/);
    await card(page, '运营助理').waitFor();
    expect(await card(page, '尹若曦').boundingBox()).toEqual(before);
    expect(new URL(page.url()).searchParams.get('seat')).toBe(id);
    await undo(page);
    await said(page, '已撤销对“运营助理”的变更');
    await card(page, '运营助理').waitFor({ state: 'detached' });
  });

  test('gets another title from a day to come: the chart goes to that day, and today stays as it was', async () => {
    const id = await newSeat('数据专员', '苏婉清');
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await choose(page, '修改职务');
    await dialog(page).getByLabel('职务').fill('数据主管');
    await dialog(page).getByLabel('生效日期').fill(dayFrom(30));
    await save(page, '确认调整');
    await page.waitForURL((url) => url.searchParams.get('asOf') === dayFrom(30));
    await card(page, '数据主管').waitFor();
    expect(new URL(page.url()).searchParams.get('seat')).toBe(id);
    await page.getByRole('complementary').getByText('已安排').waitFor();
    expect([(await seatOn(id))?.title, (await seatOn(id, dayFrom(30)))?.title]).toEqual(['数据专员', '数据主管']);
  });

  test('is given to somebody with another main post, who is asked about; vacated with a stand-in, who can be taken away', async () => {
    const id = await newSeat('培训负责人', '苏婉清');
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await choose(page, '安排任职');
    await save(page, '安排');
    await dialog(page).getByText('请选择一位成员').waitFor();
    await pick(page, '任职人', '何晓雯');
    await dialog(page)
      .getByText(/何晓雯那天的主岗是.+哪个是主岗？/)
      .waitFor();
    await dialog(page)
      .getByRole('radio', { name: /仍是主岗，这里是兼岗/ })
      .waitFor();
    await save(page, '安排');
    await said(page, /何晓雯自 .+ 起担任“培训负责人”/);
    await page.getByText('这是兼岗，不计入人数。').waitFor();

    await choose(page, '免去任职');
    await pick(page, '代理人', '李明朗');
    await save(page, '免去');
    await said(page, /何晓雯自 .+ 起不再担任/);
    await page.getByText('空缺期间由李明朗代理。').waitFor();

    await choose(page, '代理人');
    await dialog(page).getByRole('button', { name: '清空' }).click();
    await save(page, '确认调整');
    await said(page, /“培训负责人”自 .+ 起没有代理人/);
    await page.getByText('空缺期间由李明朗代理。').waitFor({ state: 'detached' });
    expect((await seatOn(id))?.standIn).toBeNull();
  });

  test('is not given to somebody who has left by then: that is said at the person', async () => {
    const id = await newSeat('交接专员', '苏婉清');
    const leaver = (await chart()).find(({ holder }) => holder?.name === '冯雅楠')?.holder?.id ?? '';
    expect((await api.run(Leave, { input: { id: leaver, leftOn: dayFrom(5) } })).recordLeaving.errors).toEqual([]);
    await using window = await desk(`seat=${id}&do=assign`);
    const { page } = window;
    await pick(page, '任职人', '冯雅楠');
    await dialog(page).getByLabel('生效日期').fill(dayFrom(10));
    await save(page, '安排');
    await dialog(page)
      .getByText(/冯雅楠.*离职/)
      .waitFor();
    await expect.poll(() => invalid(page, '任职人')).toBe('true');
  });

  test('is closed only with a place for its reports, which are counted', async () => {
    const id = await newSeat('临时主管', '苏婉清');
    const { addPosition } = await api.run(AddSeat, {
      input: { title: '临时专员', unitId: (await seatOf('苏婉清')).unit.id, reportsToId: id },
    });
    const report = addPosition.position?.id ?? '';
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await choose(page, '撤销岗位');
    await dialog(page).getByText('有 1 个岗位向它汇报，之后向谁汇报？').waitFor();
    await dialog(page).getByRole('button', { name: '清空' }).click();
    await save(page, '撤销岗位');
    await dialog(page).getByText('还有 1 个岗位向它汇报，请选择他们之后向谁汇报').waitFor();
    await pick(page, '之后向谁汇报', '苏婉清');
    await save(page, '撤销岗位');
    await said(page, /“临时主管”自 .+ 起撤销/);
    await card(page, '临时主管').waitFor({ state: 'detached' });
    expect((await seatOn(report))?.reportsTo).toBe((await seatOf('苏婉清')).id);
    await undo(page);
    await card(page, '临时主管').waitFor();
    expect((await seatOn(report))?.reportsTo).toBe(id);
  });

  test('is not closed while somebody holds it', async () => {
    const { id } = await seatOf('何晓雯');
    await using window = await desk(`seat=${id}&do=close`);
    const { page } = window;
    await dialog(page).getByText('何晓雯还在任，请先免去，再撤销岗位。').waitFor();
    await dialog(page).getByRole('button', { name: '免去任职' }).click();
    await dialog(page)
      .getByText(/免去何晓雯的/)
      .first()
      .waitFor();
  });

  test('gets a dotted line and loses it', async () => {
    const id = await newSeat('联络员', '苏婉清');
    const to = await seatOf('李明朗');
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await choose(page, '虚线汇报');
    await save(page, '添加虚线');
    await dialog(page).getByText('请选择一个岗位').first().waitFor();
    await pick(page, '再向谁汇报', '李明朗');
    await save(page, '添加虚线');
    await page.getByRole('button', { name: '虚线：李明朗' }).waitFor();
    expect((await seatOn(id))?.dottedLinesTo).toEqual([to.id]);
    await choose(page, '虚线汇报');
    await dialog(page)
      .getByRole('button', { name: /取消向李明朗.+的虚线汇报/ })
      .click();
    await page.getByRole('button', { name: '虚线：李明朗' }).waitFor({ state: 'detached' });
    expect((await seatOn(id))?.dottedLinesTo).toEqual([]);
  });

  test('tells its whole record: a planned change is marked and can be taken back there, and the past can be corrected with a reason', async () => {
    const id = await newSeat('档案员', '苏婉清');
    await using window = await desk(`seat=${id}&do=edit`);
    const { page } = window;
    await dialog(page).getByLabel('职务').fill('档案主管');
    await dialog(page).getByLabel('生效日期').fill(dayFrom(20));
    await save(page, '确认调整');
    await page.waitForURL((url) => url.searchParams.has('asOf'));
    await page.getByRole('button', { name: '全部记录' }).click();
    await dialog(page).getByText('已安排').first().waitFor();
    await dialog(page).getByRole('button', { name: '撤销这次变更：调整岗位' }).click();
    await said(page, '已撤销：调整岗位');
    await expect.poll(async () => (await seatOn(id, dayFrom(20)))?.title).toBe('档案员');

    await dialog(page)
      .getByRole('button', { name: /更正这一段的记录/ })
      .first()
      .click();
    await page.getByText('这会改写过去').waitFor();
    await dialog(page).getByLabel('职务').fill('档案管理员');
    await dialog(page).getByLabel('真正的设立日').fill(dayFrom(-40));
    await save(page, '更正记录');
    await expect.poll(() => invalid(page, '更正原因')).toBe('true');
    await dialog(page).getByLabel('更正原因').fill('入职时录错了');
    await save(page, '更正记录');
    await said(page, '“档案管理员”的记录已更正');
    expect((await seatOn(id, dayFrom(-40)))?.title).toBeTruthy();
    expect((await seatOn(id))?.title).toBe('档案管理员');
  });

  test('changed by two people at once: what the other changed is shown, what was typed stays, and saving again works', async () => {
    const id = await newSeat('共管岗', '苏婉清');
    await using one = await desk(`seat=${id}&do=edit`);
    await using other = await desk(`seat=${id}&do=edit`);
    await dialog(one.page).getByLabel('职务').fill('甲的岗位');
    await dialog(other.page).getByLabel('职务').fill('乙的岗位');
    await save(one.page, '确认调整');
    await said(one.page, /“甲的岗位”的修改自 .+ 起生效/);
    await save(other.page, '确认调整');
    const conflict = other.page.getByRole('region', { name: '别人刚刚也改了这里' });
    await conflict.getByText('别人改成了：甲的岗位').waitFor();
    expect(await dialog(other.page).getByRole('textbox', { name: '职务' }).inputValue()).toBe('乙的岗位');
    await save(other.page, '确认调整');
    await said(other.page, /“乙的岗位”的修改自 .+ 起生效/);
    await undo(one.page);
    await said(one.page, /又有人改过，不能撤销/);
    expect((await seatOn(id))?.title).toBe('乙的岗位');
  });

  test('given to another one while a dialog about its holder is open: nothing is sent until that was seen', async () => {
    const id = await newSeat('轮值主管', '苏婉清');
    await give(id, '何晓雯');
    await using window = await desk(`seat=${id}&do=vacate`);
    const { page } = window;
    await dialog(page).getByText('免去何晓雯的“轮值主管”').first().waitFor();
    const { vacatePosition } = await api.run(Vacate, { input: { ...(await which(id)), effectiveOn: dayFrom(0) } });
    expect(vacatePosition.errors).toEqual([]);
    await give(id, '李明朗');
    await save(page, '免去');
    const conflict = page.getByRole('region', { name: '别人刚刚也改了这里' });
    await conflict.getByText('别人改成了：李明朗').waitFor();
    await conflict.getByText('原来是：何晓雯').waitFor();
    expect((await seatOn(id))?.holder?.name).toBe('李明朗');
    await dialog(page).getByText('免去李明朗的“轮值主管”').first().waitFor();
    await save(page, '免去');
    await said(page, /李明朗自 .+ 起不再担任/);
    expect((await seatOn(id))?.holder).toBeNull();
  });

  test('closed while it is being changed is said to be so, and the address lets go of the dialog', async () => {
    const id = await newSeat('短期岗', '苏婉清');
    await using window = await desk(`seat=${id}&do=edit`);
    const { page } = window;
    await dialog(page).getByLabel('职务').fill('长期岗');
    const { closePosition } = await api.run(Close, { input: { ...(await which(id)), effectiveOn: dayFrom(0) } });
    expect(closePosition.errors).toEqual([]);
    await save(page, '确认调整');
    await said(page, '“短期岗”刚刚被别人撤销了');
    await expect.poll(() => new URL(page.url()).searchParams.has('do')).toBe(false);
  });

  test('goes into a unit that begins on the day of the change', async () => {
    const id = await newSeat('筹备专员', '苏婉清');
    const { unit } = await seatOf('苏婉清');
    const { addOrgUnit } = await api.run(AddUnit, { input: { name: '筹备组', kind: 'TEAM', parentId: unit.id, effectiveOn: dayFrom(40) } });
    expect(addOrgUnit.errors).toEqual([]);
    await using window = await desk(`seat=${id}&do=edit`);
    const { page } = window;
    await dialog(page).getByLabel('生效日期').fill(dayFrom(40));
    await pick(page, '部门', '筹备组');
    await save(page, '确认调整');
    await said(page, /“筹备专员”的修改自 .+ 起生效/);
    expect((await seatOn(id, dayFrom(40)))?.unit.name).toBe('筹备组');
  });

  test('of a past day is only read and put right, with a way back to today', async () => {
    const { id, unit } = await seatOf('尹若曦');
    await using window = await desk(`seat=${id}&asOf=${dayFrom(-1)}&do=edit`);
    const { page } = window;
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: '更正记录' }).waitFor();
    await panel.getByRole('button', { name: '全部记录' }).waitFor();
    expect(await page.getByText('更多操作').count()).toBe(0);
    expect(await panel.getByText('调整上级').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await panel.getByRole('link', { name: '回到今天' }).click();
    await panel.getByText('更多操作').waitFor();

    await page.goto(`${installation.url}/organization?unit=${unit.id}&asOf=${dayFrom(-1)}`);
    await dialog(page).getByText('这是过去的一天').waitFor();
    expect(await dialog(page).getByRole('button', { name: '撤销部门' }).count()).toBe(0);
    await dialog(page)
      .getByRole('button', { name: /更正这一段的记录/ })
      .first()
      .waitFor();
  });

  test('is only read by who may not change it', async () => {
    const { id } = await seatOf('尹若曦');
    await using window = await desk(`seat=${id}&do=edit`, memberState);
    const { page } = window;
    await page.getByRole('button', { name: '全部记录' }).click();
    await dialog(page).getByText('现在', { exact: true }).waitFor();
    expect(await page.getByText('更多操作').count()).toBe(0);
    expect(await dialog(page).getByText('更正记录').count()).toBe(0);
    expect(await dialog(page).getByText('最近的变更').count()).toBe(0);
  });
});

describe('a unit', () => {
  test('is reached from a seat, and one inside it is added, changed, moved and closed; what is in it forbids closing', async () => {
    const { id } = await seatOf('陈晓明');
    await using window = await desk(`seat=${id}`);
    const { page } = window;
    await page.getByRole('complementary').getByRole('button', { name: '华东区' }).click();
    await dialog(page).getByRole('button', { name: '增设下级部门' }).click();
    await save(page, '增设');
    await expect.poll(() => invalid(page, '名称')).toBe('true');
    await dialog(page).getByLabel('名称').fill('苏州组');
    await save(page, '增设');
    await said(page, /“苏州组”自 .+ 起设立/);
    await dialog(page).getByRole('button', { name: '苏州组' }).click();
    await dialog(page).getByRole('button', { name: '修改', exact: true }).click();
    await dialog(page).getByLabel('名称').fill('苏锡组');
    await dialog(page).getByLabel('职责').fill('苏州与无锡的客户');
    await save(page, '确认调整');
    await said(page, /“苏锡组”的修改自 .+ 起生效/);
    await dialog(page).getByText('苏州与无锡的客户').waitFor();

    await dialog(page).getByRole('button', { name: '移动' }).click();
    await pick(page, '上级部门', '销售中心 / 华南区');
    await save(page, '确认调整');
    await said(page, /“苏锡组”自 .+ 起在新的位置/);
    await dialog(page).getByText('华南区').first().waitFor();

    await dialog(page).getByRole('button', { name: '撤销部门' }).click();
    await dialog(page).getByLabel('生效日期').waitFor();
    await save(page, '撤销部门');
    await said(page, /“苏锡组”自 .+ 起撤销/);

    await page.goto(`${installation.url}/organization?unit=${(await seatOf('陈晓明')).unit.id}&do=unit-close`);
    await dialog(page)
      .getByText(/里面还有 \d+ 个岗位和 \d+ 个下级部门，请先移走/)
      .waitFor();
    await save(page, '撤销部门');
    await dialog(page)
      .getByText(/这个部门从 .+ 起还有/)
      .waitFor();
  });

  test('that is moved into one that stands in it is refused with the loop; its record is corrected with a reason', async () => {
    await using window = await desk('unit=all');
    const { page } = window;
    await dialog(page)
      .getByRole('button', { name: /^华东区/ })
      .click();
    await dialog(page).getByRole('button', { name: '移动' }).click();
    await pick(page, '上级部门', '销售中心 / 华东区 / 上海组');
    await save(page, '确认调整');
    await dialog(page)
      .getByText(/循环：/)
      .waitFor();
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '放弃' }).click();

    await dialog(page)
      .getByRole('button', { name: /更正这一段的记录/ })
      .first()
      .click();
    await dialog(page).getByLabel('职责').fill('江浙沪');
    await dialog(page).getByLabel('更正原因').fill('漏写了职责');
    await save(page, '更正记录');
    await said(page, '“华东区”的记录已更正');
    await dialog(page).getByText('江浙沪').waitFor();
    await dialog(page).getByText('原因：漏写了职责').waitFor();
  });
});
