import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, signIn, type StorageState, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);

const Somebody = graphql(`
  query EditingSomebody($search: String!, $from: DateTime!, $to: DateTime!) {
    people(first: 1, search: $search) {
      nodes {
        id
      }
    }
    occurrences(from: $from, to: $to, first: 1) {
      nodes {
        id
      }
    }
  }
`);

let installation: Installation;
let browser: Browser;
let storageState: StorageState;
let profile: string;
let event: string;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const token = installation.operate(['token', 'create', '--email', hr?.email ?? '', '--scopes', 'read', '--expires', '1d']);
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
  const { people, occurrences } = await client.run(Somebody, { search: '李明朗', from: day(1), to: day(60) });
  profile = `/people/${people.nodes[0]?.id}`;
  event = `/events/${occurrences.nodes[0]?.id}`;
  browser = await launchBrowser();
  storageState = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

const save = (page: Page) => page.getByRole('button', { name: '保存' }).click();
const at = (path: string) => installation.url + path;

describe('two people edit the same', () => {
  test('a profile: what was typed stays, what the other changed is shown, and saving again works', async () => {
    await using one = await desk();
    await using other = await desk();
    for (const page of [one.page, other.page]) {
      await page.goto(at(`${profile}?open=edit`));
      await page.getByRole('textbox', { name: '花名' }).waitFor();
    }
    await one.page.getByRole('textbox', { name: '花名' }).fill('甲写的');
    await one.page.getByRole('textbox', { name: '自我介绍' }).fill('甲的介绍');
    await save(one.page);
    await one.page.waitForURL(at(profile));

    await other.page.getByRole('textbox', { name: '花名' }).fill('乙写的');
    await save(other.page);
    const conflict = other.page.getByRole('region', { name: '别人刚刚也改了这里' });
    await conflict.getByText('别人改成了：甲写的').waitFor();
    await conflict.getByText('别人改成了：甲的介绍').waitFor();
    expect(await other.page.getByRole('textbox', { name: '花名' }).inputValue()).toBe('乙写的');
    expect(await other.page.getByRole('textbox', { name: '自我介绍' }).inputValue()).toBe('甲的介绍');

    await conflict.getByRole('group', { name: '花名' }).getByRole('button', { name: '用别人的' }).click();
    expect(await other.page.getByRole('textbox', { name: '花名' }).inputValue()).toBe('甲写的');
    await conflict.getByRole('group', { name: '花名' }).getByRole('button', { name: '保留我的' }).click();
    await save(other.page);
    await other.page.waitForURL(at(profile));
    await other.page.getByText('乙写的').waitFor();
    await other.page.getByText('甲的介绍', { exact: true }).waitFor();
  });

  test('a form that is given up after a conflict leaves a page that shows what is there now', async () => {
    await using one = await desk();
    await using other = await desk();
    for (const { page } of [one, other]) {
      await page.goto(at(`${profile}?open=edit`));
      await page.getByRole('textbox', { name: '花名' }).waitFor();
    }
    await one.page.getByRole('textbox', { name: '花名' }).fill('丙写的');
    await save(one.page);
    await one.page.waitForURL(at(profile));
    await other.page.getByRole('textbox', { name: '花名' }).fill('丁写的');
    await save(other.page);
    await other.page.getByText('别人改成了：丙写的').waitFor();
    await other.page.getByRole('button', { name: '取消' }).click();
    await other.page.getByRole('button', { name: '放弃' }).click();
    await other.page.waitForURL(at(profile));
    await other.page.locator('main').getByText('丙写的', { exact: true }).waitFor();
  });

  test('an event: what only the other changed is taken', async () => {
    await using one = await desk();
    await using other = await desk();
    for (const page of [one.page, other.page]) {
      await page.goto(at(`${event}/edit`));
      await page.getByRole('textbox', { name: '地点' }).waitFor();
    }
    await one.page.getByRole('textbox', { name: '地点' }).fill('甲选的茶馆');
    await save(one.page);
    await one.page.waitForURL(at(event));

    await other.page.getByRole('textbox', { name: '说明' }).fill('乙写的说明');
    await save(other.page);
    await other.page.getByText('别人改成了：甲选的茶馆').waitFor();
    expect(await other.page.getByRole('textbox', { name: '地点' }).inputValue()).toBe('甲选的茶馆');
    await save(other.page);
    await other.page.waitForURL(at(event));
    await other.page.getByText('甲选的茶馆').waitFor();
    await other.page.getByText('乙写的说明').waitFor();
  });
});

test('Back closes a drawer and leads no further, and asks before typing is lost', async () => {
  await using window = await desk();
  const { page } = window;
  await page.goto(at('/people'));
  await page.getByRole('link', { name: /白雪/ }).first().click();
  await page.waitForURL(/\/people\/per_\w+$/);
  const person = page.url();
  const alias = page.getByRole('textbox', { name: '花名' });
  const openDrawer = async () => {
    await page.getByRole('button', { name: '编辑档案' }).click();
    await alias.waitFor();
  };

  await openDrawer();
  await page.goBack();
  await alias.waitFor({ state: 'detached' });
  expect(page.url()).toBe(person);

  await openDrawer();
  await alias.fill('还没保存');
  await page.goBack();
  await page.getByRole('button', { name: '继续填写' }).click();
  expect(page.url()).toBe(`${person}?open=edit`);
  expect(await alias.inputValue()).toBe('还没保存');

  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '放弃' }).click();
  await alias.waitFor({ state: 'detached' });
  await page.goBack();
  await page.waitForURL(at('/people'));
});

test('a day in an address that does not exist is not asked for: today is shown, with a word about it', async () => {
  await using window = await desk();
  const { page } = window;
  for (const path of ['/organization?asOf=2026-02-30', '/events?view=month&date=2026-02-30']) {
    await page.goto(at(path));
    await page.getByText('链接里的日期“2026-02-30”不存在，现在显示的是今天。').waitFor();
    expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0);
  }
  await page.goto(at('/events/new?start=2026-02-30T09:00'));
  await page.getByLabel('名称').waitFor();
  expect(await page.getByLabel('开始').inputValue()).toMatch(/^\d{4}-\d\d-\d\dT15:00$/);
  await page.getByLabel('结束').fill('2099-01-01T10:00');
  await page.getByText('活动最长 31 天').waitFor();
});

async function desk() {
  const context = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
