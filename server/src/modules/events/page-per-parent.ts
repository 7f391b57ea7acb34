import { type RawBuilder, sql } from 'kysely';
import type { CursorValues } from '../../platform/graphql/connection.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';

interface PagePerParent {
  table: 'rsvp' | 'occurrence';
  /** The column of the parent's id. */
  parent: string;
  parents: readonly string[];
  /** What the pages are ordered by: as many expressions as a cursor has values, the last of them unique. */
  order: RawBuilder<unknown>;
  after: CursorValues | null;
  limit: number;
  /** Which rows count at all. */
  where?: RawBuilder<unknown>;
}

/** The ids of the first rows below each of many parents, in one statement: how a connection inside a list is read without a query for each. */
export async function pagePerParent(em: EntityManager, page: PagePerParent): Promise<Map<string, string[]>> {
  const parent = sql.ref(page.parent);
  const beyond = page.after ? sql`and (${page.order}) > (${sql.join([...page.after])})` : sql``;
  const { rows } = await sql<{ id: string; parent: string }>`
    select id, parent from (
      select id, ${parent} as parent, row_number() over (partition by ${parent} order by ${page.order}) as place
      from ${sql.table(page.table)}
      where ${parent} in (${sql.join([...page.parents])}) ${page.where ? sql`and ${page.where}` : sql``} ${beyond}
    ) ranked
    where place <= ${page.limit} order by parent, place`.execute(em.getKysely());
  const ids = new Map<string, string[]>(page.parents.map((id) => [id, []]));
  for (const row of rows) ids.get(row.parent)?.push(row.id);
  return ids;
}
