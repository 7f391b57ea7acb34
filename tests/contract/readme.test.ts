import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../../README.md');

test('the README describes every variable that the configuration reads, and no other', () => {
  const configuration = read('../../server/src/platform/config.ts');
  const readVariables = configuration.matchAll(/env\['(\w+)'\]/g).map((match) => match[1]);
  const described = readme.matchAll(/^\| `([A-Z_]+)` \|/gm).map((match) => match[1]);
  expect(new Set(described)).toEqual(new Set(readVariables));
});
