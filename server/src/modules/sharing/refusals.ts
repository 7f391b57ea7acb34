import { Rejected } from '../../platform/graphql/user-error.ts';
import type { Text } from '../../platform/locale.ts';

// What sharing refuses in more than one place, in words.

export const refuse = (code: string, path: readonly string[], zh: string, en: string): Rejected =>
  new Rejected([{ code, path, message: { zh, en } satisfies Text }]);

export const notAMember = (path: readonly string[]): Rejected =>
  refuse('NOT_IN_CIRCLE', path, '此人那天不在分享圈里', 'This person is not of the circle that day');

export const caseIsClosed = (path: readonly string[]): Rejected => refuse('CASE_CLOSED', path, '这个案例已经结案', 'This case is closed');

export const notACase = (path: readonly string[]): Rejected =>
  refuse('NOT_A_CASE', path, '只有疑难案例可以这样做', 'This is for cases alone');
