import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Person } from '@hearth/server/modules/people/person.entity';
import { expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import { listening } from '../support/listening.ts';
import { graphql } from '../support/graphql.ts';

const ImportRun = graphql(`
  mutation ImportRun($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        code
      }
    }
  }
`);
const CancelRun = graphql(`
  mutation CancelRun($input: CancelImportInput!) {
    cancelImport(input: $input) {
      runId
    }
  }
`);

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    employeeNumber: `R${index}`,
    name: `成员${index}`,
    unitPath: `部门${index % 20}`,
    managerNumber: index ? 'R0' : '',
  }));
const countOf = (hearth: Hearth) => hearth.services.orm.em.fork().count(Person, { employeeNumber: { $like: 'R%' } });

interface Progressed {
  stage: string;
  done: number;
  total: number;
}

/** Follows an import over the socket, as a browser does (graphql-transport-ws). Resolves once the server listens, or has refused to. */
async function follow(
  hearth: Hearth,
  authorization: string,
  runId: string,
  onProgress: (progress: Progressed) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${hearth.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const refused = Promise.withResolvers<void>();
  const acknowledged = new Promise<void>((resolve, reject) => {
    socket.addEventListener('close', () => reject(new Error('The socket was closed')));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: { data?: { importProgressed: Progressed } } };
      if (message.type === 'connection_ack') resolve();
      if (message.type === 'error' || message.type === 'complete') refused.resolve();
      if (message.type === 'next' && message.payload?.data) onProgress(message.payload.data.importProgressed);
    });
  });
  socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
  await acknowledged;
  const query = `subscription { importProgressed(runId: "${runId}") { stage done total } }`;
  const answered = Promise.race([listening(hearth.url), refused.promise]);
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  await answered;
  return socket;
}

test('HR follows an import from its reading to its end; others hear nothing', { timeout: 60_000 }, async () => {
  await using hearth = await openHearth();
  const staff = await hearth.build.person();
  const hr = await hearth.token(staff, ['read', 'write'], 'HR');
  const member = await hearth.token(await hearth.build.person(), ['read']);
  const heard: Progressed[] = [];
  const overheard: Progressed[] = [];
  const finished = Promise.withResolvers<void>();
  const sockets = [
    await follow(hearth, hr.headers['authorization'] ?? '', 'run-1', (progress) => {
      heard.push(progress);
      if (progress.stage === 'FINISHED') finished.resolve();
    }),
    await follow(hearth, member.headers['authorization'] ?? '', 'run-1', (progress) => overheard.push(progress)),
  ];
  const { importPeople } = await hr.run(ImportRun, { input: { rows: rowsOf(600), dryRun: false, runId: 'run-1' } });
  expect(importPeople).toEqual({ added: 600, errors: [] });
  await finished.promise;
  expect([...new Set(heard.map(({ stage }) => stage))]).toEqual(['READING', 'WRITING', 'PLACING', 'FINISHED']);
  expect(heard.filter(({ stage }) => stage === 'WRITING').map(({ done, total }) => [done, total])).toEqual([
    [250, 600],
    [500, 600],
    [600, 600],
  ]);
  expect(overheard).toEqual([]);
  for (const socket of sockets) socket.close();
});

test('an import that HR cancels ends with nothing changed, and only HR cancels', { timeout: 60_000 }, async () => {
  await using hearth = await openHearth();
  const hr = await hearth.token(await hearth.build.person(), ['read', 'write'], 'HR');
  const member = await hearth.as(await hearth.build.person());
  expect((await member.ask(CancelRun, { input: { runId: 'run-2' } })).errors?.map(({ extensions }) => extensions.code)).toEqual([
    'FORBIDDEN',
  ]);
  // Sent in the middle of the import: who stops it does not wait for its transaction.
  const cancelled = Promise.withResolvers<unknown>();
  const socket = await follow(hearth, hr.headers['authorization'] ?? '', 'run-2', ({ stage, done }) => {
    if (stage === 'READING' && done === 250) cancelled.resolve(hr.run(CancelRun, { input: { runId: 'run-2' } }));
  });
  const { importPeople } = await hr.run(ImportRun, { input: { rows: rowsOf(6000), dryRun: false, runId: 'run-2' } });
  await cancelled.promise;
  expect(importPeople).toEqual({ added: 0, errors: [{ code: 'CANCELLED' }] });
  expect(await countOf(hearth)).toBe(0);
  socket.close();
});

test('an import whose server is killed leaves nothing, and the next one works', { timeout: 60_000 }, async () => {
  await using hearth = await openHearth();
  const program = `
    import { openServices } from '@hearth/server/services';
    import { importPeople } from '@hearth/server/modules/importing/import.service';
    import { createContext } from '@hearth/server/platform/context';
    const services = await openServices(JSON.parse(process.env.CONFIG));
    const viewer = { accountId: 'operator', personId: null, roles: new Set(['HR']), locale: null, timeZone: null, tokenScopes: null };
    const rows = Array.from({ length: 1000 }, (_, index) => ({ employeeNumber: 'R' + index, name: '成员' + index }));
    await importPeople(createContext(services, { viewer }), { rows, dryRun: false, progress: (stage, done) => console.log(stage, done) });
    console.log('COMMITTED');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, CONFIG: JSON.stringify(hearth.services.config) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (line === 'WRITING 250') child.kill('SIGKILL');
  }
  await ended;
  expect(said).toContain('WRITING 250');
  expect(said).not.toContain('COMMITTED');
  expect(await countOf(hearth)).toBe(0);
  const hr = await hearth.as(await hearth.build.person(), 'HR');
  expect((await hr.run(ImportRun, { input: { rows: rowsOf(10), dryRun: false } })).importPeople).toEqual({ added: 10, errors: [] });
});
