import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile({ rememberViewersMs: 60_000 });

const WhoAmI = graphql(`
  query WhoAmI {
    viewer {
      roles
      locale
      timeZone
      person {
        name
      }
      permissions {
        managePeople
        manageAccounts
        createAccessTokens
        scheduleSharing
      }
    }
  }
`);

const MyTokens = graphql(`
  query MyTokens {
    viewer {
      accessTokens {
        id
        name
        scopes
        revokedAt
        lastUsedAt
      }
    }
  }
`);

const MakeToken = graphql(`
  mutation MakeToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      token
      accessToken {
        id
        name
        scopes
        expiresAt
      }
      errors {
        code
        path
        message
      }
    }
  }
`);

const EndToken = graphql(`
  mutation EndToken($input: RevokeAccessTokenInput!) {
    revokeAccessToken(input: $input) {
      accessToken {
        revokedAt
      }
      errors {
        code
      }
    }
  }
`);

const codesOf = (answer: { errors?: { extensions: { code: string } }[] }): string[] =>
  answer.errors?.map((error) => error.extensions.code) ?? [];

test('nobody learns anything without signing in, not even what there is to ask', async () => {
  for (const query of ['{ viewer { locale } }', '{ __schema { queryType { name } } }', '{ __typename }', 'mutation { __typename }']) {
    const response = await hearth.nobody.post('/graphql', { query });
    expect(response.status).toBe(401);
    expect(codesOf((await response.json()) as object)).toEqual(['UNAUTHENTICATED']);
  }
});

test('a manager is whoever somebody reports to, without being told so', async () => {
  const manager = await hearth.build.person({ name: '陈晓明' });
  const member = await hearth.build.person({ name: '李明朗' });
  const seat = await hearth.build.position({ title: '销售经理', holder: manager });
  await hearth.build.position({ title: '销售员', holder: member, reportsTo: seat });

  const { viewer } = await (await hearth.as(manager)).run(WhoAmI);
  expect(viewer).toMatchObject({ roles: ['MEMBER', 'MANAGER'], timeZone: 'Asia/Shanghai', person: { name: '陈晓明' } });
  expect(viewer.permissions).toEqual({ managePeople: false, manageAccounts: false, createAccessTokens: true, scheduleSharing: true });
  expect((await (await hearth.as(member)).run(WhoAmI)).viewer.roles).toEqual(['MEMBER']);
});

test('HR and administrator are granted, and neither brings the other', async () => {
  const hr = await (await hearth.as(await hearth.build.person(), 'HR')).run(WhoAmI);
  expect(hr.viewer).toMatchObject({ roles: ['MEMBER', 'HR'], permissions: { managePeople: true, manageAccounts: false } });
  const admin = await (await hearth.as(await hearth.build.person(), 'ADMIN')).run(WhoAmI);
  expect(admin.viewer).toMatchObject({ roles: ['MEMBER', 'ADMIN'], permissions: { managePeople: false, manageAccounts: true } });
});

test('a token is shown once, works at once, and ends at once when it is revoked', async () => {
  const person = await hearth.build.person();
  const browser = await hearth.as(person);
  const { createAccessToken: made } = await browser.run(MakeToken, { input: { name: '日报脚本', scopes: ['WRITE'] } });
  expect(made.errors).toEqual([]);
  expect(made.accessToken).toMatchObject({ name: '日报脚本', scopes: ['READ', 'WRITE'], expiresAt: null });

  const client = hearth.nobody.with({ authorization: `Bearer ${made.token}` });
  expect((await client.run(WhoAmI)).viewer.person?.name).toBe(person.name);
  const { viewer } = await browser.run(MyTokens);
  expect(JSON.stringify(viewer)).not.toContain(made.token?.slice(-20));
  expect(viewer.accessTokens[0]).toMatchObject({ id: made.accessToken?.id, revokedAt: null });
  expect(viewer.accessTokens[0]?.lastUsedAt).not.toBeNull();

  await browser.run(EndToken, { input: { id: made.accessToken?.id ?? '' } });
  expect(codesOf(await client.ask(WhoAmI))).toEqual(['UNAUTHENTICATED']);
});

