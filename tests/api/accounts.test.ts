import { expect, test } from 'vitest';
import { openHearth } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const PASSWORD = 'correct horse battery';

const Accounts = graphql(`
  query AccessAccounts($search: String) {
    accounts(search: $search, first: 10) {
      totalCount
      nodes {
        id
        email
        roles
        disabledAt
        person {
          name
        }
      }
    }
    invitations {
      email
    }
  }
`);

const Invite = graphql(`
  mutation AccessInvite($input: InviteAccountInput!) {
    inviteAccount(input: $input) {
      acceptUrl
      invitation {
        id
        email
      }
      errors {
        code
        path
      }
    }
  }
`);

const Withdraw = graphql(`
  mutation AccessWithdraw($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      withdrawnInvitationId
    }
  }
`);

const Disable = graphql(`
  mutation AccessDisable($input: DisableAccountInput!) {
    disableAccount(input: $input) {
      account {
        disabledAt
      }
      errors {
        code
      }
    }
  }
`);

const Grant = graphql(`
  mutation AccessGrant($input: GrantRoleInput!) {
    grantRole(input: $input) {
      account {
        roles
      }
      errors {
        code
      }
    }
  }
`);

const Revoke = graphql(`
  mutation AccessRevoke($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      account {
        roles
      }
      errors {
        code
      }
    }
  }
`);

const Rename = graphql(`
  mutation AccessRename($input: UpdateCompanyInput!) {
    updateCompany(input: $input) {
      company {
        name
        timeZone
        version
      }
      errors {
        code
        path
      }
    }
  }
`);

const WhatCompany = graphql(`
  query AccessCompany {
    company {
      name
      version
      demo
    }
    viewer {
      timeZone
      account {
        id
      }
    }
  }
`);

const now = new Date().toISOString();

test('somebody invited opens the link once, chooses a password, and signs in as the member with that address', async () => {
  await using hearth = await openHearth({ now });
  const member = await hearth.build.person({ name: '李明朗', email: 'li@hearth.test' });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const { inviteAccount: invited } = await admin.run(Invite, { input: { name: '李明朗', email: 'Li@hearth.test' } });
  const code = new URL(invited.acceptUrl ?? '').searchParams.get('code') ?? '';

  expect(await (await hearth.nobody.get(`/api/invitation?code=${code}`)).json()).toMatchObject({ name: '李明朗', email: 'li@hearth.test' });
  expect((await hearth.nobody.post('/api/invitation', { code, password: 'short' })).status).toBe(422);
  const both = await Promise.all([0, 1].map(() => hearth.nobody.post('/api/invitation', { code, password: PASSWORD })));
  expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  expect((await hearth.nobody.get(`/api/invitation?code=${code}`)).status).toBe(422);

  const signedIn = await hearth.nobody.post(
    '/api/auth/sign-in/email',
    { email: 'li@hearth.test', password: PASSWORD },
    { 'x-forwarded-for': '10.2.0.1' },
  );
  expect(signedIn.status).toBe(200);
  const { accounts, invitations } = await admin.run(Accounts, { search: 'li@' });
  expect(accounts).toMatchObject({ totalCount: 1, nodes: [{ email: 'li@hearth.test', roles: [], person: { name: member.name } }] });
  expect(invitations).toEqual([]);
});

test('an invitation finds its member however the address is written and though they leave later; one address of two is refused', async () => {
  await using hearth = await openHearth({ now });
  const su = await hearth.build.person({ name: '苏婉清', email: 'Su@Example.com', leftOn: '2199-01-31' });
  await hearth.build.person({ email: 'su@example.com', leftOn: '2020-01-31' });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const { inviteAccount: invited } = await admin.run(Invite, { input: { name: '小苏', email: 'sU@example.com' } });
  const code = new URL(invited.acceptUrl ?? '').searchParams.get('code') ?? '';
  expect((await hearth.nobody.post('/api/invitation', { code, password: PASSWORD })).status).toBe(200);
  expect((await admin.run(Accounts, { search: 'su@' })).accounts.nodes).toMatchObject([
    { email: 'su@example.com', person: { name: su.name } },
  ]);

  for (const email of ['He@example.com', 'he@example.com']) await hearth.build.person({ email });
  const { inviteAccount: refused } = await admin.run(Invite, { input: { name: '何', email: 'he@example.com' } });
  expect(refused.errors).toEqual([{ code: 'EMAIL_OF_SEVERAL', path: ['email'] }]);
});

test('an invitation that was withdrawn, replaced or is two weeks old no longer works', async () => {
  await using hearth = await openHearth({ now });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const invite = async (): Promise<{ id: string; code: string }> => {
    const { inviteAccount } = await admin.run(Invite, { input: { name: '白雪', email: 'bai@hearth.test' } });
    return { id: inviteAccount.invitation?.id ?? '', code: new URL(inviteAccount.acceptUrl ?? '').searchParams.get('code') ?? '' };
  };
  const open = async (code: string): Promise<number> => (await hearth.nobody.get(`/api/invitation?code=${code}`)).status;
  const first = await invite();
  const second = await invite();
  expect([await open(first.code), await open(second.code)]).toEqual([422, 200]);
  await admin.run(Withdraw, { input: { id: second.id } });
  expect(await open(second.code)).toBe(422);
  const third = await invite();
  hearth.clock.advance({ days: 14 });
  expect(await open(third.code)).toBe(422);
});

