import {
  ChangeSetType,
  type EntityManager as AnyEntityManager,
  type EventArgs,
  type EventSubscriber,
  type FlushEventArgs,
  type UnitOfWork,
} from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { isSqlite } from '../../platform/orm/dialect.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows, someAtATime } from '../../platform/orm/select.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { findableBy, tokensOf } from './search.rules.ts';
import { Skill } from './skill.entity.ts';

/** What of a person their tokens are made of. */
type Findable = Pick<Person, 'id' | 'name' | 'alias' | 'employeeNumber' | 'phone' | 'sortKey'>;
const SOURCES = ['name', 'alias', 'employeeNumber', 'phone', 'sortKey'] as const satisfies readonly (keyof Findable)[];

const PEOPLE_PER_STATEMENT = 250;

/**
 * Writes what people are found by, in the transaction of the EntityManager. Who is written by a flush gets theirs with it
 * (`PersonTokens`); whoever writes people past the unit of work calls this.
 */
export async function writeTokens(em: EntityManager, people: readonly Findable[], { anew = false } = {}): Promise<void> {
  for (let from = 0; from < people.length; from += PEOPLE_PER_STATEMENT) {
    const some = people.slice(from, from + PEOPLE_PER_STATEMENT);
    if (!anew) {
      const ids = some.map(({ id }) => id);
      await em.execute(`delete from person_token where person_id in (${ids.map(() => '?').join(', ')})`, ids, 'run');
    }
    // One value, however many rows it makes.
    const given = JSON.stringify(some.map((person) => [person.id, person.sortKey, tokensOf(person)]));
    await em.execute(isSqlite(em) ? INSERT_ON_SQLITE : INSERT_ON_POSTGRESQL, [given], 'run');
  }
}

const INSERT_ON_SQLITE = `insert into person_token (person_id, sort_key, token)
  select p.value ->> 0, p.value ->> 1, t.value from json_each(?) p, json_each(p.value -> 2) t where true on conflict do nothing`;
const INSERT_ON_POSTGRESQL = `insert into person_token (person_id, sort_key, token)
  select p ->> 0, p ->> 1, t from json_array_elements(cast(? as json)) p, json_array_elements_text(p -> 2) t on conflict do nothing`;

/** Of one flush: how many of its people are still to be written, and whose tokens follow. */
interface Pending {
  left: number;
  people: Person[];
  anew: boolean;
}

/** Keeps the tokens of everybody whom a flush writes, in its transaction: once for all of its people, after the last of them. */
export class PersonTokens implements EventSubscriber<Person> {
  readonly #pending = new WeakMap<UnitOfWork, Pending>();

  getSubscribedEntities(): (typeof Person)[] {
    return [Person];
  }

  onFlush({ uow }: FlushEventArgs): void {
    const written = uow.getChangeSets().filter(({ entity, type }) => entity instanceof Person && type !== ChangeSetType.DELETE);
    const concerned = written.filter(({ type, payload }) => type === ChangeSetType.CREATE || SOURCES.some((source) => source in payload));
    this.#pending.set(uow, {
      left: written.length,
      people: concerned.map(({ entity }) => entity as Person),
      anew: concerned.every(({ type }) => type === ChangeSetType.CREATE),
    });
  }

  afterCreate({ em }: EventArgs<Person>): Promise<void> {
    return this.#written(em);
  }

  afterUpdate({ em }: EventArgs<Person>): Promise<void> {
    return this.#written(em);
  }

  async #written(em: AnyEntityManager): Promise<void> {
    const pending = this.#pending.get(em.getUnitOfWork());
    if (!pending || --pending.left > 0 || pending.people.length === 0) return;
    await writeTokens(em as EntityManager, await whole(em, pending.people), pending);
  }
}

/** A phone is loaded only where it is asked for. */
async function whole(em: AnyEntityManager, people: readonly Person[]): Promise<Findable[]> {
  const without = people.filter(({ phone }) => phone === undefined).map(({ id }) => id);
  if (without.length === 0) return [...people];
  const phones = new Map(
    (await em.fork({ keepTransactionContext: true }).find(Person, { id: { $in: without } }, { fields: ['id', 'phone'] })).map(
      ({ id, phone }) => [id, phone] as const,
    ),
  );
  return people.map(({ id, name, alias, employeeNumber, phone, sortKey }) => ({
    id,
    name,
    alias,
    employeeNumber,
    phone: phones.get(id) ?? phone ?? null,
    sortKey,
  }));
}

/**
 * Makes up for who was written before there were tokens, and for words likewise: safe to run twice, and by two servers at once. Whoever changes
 * the rules behind them lets a migration empty `person_token` and `findable_by`.
 */
export async function writeMissingTokens(ctx: Context): Promise<void> {
  const without = "select id from person p where not exists (select 1 from person_token t where t.person_id = p.id) and p.name <> ''";
  const missing = (await selectRows<{ id: string }>(ctx.em, without)).map(({ id }) => id);
  const fields = ['id', ...SOURCES] as const;
  await someAtATime(missing, async (ids) => {
    const people = await ctx.em.fork().find(Person, { id: { $in: ids } }, { fields });
    await writeTokens(ctx.em, people, { anew: true });
    return [];
  });
  for (const vocabulary of [Hobby, Skill]) {
    const words = await ctx.em.find<Hobby | Skill>(vocabulary, { findableBy: '' });
    for (const word of words) await ctx.em.nativeUpdate<Hobby | Skill>(vocabulary, { id: word.id }, { findableBy: findableBy(word) });
  }
}
