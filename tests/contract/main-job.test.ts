import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../support/installation.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## The main job in GraphQL'), readme.indexOf("## Bringing in another system's file"));
const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

let installation: Installation;
let token: string;

beforeAll(async () => {
  installation = await Installation.create({ HEARTH_DEMO: 'true' });
  await installation.serve();
  token = installation.operate(['token', 'create', '--email', 'wanqing.su@hemu.example', '--scopes', 'read,write', '--expires', '1d']);
});
afterAll(() => installation?.[Symbol.asyncDispose]());

test("the README's main job does what it says when its blocks are pasted one after the other", () => {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', blocks.join('\n')], {
    encoding: 'utf8',
    env: { ...process.env, HEARTH: installation.url, TOKEN: token },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const answers = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { data: Record<string, unknown>; errors?: unknown });
  expect(answers.map(({ data, errors }) => errors ?? Object.keys(data))).toEqual([
    ['importPeople'],
    ['orgChart', 'people', 'celebrations'],
    ['createEvent'],
    ['respondToOccurrence'],
    ['createSharingSeries'],
    ['changePosition'],
    ['orgChart'],
    ['undoOrgChange'],
  ]);
  const [imported, read, , answered, scheduled, , promoted, undone] = answers.map(({ data }) => data);
  expect(imported?.importPeople).toEqual({ added: 2, changed: 0, unchanged: 0, errors: [] });
  expect(read?.people).toMatchObject({
    nodes: [{ name: '单晓燕', reports: [{ name: '李明', birthday: { calendar: 'LUNAR', month: 12, day: 30 } }] }],
  });
  expect(answered?.respondToOccurrence).toMatchObject({
    occurrence: { going: 1, placesLeft: 11, viewerRsvp: { status: 'GOING' } },
    errors: [],
  });
  expect(scheduled?.createSharingSeries).toMatchObject({
    series: { nextSessions: expect.toSatisfy((sessions: unknown[]) => sessions.length === 3) },
    errors: [],
  });
  expect(promoted?.orgChart).toEqual({ nodes: [{ title: '高级销售员', holder: { name: '李明' } }] });
  expect(undone?.undoOrgChange).toMatchObject({ positions: [{}], errors: [] });
});
