import type { Viewer } from '../../platform/auth/viewer.ts';

/** Who may bring files of people in, and take them out. */
export const mayImport = (viewer: Viewer | null): boolean => viewer?.roles.has('HR') ?? false;
