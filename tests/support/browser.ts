import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium, or on Linux x64 the one that comes with the packages. */
async function executable(): Promise<string> {
  const own = installed.find((path) => path && existsSync(path));
  if (own) return own;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium found: name one in the variable CHROMIUM.');
  // Makes the package unpack the libraries that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-zygote', '--disable-gpu'],
  });
}
