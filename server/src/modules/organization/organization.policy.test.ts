import { describe, expect, it } from 'vitest';
import type { GrantedRole, Viewer } from '../../platform/auth/viewer.ts';
import { mayChangeOrganization, mayEditPlan, mayPublishPlan, maySeePlan, type PlanAccess } from './organization.policy.ts';

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

describe('a reorg plan', () => {
  const draft: PlanAccess = { accountId: 'acc_2', editorIds: [], isDraft: true, isPublished: false };
  const mine: PlanAccess = { ...draft, accountId: 'acc_1' };
  const shared: PlanAccess = { ...draft, editorIds: ['per_1'] };

  it('is seen as a draft by its author and its editors alone, HR and administrators not excepted', () => {
    expect([mine, shared].map((plan) => maySeePlan(viewer(), plan))).toEqual([true, true]);
    expect(maySeePlan(viewer('HR', 'ADMIN'), draft)).toBe(false);
    expect(maySeePlan({ ...viewer(), personId: null }, shared)).toBe(false);
  });

  it('is seen by everybody who is signed in once it is published', () => {
    const published = { ...draft, isDraft: false, isPublished: true };
    expect(maySeePlan(viewer(), published)).toBe(true);
    expect(maySeePlan(null, published)).toBe(false);
  });

  it('is edited by its editors, and published by those of them who are HR, while it is a draft', () => {
    expect([mayEditPlan(viewer(), shared), mayPublishPlan(viewer(), shared)]).toEqual([true, false]);
    expect([mayEditPlan(viewer('HR'), shared), mayPublishPlan(viewer('HR'), shared)]).toEqual([true, true]);
    expect([mayEditPlan(viewer('HR'), draft), mayPublishPlan(viewer('HR'), draft)]).toEqual([false, false]);
    const over = { ...mine, isDraft: false };
    expect([mayEditPlan(viewer('HR'), over), mayPublishPlan(viewer('HR'), over)]).toEqual([false, false]);
  });
});
