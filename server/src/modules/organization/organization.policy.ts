import type { Viewer } from '../../platform/auth/viewer.ts';

type Asking = Pick<Viewer, 'roles' | 'accountId' | 'personId'>;

/** HR alone changes the chart, its units and its seats; everybody who is signed in may read all of it. */
export const mayChangeOrganization = (viewer: Pick<Viewer, 'roles'> | null): boolean => viewer?.roles.has('HR') ?? false;

/** Who drafted a plan, whom they let in, and whether it is still private to them. */
export interface PlanAccess {
  readonly accountId: string;
  readonly editorIds: readonly string[];
  readonly isDraft: boolean;
  readonly isPublished: boolean;
}

const isEditor = (viewer: Asking | null, { accountId, editorIds }: PlanAccess): boolean =>
  viewer !== null && (viewer.accountId === accountId || (viewer.personId !== null && editorIds.includes(viewer.personId)));

/** A draft is private to its editors; once it is published it is as public as the chart. */
export const maySeePlan = (viewer: Asking | null, plan: PlanAccess): boolean =>
  viewer !== null && (plan.isPublished || isEditor(viewer, plan));

/** Its editors edit a draft, managers among them whom HR let in. */
export const mayEditPlan = (viewer: Asking | null, plan: PlanAccess): boolean => plan.isDraft && isEditor(viewer, plan);

/** Publishing changes the chart, so it takes an editor who is HR. */
export const mayPublishPlan = (viewer: Asking | null, plan: PlanAccess): boolean =>
  mayEditPlan(viewer, plan) && mayChangeOrganization(viewer);
