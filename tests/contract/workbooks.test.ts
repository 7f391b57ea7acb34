import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// A workbook is an archive that can hold a thousand times its size: it is opened in the browser of who chose it, never on the server.

const lock = readFileSync(new URL('../../pnpm-lock.yaml', import.meta.url), 'utf8');
const section = (name: string): string => new RegExp(`^${name}:\\n((?:(?: .*)?\\n)*)`, 'm').exec(lock)?.[1] ?? '';
const snapshots = new Map(
  [...section('snapshots').matchAll(/^ {2}'?([^\s'][^:']*)'?:(?: \{\})?\n((?: {4}.*\n)*)/gm)].map(([, key = '', body = '']) => [key, body]),
);

/** Every package that a workspace's programs bring along, its dependencies' dependencies too. */
function broughtBy(workspace: string): Set<string> {
  const importer = new RegExp(`^ {2}${workspace}:\\n((?: {4}.*\\n|\\n)*?)(?= {2}\\S|$)`, 'm').exec(section('importers'))?.[1] ?? '';
  const direct = /^ {4}dependencies:\n((?: {6}.*\n)*)/m.exec(importer)?.[1] ?? '';
  const wanted = [...direct.matchAll(/^ {6}'?([^\s':]+)'?:\n {8}specifier: .*\n {8}version: '?([^\s']+)'?/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
  const brought = new Set<string>();
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (brought.has(next)) continue;
    brought.add(next);
    const body = snapshots.get(next) ?? '';
    for (const [, name, version] of body.matchAll(/^ {6}'?([^\s':]+)'?: '?([^\s']+)'?$/gm)) wanted.push(`${name}@${version}`);
  }
  return brought;
}

const namesOf = (packages: Iterable<string>): string[] => [...packages].map((each) => each.replace(/(?<=.)@.*$/, ''));
const READERS =
  /^(hucre|xlsx|exceljs|xlsx-populate|read-excel-file|node-xlsx|.*sheetjs.*|.*xlsx.*|jszip|adm-zip|yauzl|unzipper|node-stream-zip|decompress.*|extract-zip)$/;

test('the server brings no library that opens workbooks', () => {
  const server = namesOf(broughtBy('server'));
  expect(server).toEqual(expect.arrayContaining(['@apollo/server', 'csv-parse', 'graphql', 'ws']));
  expect(server.length).toBeGreaterThan(150);
  expect(server.filter((name) => READERS.test(name))).toEqual([]);
  expect(namesOf(broughtBy('web')).filter((name) => READERS.test(name))).toContain('hucre');
});
