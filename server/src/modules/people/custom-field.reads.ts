import type { Context } from '../../platform/context.ts';
import { CustomFieldValue } from './custom-field.entity.ts';
import { maySee } from './people.policy.ts';
import { Audience } from './person.entity.ts';
import { CustomFieldValueView } from './person.types.ts';
import { standing } from './private-values.service.ts';

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
  const fields = values.map(({ field, value }) => ({
    field: field.unwrap(),
    audience: Audience[String(field.unwrap().audience) as keyof typeof Audience],
    value,
  }));
  const to = await standing(
    ctx,
    personId,
    fields.map(({ audience }) => audience),
  );
  const seen = fields.filter(({ audience }) => maySee(audience, to));
  return seen.map(({ field, value }) => Object.assign(new CustomFieldValueView(), { field, value }));
}
