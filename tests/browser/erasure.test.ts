import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { demoForThisFile, withRole } from '../support/demo.ts';
import { graphql } from '../support/graphql.ts';

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

const demo = await demoForThisFile();
const client = demo.client(withRole('HR'), 'read,write');

test('HR downloads what is kept about somebody who left, then erases them: told what goes and stays, with the name typed', async () => {
  const leaver = (await client.run(WhoGoes, { search: '陈晓明' })).people.nodes[0];
  const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await client.run(Left, { input: { id: leaver?.id ?? '', leftOn: yesterday } });
  await using window = await demo.open(withRole('HR'));
  const { page } = window;
  await page.goto(`${demo.url}/people/${leaver?.id}`);

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
  await page.goto(`${demo.url}/people?search=${encodeURIComponent('陈晓明')}`);
  await page.getByText('没有找到').first().waitFor();
});
