import { describe, expect, it } from 'vitest';
import type { GrantedRole, TokenScope, Viewer } from '../../platform/auth/viewer.ts';
import { mayManageAccounts, mayManageCompany, mayManageTokens, maySeeTokensOf } from './access.policy.ts';

const viewer = (roles: GrantedRole[] = [], scopes: TokenScope[] | null = null): Viewer => ({
  accountId: 'acc_1',
  personId: 'per_1',
  roles: new Set(roles),
  timeZone: null,
  locale: null,
  tokenScopes: scopes && new Set(scopes),
});

describe('An administrator', () => {
  it('keeps accounts and the company from a browser', () => {
    expect(mayManageAccounts(viewer(['ADMIN']))).toBe(true);
    expect(mayManageCompany(viewer(['ADMIN']))).toBe(true);
  });

  it('keeps neither with a token, whatever its scopes', () => {
    expect(mayManageAccounts(viewer(['ADMIN'], ['read', 'write']))).toBe(false);
    expect(mayManageCompany(viewer(['ADMIN'], ['read', 'write']))).toBe(false);
  });
});

describe('HR, members and nobody', () => {
  it('keep neither accounts nor the company', () => {
    for (const who of [viewer(['HR']), viewer(), null]) {
      expect(mayManageAccounts(who)).toBe(false);
      expect(mayManageCompany(who)).toBe(false);
    }
  });
});

describe('Access tokens', () => {
  it('are made by everybody at a browser, and never with a token', () => {
    expect(mayManageTokens(viewer())).toBe(true);
    expect(mayManageTokens(viewer(['ADMIN'], ['read', 'write']))).toBe(false);
    expect(mayManageTokens(null)).toBe(false);
  });

  it('are seen by their owner alone, administrators not excepted', () => {
    expect(maySeeTokensOf(viewer(), 'acc_1')).toBe(true);
    expect(maySeeTokensOf(viewer(['ADMIN']), 'acc_2')).toBe(false);
  });
});
