import type { Viewer } from '../../platform/auth/viewer.ts';

/** Which days are worked everybody sees; HR says otherwise of a day. */
export const mayCorrectHolidays = (viewer: Viewer | null): boolean => viewer?.roles.has('HR') ?? false;
