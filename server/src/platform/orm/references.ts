import { type EntityClass, type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager, Orm } from './orm.ts';

/** A column that names rows of another table. */
export interface Reference {
  table: string;
  column: string;
  /** The other columns of each unique key that it is part of; an empty list: it is a key alone. */
  uniqueWith: readonly (readonly string[])[];
}

const isReference = ({ kind, owner }: EntityProperty): boolean =>
  kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);

const nameOf = (meta: EntityMetadata, property: EntityProperty): string =>
  meta.pivotTable ? meta.tableName : `${meta.className}.${property.name}`;

/** `personId`, `ownerId`: columns that name somebody without a foreign key. */
const NAMES_SOMEBODY = /^(person|account|owner|author|holder|signer)Id$/;

/** The names of all columns that refer to rows of these entities, with a foreign key or by their name alone. */
export function namesOfReferences(orm: Orm, targets: readonly EntityClass<object>[]): string[] {
  const names = [...orm.getMetadata().getAll().values()].flatMap((meta) =>
    meta.props
      .filter((property) =>
        isReference(property)
          ? targets.some((target) => property.targetMeta?.class === target)
          : property.kind === ReferenceKind.SCALAR && NAMES_SOMEBODY.test(property.name),
      )
      .map((property) => nameOf(meta, property)),
  );
  return [...new Set(names)].sort();
}

/** The column of a name that `namesOfReferences` gives; `target` tells which side of a table between two others is meant. */
export function referenceNamed(orm: Orm, name: string, target: EntityClass<object>): Reference {
  for (const meta of orm.getMetadata().getAll().values()) {
    const property = meta.props.find((each) => nameOf(meta, each) === name && (!meta.pivotTable || each.targetMeta?.class === target));
    if (property) return { table: meta.tableName, column: columnOf(property), uniqueWith: uniqueKeysWith(meta, property) };
  }
  throw new Error(`There is no reference ${name}`);
}

const columnOf = ({ name, fieldNames }: EntityProperty): string => fieldNames[0] ?? name;

function uniqueKeysWith(meta: EntityMetadata, property: EntityProperty): string[][] {
  const keys = [
    meta.primaryKeys,
    ...meta.uniques.map(({ properties }) => [properties ?? []].flat<(string | string[])[]>()),
    ...(property.unique ? [[property.name]] : []),
  ];
  return keys
    .filter((key) => key.includes(property.name))
    .map((key) =>
      meta.props.filter((each) => key.includes(each.name) && each.name !== property.name).flatMap(({ fieldNames }) => fieldNames),
    );
}

/** Lets what refers to one row refer to another. Where a unique key allows one alone, `keepOne` keeps the other's; else it fails. */
export async function moveReference(
  em: EntityManager,
  { table, column, uniqueWith }: Reference,
  { fromId, intoId, keepOne }: { fromId: string; intoId: string; keepOne: boolean },
): Promise<void> {
  for (const key of keepOne ? uniqueWith : []) {
    const same = key.map((each) => ` and kept."${each}" = "${table}"."${each}"`).join('');
    const kept = `exists (select 1 from "${table}" kept where kept."${column}" = ?${same})`;
    await em.execute(`delete from "${table}" where "${column}" = ? and ${kept}`, [fromId, intoId], 'run');
  }
  await em.execute(`update "${table}" set "${column}" = ? where "${column}" = ?`, [intoId, fromId], 'run');
}

export async function deleteReferring(em: EntityManager, { table, column }: Reference, id: string): Promise<void> {
  await em.execute(`delete from "${table}" where "${column}" = ?`, [id], 'run');
}

export async function isReferredTo(em: EntityManager, { table, column }: Reference, id: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(`select 1 as found from "${table}" where "${column}" = ? limit 1`, [id]);
  return rows.length > 0;
}
