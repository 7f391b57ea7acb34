import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { AudienceDefaults, UpdateAudienceDefaultsInput, UpdateAudienceDefaultsPayload } from './audience-default.inputs.ts';
import { audienceDefaults, updateAudienceDefaults } from './audience-default.service.ts';

@Resolver(() => AudienceDefaults)
export class AudienceDefaultResolver {
  @Query(() => AudienceDefaults, { description: 'Who may see a private value that its person has not chosen an audience for.' })
  audienceDefaults(@Ctx() ctx: Context): Promise<AudienceDefaults> {
    return audienceDefaults(ctx);
  }

  @UseCase(
    () => UpdateAudienceDefaultsPayload,
    'Changes who may see private values that nobody has chosen an audience for. People’s own choices stay. HR only.',
  )
  async updateAudienceDefaults(
    @Arg('input', () => UpdateAudienceDefaultsInput) input: UpdateAudienceDefaultsInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<UpdateAudienceDefaultsPayload, 'errors'>> {
    return { audienceDefaults: await updateAudienceDefaults(ctx, input) };
  }
}
