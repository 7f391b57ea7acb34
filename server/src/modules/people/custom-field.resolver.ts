import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { CustomField } from './custom-field.entity.ts';
import { DefineCustomFieldInput, DefineCustomFieldPayload, SetCustomValueInput, SetCustomValuePayload } from './custom-field.inputs.ts';
import { defineCustomField, setCustomValue } from './custom-field.service.ts';

@Resolver(() => CustomField)
export class CustomFieldResolver {
  @Query(() => [CustomField], { description: 'The fields that HR defined, in their order.' })
  customFields(@Ctx() ctx: Context): Promise<CustomField[]> {
    return ctx.em.find(CustomField, {}, { orderBy: { sortOrder: 'asc', key: 'asc' } });
  }

  @UseCase(() => DefineCustomFieldPayload, 'Adds a field to every profile, or changes the one with this key. HR only.')
  async defineCustomField(
    @Arg('input', () => DefineCustomFieldInput) input: DefineCustomFieldInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<DefineCustomFieldPayload, 'errors'>> {
    return { customField: await defineCustomField(ctx, input) };
  }

  @UseCase(() => SetCustomValuePayload, 'Sets or clears what somebody has in a custom field. HR only.')
  async setCustomValue(
    @Arg('input', () => SetCustomValueInput) input: SetCustomValueInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetCustomValuePayload, 'errors'>> {
    return { person: await setCustomValue(ctx, input) };
  }
}
