import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, signIn, visit } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const hr = demo.people.find((person) => person.name === demo.accounts.find((account) => account.roles.includes('HR'))?.person);

const WhoGoes = graphql(`
  query WhoGoesForGood($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        id
      }
    }
  }
`);
const Left = graphql(`
  mutation LeftBeforeErasure($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);

let installation: Installation;
let browser: Browser;
let client: Client;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  const token = installation.operate(['token', 'create', '--email', hr?.email ?? '', '--scopes', 'read,write', '--expires', '1d']);
  client = new Client(installation.url, { authorization: `Bearer ${token}` });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

test('HR downloads what is kept about somebody who left, then erases them: told what goes and stays, with the name typed', async () => {
  const leaver = (await client.run(WhoGoes, { search: '陈晓明' })).people.nodes[0];
  const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await client.run(Left, { input: { id: leaver?.id ?? '', leftOn: yesterday } });
  const storageState = await signIn(browser, installation.url, hr?.email ?? '', DEMO_PASSWORD);
  await using context = await visit(browser, 'zh-CN', { storageState });
  const page = await context.newPage();
  await page.goto(`${installation.url}/people/${leaver?.id}`);

  await page.getByRole('button', { name: '更多操作' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '下载个人资料' }).click();
  const file = JSON.parse(await readFile(await (await downloaded).path(), 'utf8')) as { people: { profile: { name: string } } };
  expect(file.people.profile.name).toBe('陈晓明');

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除个人资料…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('region', { name: '会保留' }).getByText('活动报名和分享会轮次的次数').waitFor();
  const submit = dialog.getByRole('button', { name: '删除个人资料' });
  expect(await submit.isDisabled()).toBe(true);
  await dialog.getByLabel('请输入“陈晓明”以确认').fill('陈晓明');
  await submit.click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByText('这位成员的资料已删除').waitFor();
  await page.getByRole('heading', { name: '已删除的成员' }).first().waitFor();
  expect(await page.getByText('陈晓明').count()).toBe(0);
  expect(await page.getByRole('button', { name: '更多操作' }).count()).toBe(0);
  await page.goto(`${installation.url}/people?search=${encodeURIComponent('陈晓明')}`);
  await page.getByText('没有找到').first().waitFor();
});
