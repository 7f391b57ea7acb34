import { launchBrowser, signIn, visit } from './support/browser.ts';
const url = 'http://127.0.0.1:4512';
const browser = await launchBrowser();
const who = process.argv[2] ?? 'wanqing.su@hemu.example';
const storageState = await signIn(browser, url, who, 'hearth-demo-2026');
const shots: [string, string, string, number, 'light' | 'dark'][] = JSON.parse(process.argv[3] ?? '[]');
for (const [name, path, locale, width, scheme] of shots) {
  const context = await visit(browser, locale as 'zh-CN', { storageState, viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') errors.push(m.text()); });
  page.on('pageerror', (e) => errors.push(String(e)));
  await page.goto(url + path);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/w/directory/${name}.png` });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  console.log(name, overflow ? 'OVERFLOWS' : '', errors.slice(0, 3).join(' | '));
  await context.close();
}
await browser.close();
