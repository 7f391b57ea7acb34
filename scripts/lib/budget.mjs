// What a browser loads, compressed, against the budget: read off the manifest of the built web app.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const FIRST_LOAD = 300_000;
/** Of a page, and of a part that is opened later, beyond what is there already. */
const BEYOND = 100_000;

/** Of a part that brings the library of charts: one copy for all of them, and no page waits for it. */
const CHARTS = 200_000;
const charts = new Set(['src/features/organization/units/HeadcountChart.vue']);

/** Loaded by a click or a key, or once it is scrolled to, never with its page. Any other part that a page loads by itself counts to the page. */
const openedLater = new Set([
  'src/app/PeopleSearch.vue',
  // On somebody's day alone.
  'src/features/celebrations/TodayCard.vue',
  'src/features/events/CalendarLayers.vue',
  'src/features/events/hours.ts',
  'src/features/holidays/HolidayDialog.vue',
  'src/features/holidays/ImportHolidaysDialog.vue',
  'src/features/notices/LatestNotices.vue',
  'src/features/notices/NoticeChoicesPanel.vue',
  'src/features/organization/ChartDifferences.vue',
  'src/features/organization/ChartExport.vue',
  'src/features/organization/ChartTimeline.vue',
  'src/features/organization/MoveSeatDialog.vue',
  'src/features/organization/OrgChartTable.vue',
  'src/features/organization/SeatAddDialog.vue',
  'src/features/organization/SeatAssignDialog.vue',
  'src/features/organization/SeatCloseDialog.vue',
  'src/features/organization/SeatCorrectDialog.vue',
  'src/features/organization/SeatEditDialog.vue',
  'src/features/organization/SeatHistory.vue',
  'src/features/organization/SeatLinesDialog.vue',
  'src/features/organization/SeatPanel.vue',
  'src/features/organization/SeatSearch.vue',
  'src/features/organization/SeatVacateDialog.vue',
  'src/features/organization/UnitAddDialog.vue',
  'src/features/organization/UnitCloseDialog.vue',
  'src/features/organization/UnitCorrectDialog.vue',
  'src/features/organization/UnitDrawer.vue',
  'src/features/organization/UnitEditDialog.vue',
  'src/features/organization/UnitMoveDialog.vue',
  'src/features/organization/plans/PlanFactForm.vue',
  'src/features/organization/plans/PlanMoveDialog.vue',
  'src/features/organization/plans/PlanSeatPanel.vue',
  'src/features/organization/plans/PlanUnits.vue',
  'src/features/organization/plans/PublishPlanDialog.vue',
  ...charts,
  'src/features/people/AddPersonDrawer.vue',
  'src/features/people/CustomFieldDrawer.vue',
  'src/features/people/EditProfileDrawer.vue',
  'src/features/people/HandOver.vue',
  'src/features/people/LeavingDialog.vue',
  'src/features/people/PhotoDialog.vue',
  'src/features/people/SkillsForm.vue',
  'src/features/people/WordsForm.vue',
  'src/features/people/directory/SavedViews.vue',
  'src/features/people/vocabulary/WordDrawer.vue',
  'src/features/people/vocabulary/WordKeeping.vue',
  'src/features/people/record/EraseDialog.vue',
  'src/features/people/record/MergeDialog.vue',
  'src/features/people/record/RecordMenu.vue',
  'src/features/people/record/ReturnDialog.vue',
]);
const isPage = (part) => part.endsWith('Page.vue');
/** Messages that come with their route (web/src/app/i18n.ts): some two or three kB with a page. */
const comesWithRoute = (part) =>
  /\/(access|celebrations|directory|holidays|importing|notices|organization|plans|profile|sharing|units|vocabulary)\/locales\//.test(part);

const web = join(root, 'web');
const dist = join(web, 'dist');

