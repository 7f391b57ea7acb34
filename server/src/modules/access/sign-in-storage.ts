import type { EntityManager, EntityName, FilterQuery } from '@mikro-orm/core';
import type { BetterAuthOptions } from 'better-auth';
import { type CleanedWhere, createAdapterFactory, type CustomAdapter } from 'better-auth/adapters';

/** Which of our entities stands for which of better-auth's models. */
export type SignInEntities = Readonly<Record<string, EntityName<{ id: string }>>>;

/** A row of whatever model better-auth asks for: its own types name the fields. */
type Row = Record<string, unknown>;

const escaped = (value: CleanedWhere['value']): string => String(value).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

const conditions: Readonly<Record<CleanedWhere['operator'], (value: CleanedWhere['value']) => unknown>> = {
  eq: (value) => value,
  ne: (value) => ({ $ne: value }),
  lt: (value) => ({ $lt: value }),
  lte: (value) => ({ $lte: value }),
  gt: (value) => ({ $gt: value }),
  gte: (value) => ({ $gte: value }),
  in: (value) => ({ $in: value }),
  not_in: (value) => ({ $nin: value }),
  contains: (value) => ({ $like: `%${escaped(value)}%` }),
  starts_with: (value) => ({ $like: `${escaped(value)}%` }),
  ends_with: (value) => ({ $like: `%${escaped(value)}` }),
};

function filterOf(where: readonly CleanedWhere[] = []): FilterQuery<{ id: string }> {
  const parts = where.map(({ connector, field, operator, value }) => ({ connector, is: { [field]: conditions[operator](value) } }));
  const all = parts.filter((part) => part.connector === 'AND').map((part) => part.is);
  const some = parts.filter((part) => part.connector === 'OR').map((part) => part.is);
  return { ...(all.length > 0 && { $and: all }), ...(some.length > 0 && { $or: some }) };
}

/**
 * Where better-auth keeps its rows: in our entities, through the EntityManager. Sign-in then writes through the one write connection of
 * SQLite like everything else, and ids, dates and columns are stored as everywhere else.
 */
export function signInStorage(
  em: EntityManager,
  entities: SignInEntities,
): (options: BetterAuthOptions) => ReturnType<ReturnType<typeof createAdapterFactory>> {
  const config = { adapterId: 'hearth', supportsDates: true, supportsBooleans: true, supportsJSON: true };
  return (options) =>
    createAdapterFactory({
      config: {
        ...config,
        transaction: (work) =>
          em
            .fork()
            .transactional((manager) => work(createAdapterFactory({ config, adapter: () => adapterOver(manager, entities) })(options))),
      },
      adapter: () => adapterOver(em, entities),
    })(options);
}

function adapterOver(em: EntityManager, entities: SignInEntities): CustomAdapter {
  const entityOf = (model: string): EntityName<{ id: string }> => {
    const entity = entities[model];
    if (!entity) throw new Error(`better-auth asks for ${model}, which has no entity`);
    return entity;
  };
  // Plain rows with every column, the private ones too: an entity would leave them out.
  const find = async (model: string, where: readonly CleanedWhere[] | undefined, more: object): Promise<Row[]> => {
    const entity = entityOf(model);
    const fields = em
      .getMetadata()
      .get(entity)
      .comparableProps.map((property) => property.name);
    const options: object = { ctx: em.getTransactionContext<unknown>(), fields, ...more };
    return em.getDriver().find<{ id: string }>(entity, filterOf(where), options);
  };
  return {
    async create({ model, data }) {
      await em.insert(entityOf(model), data);
      return data;
    },
    async findOne<T>({ model, where }: { model: string; where: CleanedWhere[] }) {
      const [row] = await find(model, where, { limit: 1 });
      return (row ?? null) as T | null;
    },
    async findMany<T>(query: Parameters<CustomAdapter['findMany']>[0]) {
      const { model, where, limit, offset, sortBy } = query;
      return (await find(model, where, { limit, offset, ...(sortBy && { orderBy: { [sortBy.field]: sortBy.direction } }) })) as T[];
    },
    async update<T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) {
      const [row] = await find(model, where, { limit: 1 });
      if (!row) return null;
      await em.nativeUpdate(entityOf(model), { id: String(row['id']) }, update as object);
      return { ...row, ...update } as T;
    },
    updateMany: ({ model, where, update }) => em.nativeUpdate(entityOf(model), filterOf(where), update),
    async delete({ model, where }) {
      await em.nativeDelete(entityOf(model), filterOf(where));
    },
    deleteMany: ({ model, where }) => em.nativeDelete(entityOf(model), filterOf(where)),
    count: ({ model, where }) => em.count(entityOf(model), filterOf(where)),
  };
}
