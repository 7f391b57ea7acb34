import { GraphQLError } from 'graphql';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import type { Context } from '../context.ts';
import { inLocale, type Text } from '../locale.ts';
import { Node } from './node.ts';

// Not subclasses of Error: graphql-js throws an Error that a resolver returns.

@InterfaceType({ description: 'Something that the person who asked can mend.' })
export abstract class UserError {
  @Field(() => String, { description: 'What is wrong, in the language of the viewer.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The input field it concerns, from the input down: `["rows", "3", "birthday"]`. Null: the whole.',
  })
  path: string[] | null = null;

  @Field(() => String, { description: 'Stable and for programs: `NAME_MISSING`.' })
  code!: string;
}

@ObjectType({ implements: UserError, description: 'A user error that its message says everything about.' })
export class PlainUserError extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'Someone else has changed it since it was read: look at what is there now and decide again.',
})
export class ConflictError extends UserError {
  @Field(() => Node, { nullable: true, description: 'What is there now.' })
  current: Node | null = null;
}

/** A refusal as a rule or a use case states it, before anyone's language is known. */
export interface Problem {
  code: string;
  path?: readonly string[];
  message: Text;
  /** Makes a typed user error; a PlainUserError without it. Message, path and code are filled in afterwards. */
  as?: () => UserError;
}

/** Thrown by a use case that refuses; the mutation boundary answers its problems as `errors`. Nothing is written. */
export class Rejected extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.code}: ${problem.message.en}`).join('; '));
    this.name = 'Rejected';
  }
}

export function toUserError(problem: Problem, ctx: Context): UserError {
  const error = problem.as?.() ?? new PlainUserError();
  error.message = inLocale(problem.message, ctx.locale);
  error.path = problem.path ? [...problem.path] : null;
  error.code = problem.code;
  return error;
}

/** The stale write of optimistic concurrency: `version` was read before somebody else's change. */
export const conflict = (current: Node | null): Rejected =>
  new Rejected([
    {
      code: 'CONFLICT',
      path: ['version'],
      message: { zh: '别人刚刚改过，请看过最新内容后再保存', en: 'Somebody else has just changed this; look at it again before you save' },
      as: () => Object.assign(new ConflictError(), { current }),
    },
  ]);

/** Refuses a stale write. Give the version that the client read. */
export function checkVersion(entity: Node & { version: number }, version: number): void {
  if (entity.version !== version) throw conflict(entity);
}

const developerError = (code: string, text: Text, status: number, ctx?: Context): GraphQLError =>
  new GraphQLError(inLocale(text, ctx?.locale ?? 'en'), { extensions: { code, http: { status } } });

export const unauthenticated = (ctx?: Context): GraphQLError =>
  developerError('UNAUTHENTICATED', { zh: '请先登录', en: 'Sign in, or send an access token' }, 401, ctx);

export const forbidden = (ctx?: Context): GraphQLError =>
  developerError('FORBIDDEN', { zh: '你没有这样做的权限', en: 'You may not do this' }, 403, ctx);

export const notFound = (ctx?: Context): GraphQLError =>
  developerError('NOT_FOUND', { zh: '没有找到，可能已被删除', en: 'It does not exist, or no longer' }, 200, ctx);

/** Refuses with FORBIDDEN unless the policy allows it. */
export function authorize(ctx: Context, allowed: boolean): void {
  if (!allowed) throw forbidden(ctx);
}

/** What `em.findOne` answered, or NOT_FOUND. */
export function found<T>(ctx: Context, entity: T | null | undefined): T {
  if (entity === null || entity === undefined) throw notFound(ctx);
  return entity;
}
