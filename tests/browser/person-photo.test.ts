import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoForThisFile } from '../support/demo.ts';
import { graphql } from '../support/graphql.ts';
import { colourAt, fromAPhone } from '../support/pictures.ts';

const WhoIsShown = graphql(`
  query PhotoOf($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        id
        photo {
          largeUrl
        }
      }
    }
  }
`);

const demo = await demoForThisFile();
const client = demo.client('陈晓明', 'read');

const shown = async () => (await client.run(WhoIsShown, { search: '李明朗' })).people.nodes[0];

/** Waits until the picture is there and drawn, not only its frame. */
const drawn = (image: Locator): Promise<void> =>
  image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    if (element.naturalWidth === 0) throw new Error('The picture is empty');
  });

async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

test('somebody cuts a photo of themselves by keyboard; it stands in the menu and the directory until they remove it', async () => {
  const person = await shown();
  await using window = await demo.open('李明朗', { viewport: { width: 360, height: 760 }, bypassCSP: true });
  const { page } = window;
  await page.goto(`${demo.url}/people/${person?.id}`);

  await page.getByRole('button', { name: '添加照片' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '李明朗的照片' });
  const files = dialog.getByLabel('选择图片');
  await files.first().setInputFiles({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear colleagues') });
  await dialog.getByRole('alert').getByText('打不开这张图片').waitFor();
  await files.first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await fromAPhone() });

  // The phone lay on its side: upright the picture is blue on the left. Zoomed in and moved, it is all red.
  const frame = dialog.getByRole('application', { name: '裁剪照片' });
  await frame.focus();
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await dialog.getByRole('slider', { name: '缩放' }).fill('60');
  for (let times = 0; times < 40; times++) await frame.press('ArrowRight');
  await dialog.getByRole('button', { name: '设为照片' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });

  await drawn(page.getByRole('button', { name: '更换照片' }).locator('img'));
  const photo = (await shown())?.photo;
  const bytes = new Uint8Array(await (await client.get(photo?.largeUrl ?? '')).arrayBuffer());
  expect([await colourAt(bytes, 'left'), await colourAt(bytes, 'top')]).toEqual(['red', 'red']);

  await page.setViewportSize({ width: 1280, height: 900 });
  await drawn(page.getByRole('button', { name: '李明朗' }).locator('img'));
  await page.getByRole('link', { name: '成员', exact: true }).click();
  await page.getByRole('searchbox', { name: /姓名、拼音/ }).fill('lml');
  const row = page.getByRole('row').filter({ hasText: '李明朗' });
  await drawn(row.locator('img'));
  expect(await row.locator('img').getAttribute('loading')).toBe('lazy');
  expect(await row.locator('img').evaluate((image: HTMLImageElement) => [image.width, image.height])).toEqual([32, 32]);

  await page.goto(`${demo.url}/people/${person?.id}?open=photo`);
  await dialog.getByRole('button', { name: '移除照片' }).click();
  await page.getByRole('dialog', { name: '移除这张照片？' }).getByRole('button', { name: '移除照片' }).click();
  await page.getByRole('button', { name: '添加照片' }).waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect((await shown())?.photo).toBeNull();
});