/** Page → its path, as the features' routes say. */
function readPaths() {
  const route = /path: '([^']+)',[^{}]*?import\('\.\/([\w/]+\.vue)'\)/g;
  const paths = new Map();
  for (const file of globSync('src/features/*/index.ts', { cwd: web })) {
    for (const [, path, page] of readFileSync(join(web, file), 'utf8').matchAll(route)) paths.set(`${dirname(file)}/${page}`, path);
  }
  return paths;
}

/** Whether a font's `unicode-range` has the digits: `U+??`, `U+0-FF`, or none, which is all. */
function hasDigits(face) {
  const ranges = /unicode-range:([^;}]*)/i.exec(face)?.[1].split(',') ?? ['U+0-10FFFF'];
  return ranges.some((range) => {
    const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-');
    const digit = '0'.codePointAt(0);
    return parseInt(from.replaceAll('?', '0'), 16) <= digit && digit <= parseInt(to.replaceAll('?', 'F'), 16);
  });
}

/** The fonts that every page needs; those of other scripts are fetched where their letters are shown. */
function fontsOf(css) {
  const faces = readFileSync(join(dist, css), 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return faces.filter(hasDigits).flatMap((face) => [...face.matchAll(/url\(\/([^)]+)\)/g)].map(([, url]) => url));
}

/** Bytes by name: the first load, each route beyond it, and each part that is opened later beyond its page. */
function measure() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
    return sizes.get(file);
  };
  const gone = [...openedLater].filter((part) => !manifest[part]);
  if (gone.length) throw new Error(`No longer loaded on their own: ${gone.join(', ')}. Mend the list in scripts/lib/budget.mjs.`);

  /** All that comes with a part: its static imports, and what these and it load by themselves. */
  function comesWith(part, seen = new Set()) {
    if (seen.has(part)) return seen;
    seen.add(part);
    const { imports = [], dynamicImports = [] } = manifest[part];
    const atOnce = dynamicImports.filter((other) => !openedLater.has(other) && !isPage(other) && !comesWithRoute(other));
    for (const other of [...imports, ...atOnce]) comesWith(other, seen);
    return seen;
  }
  const filesOf = (parts) => new Set([...parts].flatMap((part) => [manifest[part].file, ...(manifest[part].css ?? [])]));
  const sum = (files, without = new Set()) => [...files].reduce((total, file) => (without.has(file) ? total : total + sizeOf(file)), 0);

  const entry = comesWith('index.html');
  const first = filesOf(entry);
  for (const css of [...first].filter((file) => file.endsWith('.css'))) for (const font of fontsOf(css)) first.add(font);

  const paths = readPaths();
  const measured = [{ name: 'first load', bytes: sum(first), budget: FIRST_LOAD }];
  const openers = [{ parts: entry, there: first }];
  for (const page of new Set([...entry].flatMap((part) => manifest[part].dynamicImports ?? []).filter(isPage))) {
    const parts = comesWith(page);
    const files = filesOf(parts);
    measured.push({ name: paths.get(page) ?? page, bytes: sum(files, first), budget: BEYOND });
    openers.push({ parts, there: new Set([...first, ...files]) });
  }
  for (const { parts, there } of openers) {
    for (const part of new Set([...parts].flatMap((each) => manifest[each].dynamicImports ?? []).filter((each) => openedLater.has(each)))) {
      measured.push({
        name: `  opened later: ${part}`,
        bytes: sum(filesOf(comesWith(part)), there),
        budget: charts.has(part) ? CHARTS : BEYOND,
      });
    }
  }
  return measured;
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** A check like those that are commands: { ok, output, seconds }. */
export function checkBudget() {
  const started = performance.now();
  const measured = measure();
  const output = measured
    .map(({ name, bytes, budget }) => `${bytes > budget ? '✗' : ' '} ${kB(bytes).padStart(9)} of ${kB(budget)}  ${name}`)
    .join('\n');
  return { ok: measured.every(({ bytes, budget }) => bytes <= budget), output, seconds: (performance.now() - started) / 1000 };
}
