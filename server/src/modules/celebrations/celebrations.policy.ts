import type { Viewer } from '../../platform/auth/viewer.ts';

/** Who is told of whose day is HR's to say. */
export const mayKeepReminderRules = (viewer: Viewer | null): boolean => viewer?.roles.has('HR') ?? false;
