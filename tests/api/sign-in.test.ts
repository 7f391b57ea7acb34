import { Account, Credential, RoleGrant } from '@hearth/server/modules/access/account.entity';
import { hashPassword } from '@hearth/server/modules/access/password';
import type { Person } from '@hearth/server/modules/people/person.entity';
import { expect, test } from 'vitest';
import { openHearth, type Hearth } from '../support/app.ts';

const PASSWORD = 'correct horse battery';

async function accountWithPassword(hearth: Hearth, email: string, person: Person | null = null): Promise<Account> {
  const at = { createdAt: hearth.clock.now(), updatedAt: hearth.clock.now() };
  const account = await hearth.build.row(Account, { name: '陈晓明', email, emailVerified: true, person: person?.id ?? null, ...at });
  await hearth.build.row(Credential, {
    account: account.id,
    providerId: 'credential',
    providerAccountId: account.id,
    password: await hashPassword(PASSWORD),
    ...at,
  });
  return account;
}

/** Each test comes from an address of its own: attempts are counted by address, for the whole process. */
let address = 0;
const elsewhere = (): Record<string, string> => ({ 'x-forwarded-for': `10.0.0.${(address += 1)}` });

const signIn = (hearth: Hearth, email: string, password: string, headers: Record<string, string> = elsewhere()): Promise<Response> =>
  hearth.nobody.post('/api/auth/sign-in/email', { email, password }, { origin: 'http://127.0.0.1', ...headers });

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

const asksAs = (hearth: Hearth, cookie: string): Promise<Response> =>
  hearth.nobody.with({ cookie }).post('/graphql', { query: '{ viewer { roles } }' });

test('the right password opens a session in a cookie that scripts cannot read; signing out ends it', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  const account = await accountWithPassword(hearth, 'chen@hearth.test', await hearth.build.person());
  await hearth.build.row(RoleGrant, { account: account.id, role: 'HR', grantedAt: hearth.clock.now() });

  const response = await signIn(hearth, 'Chen@Hearth.test', PASSWORD);
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()[0]).toMatch(/^hearth\.session_token=.+; HttpOnly; SameSite=Lax$/);
  expect(await response.text()).not.toContain('argon2');
  const cookie = cookieOf(response);
  expect(await (await asksAs(hearth, cookie)).json()).toMatchObject({ data: { viewer: { roles: ['MEMBER', 'HR'] } } });

  const goodbye = await hearth.nobody.with({ cookie }).post('/api/auth/sign-out', {}, { origin: 'http://127.0.0.1' });
  expect([response, goodbye].map(({ headers }) => headers.get('clear-site-data'))).toEqual([null, '"cache"']);
  expect((await asksAs(hearth, cookie)).status).toBe(401);
});

test('a wrong password and an unknown address are refused in the same words', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  await accountWithPassword(hearth, 'chen@hearth.test');
  const wrong = await signIn(hearth, 'chen@hearth.test', 'something else');
  const unknown = await signIn(hearth, 'nobody@hearth.test', PASSWORD);
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test('nobody signs up, deletes or renames an account over sign-in’s own endpoints', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/change-email', '/list-sessions', '/reset-password']) {
    const response = await hearth.nobody.post(
      `/api/auth${path}`,
      { email: 'new@hearth.test', password: PASSWORD, name: 'New' },
      { origin: 'http://127.0.0.1' },
    );
    expect(response.status, path).toBe(404);
  }
});

test('another site cannot sign somebody in', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  await accountWithPassword(hearth, 'chen@hearth.test');
  const response = await signIn(hearth, 'chen@hearth.test', PASSWORD, { origin: 'https://elsewhere.example', cookie: 'x=y' });
  expect(response.status).toBe(403);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('a disabled account and one of somebody who left cannot sign in', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  const em = hearth.services.orm.em.fork();
  const disabled = await accountWithPassword(hearth, 'disabled@hearth.test');
  await em.nativeUpdate(Account, disabled.id, { disabledAt: hearth.clock.now() });
  await accountWithPassword(hearth, 'left@hearth.test', await hearth.build.person({ leftOn: '2026-01-31' }));
  for (const email of ['disabled@hearth.test', 'left@hearth.test']) {
    const response = await signIn(hearth, email, PASSWORD);
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test('a changed password ends the sessions of other browsers', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  await accountWithPassword(hearth, 'chen@hearth.test');
  const [here, there] = [
    cookieOf(await signIn(hearth, 'chen@hearth.test', PASSWORD)),
    cookieOf(await signIn(hearth, 'chen@hearth.test', PASSWORD)),
  ];
  const changed = await hearth.nobody
    .with({ cookie: here })
    .post(
      '/api/auth/change-password',
      { currentPassword: PASSWORD, newPassword: 'staple of another kind', revokeOtherSessions: true },
      { origin: 'http://127.0.0.1' },
    );
  expect(changed.status).toBe(200);
  expect((await asksAs(hearth, there)).status).toBe(401);
  expect((await asksAs(hearth, cookieOf(changed))).status).toBe(200);
  expect((await signIn(hearth, 'chen@hearth.test', PASSWORD)).status).toBe(401);
  expect((await signIn(hearth, 'chen@hearth.test', 'staple of another kind')).status).toBe(200);
});

test('after ten attempts in a minute an address has to wait, whichever account it tries', async () => {
  await using hearth = await openHearth({ now: new Date().toISOString() });
  await accountWithPassword(hearth, 'chen@hearth.test');
  const from = elsewhere();
  for (let attempt = 0; attempt < 10; attempt += 1) await signIn(hearth, `guess${attempt}@hearth.test`, 'a guess at it', from);
  expect((await signIn(hearth, 'chen@hearth.test', PASSWORD, from)).status).toBe(429);
  expect((await signIn(hearth, 'chen@hearth.test', PASSWORD, elsewhere())).status).toBe(200);
});
