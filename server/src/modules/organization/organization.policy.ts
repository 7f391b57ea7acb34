import type { Viewer } from '../../platform/auth/viewer.ts';

/** HR alone changes the chart, its units and its seats; everybody who is signed in may read all of it. */
export const mayChangeOrganization = (viewer: Pick<Viewer, 'roles'> | null): boolean => viewer?.roles.has('HR') ?? false;
