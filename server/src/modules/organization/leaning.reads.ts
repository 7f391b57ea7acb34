import { endOfTerm } from '../../platform/orm/dated.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows, someAtATime } from '../../platform/orm/select.ts';

/** The rows that lean on a seat or a unit: they may be true only while it exists. */
const LEANING = {
  seats: {
    life: { table: 'position_term', id: 'position_id' },
    rows: [
      ['position_term', 'reports_to_id'],
      ['dotted_line', 'position_id'],
      ['dotted_line', 'reports_to_id'],
      ['stand_in', 'position_id'],
      ['org_unit_term', 'head_position_id'],
    ],
  },
  units: {
    life: { table: 'org_unit_term', id: 'unit_id' },
    rows: [
      ['position_term', 'unit_id'],
      ['org_unit_term', 'parent_id'],
    ],
  },
} as const;

/** Which of these seats or units something leans on outside the days on which they exist, as the database has it now. */
export const leantOnOutsideLife = (em: EntityManager, tree: keyof typeof LEANING, ids: readonly string[]): Promise<string[]> =>
  someAtATime(ids, (some) => leantOnAmong(em, tree, some));

async function leantOnAmong(em: EntityManager, tree: keyof typeof LEANING, ids: readonly string[]): Promise<string[]> {
  const { life, rows } = LEANING[tree];
  const list = ids.map(() => '?').join(', ');
  const lives = `select ${life.id} as id, min(valid_from) as first_day, case when count(*) = count(valid_to) then max(valid_to) end as end_day
    from ${life.table} where ${life.id} in (${list}) group by ${life.id}`;
  const outside = rows.map(
    ([table, column]) => `select each.${column} as id from ${table} each left join (${lives}) life on life.id = each.${column}
    where each.${column} in (${list}) and (life.id is null or each.valid_from < life.first_day
      or (life.end_day is not null and ${endOfTerm('each.valid_to')} > life.end_day))`,
  );
  const values = rows.flatMap(() => [...ids, ...ids]);
  const found = await selectRows<{ id: string }>(em, outside.join('\nunion\n'), values);
  return found.map(({ id }) => id);
}
