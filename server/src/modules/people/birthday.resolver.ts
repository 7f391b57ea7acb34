import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { toUserError } from '../../platform/graphql/user-error.ts';
import { BirthdayPreview, BirthdayPreviewArgs } from './birthday.inputs.ts';
import { previewed } from './birthday-preview.rules.ts';

@Resolver(() => BirthdayPreview)
export class BirthdayResolver {
  @Query(() => BirthdayPreview, {
    description:
      'What a birthday would be, for a form: when it is kept next, what day it is in the other calendar, why it cannot be. Nothing is stored.',
  })
  async birthdayPreview(@Args(() => BirthdayPreviewArgs) args: BirthdayPreviewArgs, @Ctx() ctx: Context): Promise<BirthdayPreview> {
    const { fault, ...preview } = previewed(args, await today(ctx));
    const errors = fault ? [toUserError({ code: fault.code, path: [fault.field], message: fault.message }, ctx)] : [];
    return Object.assign(new BirthdayPreview(), { ...preview, errors });
  }
}
