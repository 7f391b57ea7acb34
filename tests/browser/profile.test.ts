import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoForThisFile, withRole } from '../support/demo.ts';
import { graphql } from '../support/graphql.ts';

const Whose = graphql(`
  query WhoseProfile($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        id
        contact {
          phone
        }
      }
    }
  }
`);

const demo = await demoForThisFile();
const [person] = (await demo.client(withRole('HR'), 'read').run(Whose, { search: '李明朗' })).people.nodes;
const profile = `${demo.url}/people/${person?.id}`;
const phone = person?.contact.phone ?? '';

const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const save = (page: Page) => page.getByRole('button', { name: '保存' }).click();
const showPhone = (page: Page) => page.getByRole('button', { name: '显示完整号码' });

test('HR keeps a lunar birthday and a field of their own, the person hides the phone, and a colleague sees it no more', async () => {
  await using hr = await demo.open(withRole('HR'));
  await using colleague = await demo.open(withRole('ADMIN'));
  await using self = await demo.open('李明朗');

  // HR adds a field, and lets everyone see phones that nobody has hidden.
  await hr.page.goto(`${demo.url}/profile-settings`);
  await hr.page.getByRole('button', { name: '新增字段' }).click();
  await hr.page.getByRole('textbox', { name: '中文名称' }).fill('入职导语');
  await hr.page.getByRole('textbox', { name: '英文名称' }).fill('Welcome line');
  await choose(hr.page, '谁可以看到', '所有人');
  await save(hr.page);
  await hr.page.getByText('入职导语').waitFor();
  await choose(hr.page, '手机', '所有人');
  await save(hr.page);
  await hr.page.getByText('已保存', { exact: true }).waitFor();

  // A birthday in the fourth month that 2001 repeated, by the lunar calendar.
  await hr.page.goto(`${profile}?open=edit`);
  await hr.page.getByRole('radio', { name: '农历' }).click();
  await hr.page.getByRole('textbox', { name: '年（可不填）' }).fill('2001');
  await choose(hr.page, '月', '四月');
  await choose(hr.page, '日', '初八');
  await hr.page.getByText('农历 2001 年闰 4 月').waitFor();
  await hr.page.getByRole('checkbox', { name: '闰月' }).click();
  await hr.page.getByText(/^即公历 5月30日（2001 年），下一次：/).waitFor();
  await choose(hr.page, '月', '五月');
  await hr.page.getByText('农历 2001 年闰的是 4 月，没有闰 5 月').waitFor();
  await choose(hr.page, '月', '四月');
  await hr.page.getByRole('textbox', { name: '入职导语' }).fill('欢迎回家');
  await hr.page
    .getByRole('textbox', { name: '自我介绍' })
    .fill('**爬山** ![](https://elsewhere.example/pixel.png)<img src=x onerror="document.title=1">');
  await save(hr.page);
  await hr.page.waitForURL(profile);
  await hr.page.getByText('农历闰四月初八（2001 年）').waitFor();
  await hr.page.getByText('欢迎回家').first().waitFor();
  // Their words are text and emphasis, never somebody else's picture.
  await hr.page.locator('strong', { hasText: '爬山' }).waitFor();
  expect(await hr.page.locator('main img').count()).toBe(0);

  // A colleague sees the phone when they ask for it, and neither the year nor the leap month that would tell it.
  await colleague.page.goto(profile);
  await showPhone(colleague.page).click();
  await colleague.page.getByRole('link', { name: phone }).waitFor();
  await colleague.page.getByText('农历四月初八', { exact: true }).waitFor();
  expect(await colleague.page.getByText('2001').count()).toBe(0);
  expect(await colleague.page.getByText('紧急联系人').count()).toBe(0);

  await self.page.goto(`${profile}?open=edit`);
  await self.page.getByRole('group', { name: '谁可以看到', exact: true }).waitFor();
  await self.page.getByRole('combobox', { name: '手机', exact: true }).click();
  await self.page.getByRole('option', { name: '仅本人', exact: true }).click();
  await save(self.page);
  await self.page.waitForURL(profile);
  await showPhone(self.page).first().waitFor();

  await colleague.page.reload();
  await colleague.page.getByText('农历四月初八', { exact: true }).waitFor();
  expect(await showPhone(colleague.page).count()).toBe(0);
  await hr.page.goto(`${profile}?open=edit`);
  await hr.page.getByText('本人设为仅自己可见').waitFor();
  expect(await hr.page.getByRole('textbox', { name: '手机' }).inputValue()).toBe('');
});
