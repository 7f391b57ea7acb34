import type { Context } from '../../platform/context.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { CustomField, CustomFieldType, CustomFieldValue } from './custom-field.entity.ts';
import type { DefineCustomFieldInput, SetCustomValueInput } from './custom-field.inputs.ts';
import { readCustomValue } from './custom-field.rules.ts';
import { isHr } from './people.policy.ts';
import { Person } from './person.entity.ts';

/** Adds a field to every profile, or changes the one with this key. */
export async function defineCustomField(ctx: Context, { key, type, ...rest }: DefineCustomFieldInput): Promise<CustomField> {
  authorize(ctx, isHr(ctx.viewer));
  const choices = [...new Set(rest.choices.map((choice) => choice.trim()).filter(Boolean))];
  if (type === CustomFieldType.CHOICE && choices.length === 0) {
    throw new Rejected([{ code: 'REQUIRED', path: ['choices'], message: { zh: '请给出选项', en: 'Give the choices' } }]);
  }
  const known = await ctx.em.findOne(CustomField, { key });
  if (known && known.type !== type) {
    throw new Rejected([
      { code: 'TYPE_FIXED', path: ['type'], message: { zh: `字段 ${key} 的类型不能改`, en: `The type of the field ${key} cannot change` } },
    ]);
  }
  const field = known ?? ctx.em.create(CustomField, { key, type, labelZh: rest.labelZh, labelEn: rest.labelEn });
  Object.assign(field, { ...rest, choices });
  ctx.em.persist(field);
  await ctx.em.flush();
  return field;
}

/** Says what somebody has in a custom field, or that they have nothing. */
export async function setCustomValue(ctx: Context, { personId, key, value }: SetCustomValueInput): Promise<Person> {
  authorize(ctx, isHr(ctx.viewer));
  const person = found(ctx, await ctx.em.findOne(Person, personId));
  const field = found(ctx, await ctx.em.findOne(CustomField, { key }));
  const stored = await ctx.em.findOne(CustomFieldValue, { person, field });
  if (value === null) {
    if (stored) ctx.em.remove(stored);
  } else {
    const read = readCustomValue({ type: field.type, choices: field.choices }, value);
    if (!('value' in read)) throw new Rejected([{ code: 'INVALID', path: ['value'], message: read }]);
    if (field.type === CustomFieldType.PERSON) found(ctx, await ctx.em.findOne(Person, read.value));
    ctx.em.persist(Object.assign(stored ?? ctx.em.create(CustomFieldValue, { person, field, value: read.value }), { value: read.value }));
  }
  await ctx.em.flush();
  return person;
}
