import type { Context } from '../../platform/context.ts';
import { CustomField, CustomFieldValue } from './custom-field.entity.ts';
import { CustomFieldValueView } from './custom-field.types.ts';
import { maySee } from './people.policy.ts';
import { Audience } from './person.entity.ts';
import { standing } from './private-values.service.ts';

/** The fields that HR defined. */
export const customFieldsInOrder = (ctx: Context): Promise<CustomField[]> =>
  ctx.em.find(CustomField, {}, { orderBy: { sortOrder: 'asc', key: 'asc' } });

/** What somebody has in custom fields, as far as the viewer may see it, in the order HR gave the fields. */
export async function customValuesOf(ctx: Context, personId: string): Promise<CustomFieldValueView[]> {
  const values = await ctx.loaders.load('custom values of people', personId, async (ids) => {
    const rows = await ctx.em.find(
      CustomFieldValue,
      { person: { $in: [...ids] } },
      { populate: ['field'], orderBy: { field: { sortOrder: 'asc', key: 'asc' } } },
    );
    const byPerson = Map.groupBy(rows, (row) => row.person.id);
    return ids.map((id) => byPerson.get(id) ?? []);
  });
  const fields = values.map(({ field, value, audience }) => ({
    field: field.unwrap(),
    audience: audience ?? (field.unwrap().audience as Audience),
    chosen: audience,
    value,
  }));
  const to = await standing(
    ctx,
    personId,
    fields.map(({ audience }) => audience),
  );
  const seen = fields.filter(({ audience }) => maySee(audience, to));
  const chosenBy = to.self || to.hr;
  return seen.map(({ field, value, chosen }) =>
    Object.assign(new CustomFieldValueView(), { field, value, audience: chosenBy ? chosen : null }),
  );
}
