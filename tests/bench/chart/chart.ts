import type { Page } from 'playwright-core';
import { launchBrowser, signIn, visit } from '../../support/browser.ts';
import { openLargeCompany } from '../../support/large-company.ts';
import { chartGoals } from '../goals.ts';

export interface ChartFigures {
  people: number;
  /** Milliseconds from the last byte of the answer to the frame that shows the first cards. */
  ready: number;
  /** Milliseconds that 95 % of the frames took at most while panning, where names can be read and with all of it in the window. */
  frameNear: number;
  frameFar: number;
  /** Elements of the page, at most. */
  nodes: number;
}

/** How long one pans each time. */
const PAN_SECONDS = 4;

/** Opens the chart of so many people, all of it open, in a browser, and measures what one waits for. */
export async function measureChart(people: number): Promise<{ figures: ChartFigures; missed: boolean }> {
  await using company = await openLargeCompany(people);
  const browser = await launchBrowser();
  try {
    const storageState = await signIn(browser, company.url, company.email, company.password);
    const context = await visit(browser, 'zh-CN', { storageState, viewport: { width: 1440, height: 900 } });
    await context.addInitScript(watchFirstCards);
    const page = await context.newPage();
    const readings: number[] = [];
    // The first visit compiles and fills the cache of the files, as the second one of anybody finds it.
    for (let visits = 0; visits < 4; visits += 1) {
      await page.goto(`${company.url}/organization?open=all`);
      const ready = await page.waitForFunction(() => (globalThis as unknown as { chartReady?: number }).chartReady);
      if (visits > 0) readings.push((await ready.jsonValue()) as number);
    }
    await page.waitForLoadState('networkidle');
    const near = await pan(page);
    await page.getByRole('button', { name: '显示全部' }).click();
    const far = await pan(page);
    const figures = {
      people,
      ready: median(readings),
      frameNear: near.frame,
      frameFar: far.frame,
      nodes: Math.max(near.nodes, far.nodes),
    };
    return { figures, missed: report(figures) };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: notes when the first cards were painted, counted from the answer's last byte. */
function watchFirstCards(): void {
  const answered = (): number => {
    const answers = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.includes('OrgChartPage'));
    const last = answers.at(-1);
    return last instanceof PerformanceResourceTiming ? last.responseEnd : NaN;
  };
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('[data-seat]')) return;
    watcher.disconnect();
    // The frame after the one in which they were made has them on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame((now) => Object.assign(globalThis, { chartReady: Math.max(1, Math.round(now - answered())) })),
    );
  });
  document.addEventListener('DOMContentLoaded', () => watcher.observe(document.body, { childList: true, subtree: true }));
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Pans back and forth with the mouse, one move a frame, as fast as a hand does: the 95th percentile of the frames, and the most elements. */
async function pan(page: Page): Promise<{ frame: number; nodes: number }> {
  return page.evaluate(async (seconds) => {
    const host = document.querySelector('[role="tree"]')?.parentElement?.parentElement;
    if (!host) throw new Error('There is no chart');
    const { left, top, width, height } = host.getBoundingClientRect();
    // On the ground: a press on a card would carry it.
    const [x, y] = [left + width / 2, top + height - 8];
    const send = (target: EventTarget, type: string, dx: number, dy: number): boolean =>
      target.dispatchEvent(
        new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x + dx, clientY: y + dy, buttons: 1 }),
      );
    const frames: number[] = [];
    const elements = document.getElementsByTagName('*');
    const drawing = document.querySelector<HTMLElement>('[role="tree"]')?.parentElement;
    const places = new Set<string>();
    let nodes = 0;
    send(host, 'mousedown', 0, 0);
    const began = performance.now();
    let last = began;
    await new Promise<void>((resolve) => {
      const step = (now: number): void => {
        if (now > last) frames.push(now - last);
        last = now;
        places.add(drawing?.style.transform ?? '');
        if (frames.length % 10 === 0) nodes = Math.max(nodes, elements.length);
        const turn = (now - began) / 1000;
        send(window, 'mousemove', Math.sin(turn * 2) * 700, Math.sin(turn * 3) * 250);
        if (turn < seconds) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    send(window, 'mouseup', 0, 0);
    const sorted = frames.slice(1).toSorted((a, b) => a - b);
    if (places.size < frames.length / 2) throw new Error('The chart did not move');
    return { frame: Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? NaN) * 10) / 10, nodes };
  }, PAN_SECONDS);
}

function report({ people, ready, frameNear, frameFar, nodes }: ChartFigures): boolean {
  const lines: [what: string, value: number, most: number, unit: string][] = [
    ['ready after the data is there', ready, chartGoals.readyMs, 'ms'],
    ['95 % of frames while panning, names legible', frameNear, chartGoals.frameMs, 'ms'],
    ['95 % of frames while panning, all in the window', frameFar, chartGoals.frameMs, 'ms'],
    ['elements in the page', nodes, chartGoals.nodes, ''],
  ];
  console.log(`Chart of ${people.toLocaleString('en')} people, all of it open:`);
  for (const [what, value, most, unit] of lines) {
    console.log(`  ${value < most ? '✓' : '✗'} ${what}: ${value} ${unit} (below ${most})`.replace('  (', ' ('));
  }
  return lines.some(([, value, most]) => !(value < most));
}
