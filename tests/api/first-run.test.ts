import { loadDemo } from '@hearth/server/demo/load-demo';
import { createApp } from '@hearth/server/app';
import { closeServices, openServices } from '@hearth/server/services';
import { firstRunCode } from '@hearth/server/modules/access/first-run.service';
import { Company } from '@hearth/server/platform/company/company.entity';
import { Rejected } from '@hearth/server/platform/graphql/user-error';
import { createLog } from '@hearth/server/platform/log';
import { expect, test } from 'vitest';
import { Client } from '../support/client.ts';
import { configFor, openMigratedDatabase } from '../support/database.ts';

/** A Hearth that nobody has set up. */
async function openNewHearth() {
  const fresh = await openMigratedDatabase();
  const config = configFor(fresh.database);
  const services = await openServices(config, { log: createLog('silent') });
  const app = await createApp(services, { jobs: false });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    services,
    nobody: new Client(url),
    async [Symbol.asyncDispose]() {
      await app.close();
      await closeServices(services);
      await fresh.drop();
    },
  };
}

const owner = {
  start: 'OWN',
  companyName: '青松贸易',
  timeZone: 'Asia/Shanghai',
  name: '林佳怡',
  email: 'lin@hearth.test',
  password: 'correct horse battery',
};

const signIn = async (client: Client, email: string, password: string): Promise<Client> => {
  const response = await client.post(
    '/api/auth/sign-in/email',
    { email, password },
    { 'x-forwarded-for': `10.1.0.${Math.floor(performance.now()) % 250}` },
  );
  expect(response.status).toBe(200);
  return client.with({ cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
};

const ask = async (client: Client, query: string): Promise<unknown> =>
  ((await (await client.post('/graphql', { query })).json()) as { data: unknown }).data;

test('the first run wants the code of the console, makes the owner, and is over then', async () => {
  await using hearth = await openNewHearth();
  const { nobody, services } = hearth;
  expect(await (await nobody.get('/api/first-run')).json()).toEqual({ needed: true });

  const wrong = await nobody.post('/api/first-run', { ...owner, code: 'AAAA-AAAA-AAAA' });
  expect([wrong.status, ((await wrong.json()) as { errors: unknown[] }).errors]).toMatchObject([
    422,
    [{ code: 'WRONG_CODE', path: ['code'] }],
  ]);

  const code = await firstRunCode(services);
  expect((await nobody.post('/api/first-run', { ...owner, code: code.toLowerCase() })).status).toBe(201);
  expect(await (await nobody.get('/api/first-run')).json()).toEqual({ needed: false });
  const again = await nobody.post('/api/first-run', { ...owner, email: 'other@hearth.test', code });
  expect(((await again.json()) as { errors: unknown[] }).errors).toMatchObject([{ code: 'ALREADY_SET_UP' }]);

  const browser = await signIn(nobody, 'lin@hearth.test', owner.password);
  expect(await ask(browser, '{ viewer { roles timeZone person { name } } }')).toEqual({
    viewer: { roles: ['MEMBER', 'HR', 'ADMIN'], timeZone: 'Asia/Shanghai', person: { name: '林佳怡' } },
  });
});

test('an owner without a name, with a short password or in no time zone is refused field by field, and nothing is made', async () => {
  await using hearth = await openNewHearth();
  const code = await firstRunCode(hearth.services);
  const blank = await hearth.nobody.post('/api/first-run', { ...owner, code, name: ' ', timeZone: 'Asia/Nowhere' });
  expect(((await blank.json()) as { errors: unknown[] }).errors).toMatchObject([{ path: ['name'] }, { path: ['timeZone'] }]);
  const short = await hearth.nobody.post('/api/first-run', { ...owner, code, password: 'short' });
  expect(((await short.json()) as { errors: unknown[] }).errors).toMatchObject([{ code: 'PASSWORD_LENGTH', path: ['password'] }]);
  expect(await (await hearth.nobody.get('/api/first-run')).json()).toEqual({ needed: true });
  expect((await hearth.nobody.post('/api/first-run', { ...owner, code })).status).toBe(201);
});

test('of two who set up at once, one does', async () => {
  await using hearth = await openNewHearth();
  const code = await firstRunCode(hearth.services);
  const answers = await Promise.all(
    ['a@hearth.test', 'b@hearth.test'].map((email) => hearth.nobody.post('/api/first-run', { ...owner, email, code })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
});

test('of one who starts their own and one who takes the demo company at once, one does', async () => {
  await using hearth = await openNewHearth();
  const code = await firstRunCode(hearth.services);
  const answers = await Promise.all([{ start: 'DEMO' }, owner].map((body) => hearth.nobody.post('/api/first-run', { ...body, code })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  expect(await hearth.services.orm.em.fork().count(Company)).toBe(1);
});

test('of two servers that load the demo company into one empty database, one does and the other is refused', async () => {
  await using hearth = await openNewHearth();
  const loaded = await Promise.allSettled([loadDemo(hearth.services), loadDemo(hearth.services)]);
  expect(loaded.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))).toEqual([expect.any(Rejected)]);
  expect(await hearth.services.orm.em.fork().count(Company)).toBe(1);
});

test('the demo company is loaded by the first run, and cleared by its administrator, back to the first run', async () => {
  await using hearth = await openNewHearth();
  const { nobody, services } = hearth;
  expect((await nobody.post('/api/first-run', { start: 'DEMO', code: await firstRunCode(services) })).status).toBe(201);

  const member = await signIn(nobody, 'minglang.li@hemu.example', 'hearth-demo-2026');
  expect(await ask(member, '{ viewer { roles person { name } } }')).toEqual({ viewer: { roles: ['MEMBER'], person: { name: '李明朗' } } });
  const clear = (name: string): string =>
    `mutation { clearDemoCompany(input: { companyName: "${name}" }) { firstRunCode errors { code path } } }`;
  expect(await ask(member, clear('禾木软件'))).toBeNull();

  const admin = await signIn(nobody, 'yiming.gu@hemu.example', 'hearth-demo-2026');
  expect(await ask(admin, clear('别的公司'))).toMatchObject({ clearDemoCompany: { firstRunCode: null, errors: [{ code: 'WRONG_NAME' }] } });
  const cleared = (await ask(admin, clear('禾木软件'))) as { clearDemoCompany: { firstRunCode: string } };
  expect(await ask(admin, '{ viewer { roles } }')).toBeUndefined();
  expect((await nobody.post('/api/first-run', { ...owner, code: cleared.clearDemoCompany.firstRunCode })).status).toBe(201);
});
