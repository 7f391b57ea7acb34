import type { Services } from '@hearth/server/platform/context';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import type { RequiredEntityData } from '@mikro-orm/core';

/** Writes one row and answers the entity. */
export async function writeRow<Entity extends object>(
  services: Services,
  entity: new () => Entity,
  data: RequiredEntityData<Entity>,
): Promise<Entity> {
  const em = services.orm.em.fork() as EntityManager;
  const made = em.create<Entity>(entity, data);
  await em.persist(made).flush();
  return made;
}
