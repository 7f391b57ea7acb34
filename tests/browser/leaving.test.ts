import { expect, test } from 'vitest';
import { demoForThisFile, withRole } from '../support/demo.ts';
import { graphql } from '../support/graphql.ts';

const WhoLeaves = graphql(`
  query WhoLeaves($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        id
        positions {
          position {
            id
          }
        }
      }
    }
  }
`);

const demo = await demoForThisFile();
const client = demo.client(withRole('HR'), 'read');

test('HR sees what a day leaves behind before recording it, then hands it over from the dialog and the profile', async () => {
  const leaver = (await client.run(WhoLeaves, { search: '陈晓明' })).people.nodes[0];
  const profile = `${demo.url}/people/${leaver?.id}`;
  await using window = await demo.open(withRole('HR'));
  const { page } = window;

  await page.goto(profile);
  await page.getByRole('button', { name: '登记离职' }).click();
  const dialog = page.getByRole('dialog');
  const lastDay = dialog.getByLabel('最后工作日');
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await lastDay.fill(day);
  const after = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const seat = `/organization?asOf=${after}&seat=${leaver?.positions[0]?.position.id}`;
  const todo = dialog.getByRole('region', { name: '需要有人处理' });
  await todo.locator(`a[href="${seat}"]`).waitFor();
  await dialog.getByRole('region', { name: '自动处理' }).getByText('改由陆承宇管理').waitFor();
  await dialog.getByRole('region', { name: '自动处理' }).getByText(/^轮到/).first().waitFor();
  expect(await dialog.getByRole('link', { name: '指定接任者' }).count()).toBe(0);

  await dialog.getByRole('button', { name: '登记离职' }).click();
  await dialog.getByRole('heading', { name: /已登记：陈晓明工作到/ }).waitFor();
  expect(await dialog.getByRole('link', { name: '区域经理: 指定接任者' }).getAttribute('href')).toBe(seat);
  expect(await dialog.getByText(/^轮到/).count()).toBe(0);

  await dialog.getByRole('button', { name: '华东周五夜话：换组织人' }).click();
  await page.getByPlaceholder('姓名、拼音或首字母').fill('李明朗');
  await page.getByRole('option', { name: /李明朗/ }).click();
  await dialog.getByText('华东周五夜话').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '更正最后工作日' }).waitFor();
  await page.getByRole('heading', { name: '待交接' }).waitFor();
  await page.getByRole('link', { name: '区域经理: 指定接任者' }).click();
  await page.waitForURL(demo.url + seat);
});