test('a token with the scope READ reads, and is FORBIDDEN to change anything', async () => {
  const reader = await hearth.token(await hearth.build.person(), ['read'], 'HR');
  expect((await reader.run(WhoAmI)).viewer.permissions.managePeople).toBe(false);
  const answer = await reader.ask(EndToken, { input: { id: 'tok_01k0000000000000000000000' } });
  expect(codesOf(answer)).toEqual(['FORBIDDEN']);
});

test('a token makes and ends no tokens, whatever its scopes and roles', async () => {
  const person = await hearth.build.person();
  const token = await hearth.token(person, ['read', 'write'], 'ADMIN');
  expect(codesOf(await token.ask(MakeToken, { input: { name: 'second', scopes: ['READ'] } }))).toEqual(['FORBIDDEN']);
  const { viewer } = await (await hearth.as(person)).run(MyTokens);
  expect(codesOf(await token.ask(EndToken, { input: { id: viewer.accessTokens[0]?.id ?? '' } }))).toEqual(['FORBIDDEN']);
});

test('nobody ends the token of somebody else', async () => {
  const owner = await hearth.build.person();
  await hearth.token(owner, ['read']);
  const { viewer } = await (await hearth.as(owner)).run(MyTokens);
  const other = await hearth.as(await hearth.build.person(), 'ADMIN');
  expect(codesOf(await other.ask(EndToken, { input: { id: viewer.accessTokens[0]?.id ?? '' } }))).toEqual(['NOT_FOUND']);
});

test('a token without a scope, or with a life of a minute, is refused with the field that is wrong', async () => {
  const browser = await hearth.as(await hearth.build.person());
  const noScope = await browser.run(MakeToken, { input: { name: 'x', scopes: [] } });
  expect(noScope.createAccessToken).toMatchObject({ token: null, errors: [{ code: 'SCOPE_MISSING', path: ['scopes'] }] });
  const inAMinute = new Date(hearth.clock.now().getTime() + 60_000).toISOString();
  const tooShort = await browser.run(MakeToken, { input: { name: 'x', scopes: ['READ'], expiresAt: inAMinute } });
  expect(tooShort.createAccessToken.errors).toMatchObject([{ code: 'EXPIRY_OUT_OF_RANGE', path: ['expiresAt'] }]);
});

test('sessions and tokens end with the last day of work, where the company is', async () => {
  const leaving = await hearth.build.person({ leftOn: '2026-03-02' });
  const browser = await hearth.as(leaving);
  const token = await hearth.token(leaving, ['read']);
  hearth.clock.set('2026-03-02T23:59:00+08:00');
  expect((await browser.run(WhoAmI)).viewer.roles).toContain('MEMBER');
  expect((await token.run(WhoAmI)).viewer.roles).toContain('MEMBER');
  hearth.clock.set('2026-03-03T00:00:00+08:00');
  expect(codesOf(await browser.ask(WhoAmI))).toEqual(['UNAUTHENTICATED']);
  expect(codesOf(await token.ask(WhoAmI))).toEqual(['UNAUTHENTICATED']);
});

test('a cookie or token that was tampered with is nobody', async () => {
  const browser = await hearth.as(await hearth.build.person());
  const cookie = browser.headers['cookie'] ?? '';
  const forged: Record<string, string>[] = [
    { cookie: cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`) },
    { cookie: cookie.split('.').slice(0, -1).join('.') },
    { cookie: `${cookie}%` },
    { authorization: 'Bearer hearth_nothing' },
    { authorization: 'Basic YTpi' },
    { ...browser.headers, authorization: 'Bearer ' },
  ];
  for (const headers of forged) expect(codesOf(await hearth.nobody.with(headers).ask(WhoAmI))).toEqual(['UNAUTHENTICATED']);
});
