import { DEMO_PASSWORD, demoCompany } from '@hearth/server/demo/demo-company';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { launchBrowser, signIn, visit } from './browser.ts';
import { Client } from './client.ts';
import { Installation } from './installation.ts';

/** An installation that serves the demo company, and a browser beside it. */
export interface Demo {
  url: string;
  /** An API client with the token of somebody of the company, by name. */
  client(name: string, scopes: 'read' | 'read,write'): Client;
  /** A window of somebody's own, in Chinese. */
  open(name: string, options?: BrowserContextOptions): Promise<BrowserContext & { page: Page }>;
}

const company = demoCompany(new Date().toISOString().slice(0, 10));
const emailOf = (name: string): string => company.people.find((person) => person.name === name)?.email ?? '';

/** The name of who has this role in the demo company. */
export const withRole = (role: 'HR' | 'ADMIN'): string => company.accounts.find(({ roles }) => roles.includes(role))?.person ?? '';

export async function demoForThisFile(): Promise<Demo> {
  const installation = await Installation.create({ HEARTH_DEMO: 'true' });
  afterAll(() => installation[Symbol.asyncDispose]());
  await installation.serve();
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  return {
    url: installation.url,
    client(name, scopes) {
      const token = installation.operate(['token', 'create', '--email', emailOf(name), '--scopes', scopes, '--expires', '1d']);
      return new Client(installation.url, { authorization: `Bearer ${token}` });
    },
    async open(name, options) {
      const storageState = await signIn(browser, installation.url, emailOf(name), DEMO_PASSWORD);
      const context = await visit(browser, 'zh-CN', { storageState, ...options });
      return Object.assign(context, { page: await context.newPage() });
    },
  };
}
