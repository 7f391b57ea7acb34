import type { Services } from '@hearth/server/platform/context';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import type { RequiredEntityData } from '@mikro-orm/core';

/** Writes many rows at once and answers their entities. */
export async function writeRows<Entity extends object>(
  services: Services,
  entity: new () => Entity,
  rows: readonly RequiredEntityData<Entity>[],
): Promise<Entity[]> {
  const em = services.orm.em.fork() as EntityManager;
  const made = rows.map((row) => em.create<Entity>(entity, row));
  await em.persist(made).flush();
  return made;
}

/** Writes one row and answers the entity. */
export async function writeRow<Entity extends object>(
  services: Services,
  entity: new () => Entity,
  row: RequiredEntityData<Entity>,
): Promise<Entity> {
  const [made] = await writeRows(services, entity, [row]);
  if (!made) throw new Error('No row was written');
  return made;
}
