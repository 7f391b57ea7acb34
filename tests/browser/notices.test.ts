import { NoticeKind } from '@hearth/server/modules/notices/notice.entity';
import { tell } from '@hearth/server/modules/notices/notice.service';
import { createContext, runAfterCommit } from '@hearth/server/platform/context';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import { launchBrowser, visit } from '../support/browser.ts';

let hearth: Hearth;
let browser: Browser;

beforeAll(async () => {
  hearth = await openHearth();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hearth?.[Symbol.asyncDispose]();
});

test('the bell rings as something is told, leads to it and to all of it, and one chooses not to be told', async () => {
  const reader = await hearth.build.person({ name: '周敏', email: 'zhou@hearth.test' });
  const colleague = await hearth.build.person({ name: '李明朗' });
  hearth.services.config.smtpUrl = 'smtp://127.0.0.1:9';
  hearth.services.noticeWriters = {
    CELEBRATION_AHEAD: async (_ctx, notices) =>
      notices.map(({ aboutId, facts }) => (aboutId ? { text: `李明朗 ${facts['on']} 过生日`, path: `/people/${aboutId}` } : null)),
  };
  const tellOf = async (...days: string[]) => {
    const ctx = createContext(hearth.services, { viewer: null });
    await tell(
      ctx,
      days.map((on) => ({ recipientId: reader.id, key: on, kind: NoticeKind.CELEBRATION_AHEAD, aboutId: colleague.id, facts: { on } })),
    );
    await runAfterCommit(ctx);
    hearth.clock.advance({ minutes: 1 });
  };
  await using context = await visit(browser, 'zh-CN', { viewport: { width: 360, height: 740 } });
  const [name = '', value = ''] = (await hearth.as(reader)).headers['cookie']?.split('=', 2) ?? [];
  await context.addCookies([{ name, value, url: hearth.url }]);
  const page = await context.newPage();

  await page.goto(`${hearth.url}/notices`);
  await page.getByText('还没有通知').waitFor();
  // It is told while the page is open.
  await tellOf('2026-03-09', '2026-03-10');
  const bell = page.getByRole('button', { name: '通知，2 条未读' });
  await bell.waitFor();
  await page.getByRole('link', { name: '李明朗 2026-03-09 过生日' }).waitFor();

  await bell.press('Enter');
  const latest = page.getByRole('dialog', { name: '通知' });
  await latest.getByRole('link', { name: '李明朗 2026-03-10 过生日' }).click();
  await page.waitForURL(`${hearth.url}/people/${colleague.id}`);
  await page.getByRole('button', { name: '通知，1 条未读' }).click();
  await latest.getByRole('link', { name: '查看全部通知' }).click();
  await page.waitForURL(`${hearth.url}/notices`);
  await page.getByRole('button', { name: '未读', exact: true }).click();
  await page.waitForURL(`${hearth.url}/notices?show=unread`);
  await page.getByRole('link', { name: '李明朗 2026-03-09 过生日' }).waitFor();
  await page.getByRole('link', { name: '李明朗 2026-03-10 过生日' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('没有未读的通知').waitFor();
  await page.getByRole('button', { name: '通知', exact: true }).waitFor();

  await page.getByRole('link', { name: '通知方式' }).click();
  await page.waitForURL(`${hearth.url}/account#notices`);
  await page.getByText('邮件发到 zhou@hearth.test。').waitFor();
  const inApp = page.getByRole('switch', { name: '纪念日提醒: 站内' });
  await inApp.click();
  await page.getByRole('switch', { name: '纪念日提醒: 站内', checked: false }).waitFor();
  await tellOf('2026-03-11');
  await page.goto(`${hearth.url}/notices`);
  await page.getByRole('link', { name: '李明朗 2026-03-09 过生日' }).waitFor();
  expect(await page.getByRole('link', { name: '李明朗 2026-03-11 过生日' }).count()).toBe(0);
});
