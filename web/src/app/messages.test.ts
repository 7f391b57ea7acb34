import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Messages {
  [key: string]: string | Messages;
}

const source = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(source, file), 'utf8');

function keysOf(messages: Messages, prefix: string): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}.${key}`] : keysOf(value, `${prefix}.${key}`),
  );
}

function textsOf(messages: Messages): string[] {
  return Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
}

const parse = (file: string): Messages => JSON.parse(read(file)) as Messages;
const folders = globSync('**/locales/zh-CN.json', { cwd: source }).map((file) => dirname(file));
const namespace = (folder: string) => folder.split('/').at(-2) ?? '';
const known = new Set(folders.flatMap((folder) => keysOf(parse(`${folder}/zh-CN.json`), namespace(folder))));

// gql/ is generated and has no message keys.
const sources = globSync('**/*.{vue,ts}', { cwd: source })
  .filter((file) => !file.startsWith('gql/') && !file.endsWith('.test.ts'))
  .map(read);
const namespaces = folders.map(namespace).join('|');

describe.each(folders)('the messages in %s', (folder) => {
  const [chinese, english] = [parse(`${folder}/zh-CN.json`), parse(`${folder}/en.json`)];

  it('have the same keys in Chinese and English', () => {
    expect(keysOf(english, namespace(folder)).toSorted()).toEqual(keysOf(chinese, namespace(folder)).toSorted());
  });

  it('are none of them empty', () => {
    expect([...textsOf(chinese), ...textsOf(english)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('are all used', () => {
    // A key with a part that is computed, `people.kind.${kind}`, uses whatever fits it.
    const computed = sources
      .flatMap((text) => [...text.matchAll(/`((?:\w+\.)+[^`\s]*\$\{[^`]*)`/g)].map(([, key]) => key ?? ''))
      .map((key) => new RegExp(`^${key.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, '.+')}$`));
    const unused = keysOf(chinese, namespace(folder)).filter(
      (key) => !sources.some((text) => text.includes(`'${key}'`)) && !computed.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

it.each(['celebrations', 'holidays', 'organization', 'plans', 'units', 'importing', 'sharing', 'vocabulary'])(
  'the messages of %s, which come with their routes, are named in their own folder alone',
  (later) => {
    const folder = folders.find((each) => namespace(each) === later) ?? '';
    const others = globSync('**/*.{vue,ts}', { cwd: source }).filter(
      (file) => !file.startsWith(dirname(folder)) && !file.endsWith('index.ts') && !file.endsWith('.test.ts') && !file.startsWith('gql/'),
    );
    expect(others.filter((file) => new RegExp(`['\`]${later}\\.\\w`).test(read(file)))).toEqual([]);
  },
);

it('every message that the sources name exists', () => {
  const named = sources.flatMap((text) =>
    [...text.matchAll(new RegExp(`'((?:${namespaces})(?:\\.\\w+)+)'`, 'g'))].map(([, key]) => key ?? ''),
  );
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});
