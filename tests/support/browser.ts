import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium, or on Linux x64 the one that comes with the packages. */
async function executable(): Promise<string> {
  const own = installed.find((path) => path && existsSync(path));
  if (own) return own;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium found: name one in the variable CHROMIUM.');
  // Makes the package unpack the libraries that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  // The package names its own fonts, which have no Chinese; a machine that has some names them itself.
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts')) process.env.FONTCONFIG_PATH ??= '/etc/fonts';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-zygote', '--disable-gpu'],
  });
}

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs somebody in and answers what their browser keeps: give it to `visit`, for sign-ins are limited to a few a minute. */
export async function signIn(browser: Browser, url: string, email: string, password: string): Promise<StorageState> {
  await using context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  return await context.storageState();
}

/** A browser window, in a language. */
export async function visit(browser: Browser, locale: 'zh-CN' | 'en', options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
  await context.addInitScript((language) => localStorage.setItem('hearth-language', language), locale);
  return context;
}