test('a disabled account is out at once, sessions and tokens alike; an administrator cannot disable themselves', async () => {
  await using hearth = await openHearth({ now });
  const member = await hearth.build.person();
  const [browser, token] = [await hearth.as(member), await hearth.token(member, ['read'])];
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const { viewer } = await browser.run(WhatCompany);
  const { disableAccount } = await admin.run(Disable, { input: { id: viewer.account.id } });
  expect(disableAccount.account?.disabledAt).not.toBeNull();
  for (const client of [browser, token]) expect((await client.ask(WhatCompany)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');

  const own = await admin.run(WhatCompany);
  expect((await admin.run(Disable, { input: { id: own.viewer.account.id } })).disableAccount.errors).toEqual([{ code: 'OWN_ACCOUNT' }]);
});

test('roles are granted and taken, but an administrator is always left', async () => {
  await using hearth = await openHearth({ now });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const accountId = (await admin.run(WhatCompany)).viewer.account.id;
  expect((await admin.run(Revoke, { input: { accountId, role: 'ADMIN' } })).revokeRole.errors).toEqual([{ code: 'LAST_ADMIN' }]);
  const other = (await (await hearth.as(await hearth.build.person())).run(WhatCompany)).viewer.account.id;
  expect((await admin.run(Grant, { input: { accountId: other, role: 'ADMIN' } })).grantRole.account?.roles).toEqual(['ADMIN']);
  expect((await admin.run(Grant, { input: { accountId: other, role: 'ADMIN' } })).grantRole.errors).toEqual([]);
  expect((await admin.run(Grant, { input: { accountId: other, role: 'HR' } })).grantRole.account?.roles).toEqual(['HR', 'ADMIN']);
  expect((await admin.run(Revoke, { input: { accountId, role: 'ADMIN' } })).revokeRole.account?.roles).toEqual([]);
});

test('of two administrators who take each other’s role or account at once, one stays', async () => {
  await using hearth = await openHearth({ now });
  const [one, two] = [await hearth.build.person(), await hearth.build.person()];
  const ids = new Map<string, string>();
  for (const person of [one, two]) ids.set(person.id, (await (await hearth.as(person, 'ADMIN')).run(WhatCompany)).viewer.account.id);
  const [first, second] = [await hearth.as(one), await hearth.as(two)];
  const [firstId, secondId] = [ids.get(one.id) ?? '', ids.get(two.id) ?? ''];
  await Promise.all([
    first.ask(Revoke, { input: { accountId: secondId, role: 'ADMIN' } }),
    second.ask(Disable, { input: { id: firstId } }),
  ]);
  const answers = [await first.ask(Accounts, {}), await second.ask(Accounts, {})];
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
});

test('an administrator who has left is no administrator left; one who leaves later still is', async () => {
  await using hearth = await openHearth({ now });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const accountId = (await admin.run(WhatCompany)).viewer.account.id;
  await hearth.as(await hearth.build.person({ leftOn: '2020-01-31' }), 'ADMIN');
  expect((await admin.run(Revoke, { input: { accountId, role: 'ADMIN' } })).revokeRole.errors).toEqual([{ code: 'LAST_ADMIN' }]);
  await hearth.as(await hearth.build.person({ leftOn: '2199-01-31' }), 'ADMIN');
  expect((await admin.run(Revoke, { input: { accountId, role: 'ADMIN' } })).revokeRole.errors).toEqual([]);
});

test('accounts and the company are FORBIDDEN to HR, to members, and to an administrator’s token', async () => {
  await using hearth = await openHearth({ now });
  const others = [
    await hearth.as(await hearth.build.person(), 'HR'),
    await hearth.as(await hearth.build.person()),
    await hearth.token(await hearth.build.person(), ['read', 'write'], 'ADMIN'),
  ];
  for (const client of others) {
    const { version } = (await client.run(WhatCompany)).company;
    const accountId = (await client.run(WhatCompany)).viewer.account.id;
    const answers = [
      await client.ask(Accounts, {}),
      await client.ask(Invite, { input: { name: 'x', email: 'x@hearth.test' } }),
      await client.ask(Disable, { input: { id: accountId } }),
      await client.ask(Grant, { input: { accountId, role: 'ADMIN' } }),
      await client.ask(Revoke, { input: { accountId, role: 'ADMIN' } }),
      await client.ask(Rename, { input: { name: 'x', version } }),
    ];
    expect(answers.map((answer) => answer.errors?.[0]?.extensions.code)).toEqual(Array.from({ length: 6 }, () => 'FORBIDDEN'));
  }
});

test('the company is renamed by who read its latest version', async () => {
  await using hearth = await openHearth({ now });
  const admin = await hearth.as(await hearth.build.person(), 'ADMIN');
  const { version } = (await admin.run(WhatCompany)).company;
  const { updateCompany } = await admin.run(Rename, { input: { version, name: '青松集团', timeZone: 'Asia/Urumqi' } });
  expect(updateCompany.company).toEqual({ name: '青松集团', timeZone: 'Asia/Urumqi', version: version + 1 });
  expect((await admin.run(WhatCompany)).viewer.timeZone).toBe('Asia/Urumqi');
  expect((await admin.run(Rename, { input: { version, name: '旧的' } })).updateCompany.errors).toMatchObject([{ code: 'CONFLICT' }]);
});
