import { describe, expect, it } from 'vitest';
import type { GrantedRole, Viewer } from '../../platform/auth/viewer.ts';
import { mayChangeOrganization } from './organization.policy.ts';

const viewer = (...roles: GrantedRole[]): Viewer => ({
  accountId: 'acc_1',
  personId: 'per_1',
  roles: new Set(roles),
  locale: null,
  timeZone: null,
  tokenScopes: null,
});

describe('who may change the organization', () => {
  it('is HR', () => expect(mayChangeOrganization(viewer('HR'))).toBe(true));
  it('is not an administrator who is not HR', () => expect(mayChangeOrganization(viewer('ADMIN'))).toBe(false));
  it('is not a member, nor a manager, whom no role names', () => expect(mayChangeOrganization(viewer())).toBe(false));
  it('is nobody who is not signed in', () => expect(mayChangeOrganization(null)).toBe(false));
});
