import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedOf } from '../support/asked.ts';
import { launchBrowser, signIn, visit } from '../support/browser.ts';
import { Installation } from '../support/installation.ts';

const demo = demoCompany(new Date().toISOString().slice(0, 10));
const [one, other] = demo.accounts.map(({ person }) => demo.people.find(({ name }) => name === person));
const comesIn = (who: typeof one) => signIn(browser, installation.url, who?.email ?? '', DEMO_PASSWORD);

let installation: Installation;
let browser: Browser;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await installation?.[Symbol.asyncDispose]();
});

/**
 * What goes over the wire to /graphql, as the browser's network knows it, each time one looks from there on: `Viewer GET 304`. A page is told 200 where its
 * browser takes what it kept.
 */
async function watchWire(page: Page): Promise<() => string[]> {
  const asked = new Map<string, string>();
  const answered = new Map<string, number>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const what = askedOf(request.url, request.postData);
    if (what) asked.set(requestId, `${what.operationName} ${request.method}`);
  });
  // May come before what it answers.
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => answered.set(requestId, statusCode));
  await session.send('Network.enable');
  return () => {
    const seen = [...asked].map(([id, what]) => `${what} ${answered.get(id)}`).toSorted();
    asked.clear();
    return seen;
  };
}

test('a second visit is told that what it knows still holds, and neither another person nor who signed out leaves anything behind', async () => {
  await using context = await visit(browser, 'zh-CN', { storageState: await comesIn(one) });
  const page = await context.newPage();
  const seen = await watchWire(page);
  /** What goes over the wire until the page is at rest. */
  const during = async (step: () => Promise<unknown>): Promise<string[]> => {
    await step();
    await page.waitForLoadState('networkidle');
    return seen();
  };
  const open = () => page.goto(`${installation.url}/people`, { waitUntil: 'networkidle' });

  const first = await during(open);
  expect(first).toEqual(expect.arrayContaining(['Viewer GET 200', 'PeoplePage GET 200']));
  expect(await during(open)).toEqual(first.map((each) => each.replace('200', '304')));

  const searched = await during(async () => {
    await page.getByRole('searchbox').fill('li');
    await page.waitForURL(/search=li/);
    await page.waitForResponse((response) => response.url().endsWith('/graphql'));
  });
  expect(searched).toContain('PeoplePage POST 200');
  expect(searched.filter((each) => !each.includes(' POST '))).toEqual([]);

  const nowSitsHere = async (who: typeof one) => {
    const { cookies } = await comesIn(who);
    await context.clearCookies();
    await context.addCookies(cookies);
  };
  await nowSitsHere(other);
  expect(await during(open), 'another person').toContain('Viewer GET 200');
  await page
    .getByText(other?.name ?? '')
    .first()
    .waitFor();
  await nowSitsHere(other);
  expect(await during(open), 'the same person').toContain('Viewer GET 304');

  await page.getByRole('button', { name: other?.name ?? '' }).click();
  await page.getByText('退出登录').click();
  await page.waitForURL(/sign-in/);
  await nowSitsHere(other);
  expect(await during(open), 'after signing out').toEqual(first);
});
