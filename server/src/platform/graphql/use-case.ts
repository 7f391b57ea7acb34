import { ArgumentValidationError, Field, type MiddlewareFn, Mutation, ObjectType, UseMiddleware } from 'type-graphql';
import type { ValidationError } from 'class-validator';
import { type EntityClass, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { type Context, forgetLoaded, forkContext, runAfterCommit } from '../context.ts';
import { Node } from './node.ts';
import { conflict, type Problem, Rejected, toUserError, UserError } from './user-error.ts';

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty when it was.' })
  errors: UserError[] = [];
}

type PayloadClass = new () => Payload;

export interface UseCaseOptions {
  /** It changes nobody's account, roles, tokens or employment: who was asking just now need not be read again. For what many do at once. */
  viewersStay?: boolean;
}

/**
 * A mutation with the boundary that every mutation needs. The method gets a context of its own (see `forkContext`) and answers the
 * payload's fields without `errors`; a Rejected or a refused input answers `errors` alone, and what must follow a commit runs.
 */
export function UseCase(payload: () => PayloadClass, description: string, options: UseCaseOptions = {}): MethodDecorator {
  return (target, key, descriptor) => {
    UseMiddleware(mutationBoundary(payload, options))(target, key, descriptor as PropertyDescriptor);
    Mutation(payload, { description })(target, key, descriptor as PropertyDescriptor);
  };
}

const mutationBoundary =
  (payload: () => PayloadClass, { viewersStay = false }: UseCaseOptions): MiddlewareFn<Context> =>
  async (action, next) => {
    const request = action.context;
    const ctx = forkContext(request);
    try {
      // TypeGraphQL hands this same object to the method's @Ctx().
      action.context = ctx;
      const answer = (await next()) as object;
      await runAfterCommit(ctx);
      return Object.assign(new (payload())(), answer);
    } catch (error) {
      const problems = problemsOf(error) ?? (await lostRace(error, request));
      if (!problems) throw error;
      return Object.assign(new (payload())(), { errors: problems.map((problem) => toUserError(problem, ctx)) });
    } finally {
      if (!viewersStay) request.services.recentViewers.forget();
      // What is selected below the payload must see the change, not what was loaded before it.
      forgetLoaded(request);
    }
  };

function problemsOf(error: unknown): readonly Problem[] | null {
  if (error instanceof Rejected) return error.problems;
  if (error instanceof ArgumentValidationError) return error.extensions.validationErrors.flatMap((invalid) => problemsOfInput(invalid, []));
  return null;
}

/** Somebody else wrote between our read and our write: the same refusals as if they had come first. */
async function lostRace(error: unknown, request: Context): Promise<readonly Problem[] | null> {
  if (error instanceof UniqueConstraintViolationException) {
    return [
      { code: 'TAKEN', message: { zh: '已经有同样的记录，可能别人刚刚添加', en: 'There is one already; somebody may have just added it' } },
    ];
  }
  if (!(error instanceof OptimisticLockError)) return null;
  const stale: unknown = error.getEntity();
  if (!(stale instanceof Node)) return conflict(null).problems;
  const current = await request.em.fork().findOne(stale.constructor as EntityClass<Node>, stale.id);
  return conflict(current).problems;
}

/** What class-validator found, by the path of each field from the input down. */
export function problemsOfInput(invalid: ValidationError, above: readonly string[]): Problem[] {
  const path = [...above, invalid.property];
  const own = Object.entries(invalid.constraints ?? {}).map(([constraint, message]): Problem => {
    const said = (invalid.contexts?.[constraint] as { message?: Problem['message'] } | undefined)?.message;
    return { code: 'INVALID', path, message: said ?? { zh: `填写有误：${message}`, en: message } };
  });
  return [...own, ...(invalid.children ?? []).flatMap((child) => problemsOfInput(child, path))];
}
