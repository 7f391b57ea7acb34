import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { CustomField, CustomFieldType } from './custom-field.entity.ts';
import {
  DefineCustomFieldInput,
  DefineCustomFieldPayload,
  OrderCustomFieldsInput,
  OrderCustomFieldsPayload,
  RemoveCustomFieldInput,
  RemoveCustomFieldPayload,
  SetCustomValueInput,
  SetCustomValuePayload,
} from './custom-field.inputs.ts';
import { customFieldsInOrder } from './custom-field.reads.ts';
import { defineCustomField, orderCustomFields, removeCustomField } from './custom-field.service.ts';
import { CustomFieldValueView } from './custom-field.types.ts';
import { setCustomValue } from './custom-value.service.ts';
import { personById } from './people.reads.ts';
import { Person } from './person.entity.ts';

@Resolver(() => CustomField)
export class CustomFieldResolver {
  @Query(() => [CustomField], { description: 'The fields that HR defined, in their order.' })
  customFields(@Ctx() ctx: Context): Promise<CustomField[]> {
    return customFieldsInOrder(ctx);
  }

  @UseCase(() => DefineCustomFieldPayload, 'Adds a field to every profile, or changes the one with this key. HR only.')
  async defineCustomField(
    @Arg('input', () => DefineCustomFieldInput) input: DefineCustomFieldInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<DefineCustomFieldPayload, 'errors'>> {
    return { customField: await defineCustomField(ctx, input) };
  }

  @UseCase(() => OrderCustomFieldsPayload, 'Puts the custom fields in another order. HR only.')
  async orderCustomFields(
    @Arg('input', () => OrderCustomFieldsInput) input: OrderCustomFieldsInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<OrderCustomFieldsPayload, 'errors'>> {
    return { customFields: await orderCustomFields(ctx, input) };
  }

  @UseCase(() => RemoveCustomFieldPayload, 'Removes a custom field with everything that people have in it. HR only.')
  async removeCustomField(
    @Arg('input', () => RemoveCustomFieldInput) input: RemoveCustomFieldInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveCustomFieldPayload, 'errors'>> {
    return { deletedCustomFieldId: await removeCustomField(ctx, input) };
  }

  @UseCase(
    () => SetCustomValuePayload,
    'Sets or clears what somebody has in a custom field. HR every field; people of their own those that they fill in themselves, and who may see any of theirs.',
  )
  async setCustomValue(
    @Arg('input', () => SetCustomValueInput) input: SetCustomValueInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetCustomValuePayload, 'errors'>> {
    return { person: await setCustomValue(ctx, input) };
  }
}

@Resolver(() => CustomFieldValueView)
export class CustomFieldValueResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'The member whose id the value is, where the type of its field is PERSON.' })
  async person(@Root() { field, value }: CustomFieldValueView, @Ctx() ctx: Context): Promise<Person | null> {
    return field.type === CustomFieldType.PERSON ? personById(ctx, value) : null;
  }
}
