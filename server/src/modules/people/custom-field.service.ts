import { isDeepStrictEqual } from 'node:util';
import { type Audited, recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { CustomField, CustomFieldType, CustomFieldValue } from './custom-field.entity.ts';
import type { DefineCustomFieldInput, OrderCustomFieldsInput, RemoveCustomFieldInput } from './custom-field.inputs.ts';
import { customFieldsInOrder } from './custom-field.reads.ts';
import { mayKeepCustomFields } from './people.policy.ts';

/** Adds a field to every profile, or changes the one with this key. */
export async function defineCustomField(ctx: Context, { key, type, ...rest }: DefineCustomFieldInput): Promise<CustomField> {
  authorize(ctx, mayKeepCustomFields(ctx.viewer));
  const choices = [...new Set(rest.choices.map((choice) => choice.trim()).filter(Boolean))];
  if (type === CustomFieldType.CHOICE && choices.length === 0) {
    throw new Rejected([{ code: 'REQUIRED', path: ['choices'], message: { zh: '请给出选项', en: 'Give the choices' } }]);
  }
  const fields = await customFieldsInOrder(ctx);
  const known = fields.find((field) => field.key === key);
  if (known && known.type !== type) {
    throw new Rejected([
      { code: 'TYPE_FIXED', path: ['type'], message: { zh: `字段 ${key} 的类型不能改`, en: `The type of the field ${key} cannot change` } },
    ]);
  }
  const labels = { labelZh: rest.labelZh.trim(), labelEn: rest.labelEn.trim() };
  const taken = (['labelZh', 'labelEn'] as const).filter((label) => fields.some((each) => each !== known && each[label] === labels[label]));
  if (taken.length > 0) throw new Rejected(taken.map((label) => labelTaken(labels[label], label)));
  const before = known ? factsOf(known) : null;
  const field = known ?? ctx.em.create(CustomField, { key, type, ...labels });
  // A new field stands last; one that is there stays where it is, unless something else is said.
  const sortOrder = rest.sortOrder ?? known?.sortOrder ?? (fields.at(-1)?.sortOrder ?? -1) + 1;
  Object.assign(field, { ...rest, ...labels, choices: type === CustomFieldType.CHOICE ? choices : [], sortOrder });
  await ctx.em.transactional(async (em) => {
    await em.persist(field).flush();
    await recordChanges({ ...ctx, em }, 'defineCustomField', [{ field, before }]);
  });
  return field;
}

/** Puts the fields in the order of these keys; those that are not named follow in their order. */
export async function orderCustomFields(ctx: Context, { keys }: OrderCustomFieldsInput): Promise<CustomField[]> {
  authorize(ctx, mayKeepCustomFields(ctx.viewer));
  const fields = await customFieldsInOrder(ctx);
  const placeOf = new Map(keys.map((key, index) => [key, index]));
  const ordered = fields.toSorted((a, b) => (placeOf.get(a.key) ?? keys.length) - (placeOf.get(b.key) ?? keys.length));
  const changes = ordered.map((field) => ({ field, before: factsOf(field) }));
  await ctx.em.transactional(async (em) => {
    for (const [index, field] of ordered.entries()) field.sortOrder = index;
    await em.flush();
    await recordChanges({ ...ctx, em }, 'orderCustomFields', changes);
  });
  return ordered;
}

/** Removes a field with everything that people have in it. */
export async function removeCustomField(ctx: Context, { id }: RemoveCustomFieldInput): Promise<string> {
  authorize(ctx, mayKeepCustomFields(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const field = found(ctx, await em.findOne(CustomField, id));
    await em.nativeDelete(CustomFieldValue, { field: id });
    em.remove(field);
    await recordAudit({ ...ctx, em }, 'removeCustomField', [{ subjectType: SUBJECT, subjectId: id, before: factsOf(field), after: null }]);
    return id;
  });
}

const SUBJECT = 'CustomField';

const factsOf = ({ key, labelZh, labelEn, type, choices, audience, filledByPerson, sortOrder }: CustomField) => ({
  key,
  labelZh,
  labelEn,
  type,
  choices,
  audience,
  filledByPerson,
  sortOrder,
});

/** Writes down what became of fields, of those that are different now. */
async function recordChanges(
  ctx: Context,
  action: string,
  changes: readonly { field: CustomField; before: ReturnType<typeof factsOf> | null }[],
): Promise<void> {
  const changed = changes.flatMap(({ field, before }): Audited[] => {
    const after = factsOf(field);
    return isDeepStrictEqual(before, after) ? [] : [{ subjectType: SUBJECT, subjectId: field.id, before, after }];
  });
  if (changed.length > 0) await recordAudit(ctx, action, changed);
}

function labelTaken(label: string, path: string): Problem {
  return { code: 'LABEL_TAKEN', path: [path], message: { zh: `已经有字段叫“${label}”`, en: `There is a field called “${label}” already` } };
}
