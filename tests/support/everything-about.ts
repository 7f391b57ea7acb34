import { Account } from '@hearth/server/modules/access/account.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { namesOfReferences } from '@hearth/server/platform/orm/references';
import type { Services } from '@hearth/server/platform/context';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

type Row = Record<string, unknown>;

interface Written {
  /** Stands in every text that was written about them. */
  mark: string;
  /** What differs in rows of an entity, by its name. */
  given?: Readonly<Record<string, Row>>;
  /** Rows that others refer to as well: with the same ones again, two people have the same in every table. */
  shared?: Map<string, string>;
  /** Columns to leave out, as `Entity.property`. */
  without?: readonly string[];
}

const isToOne = ({ kind, owner }: EntityProperty): boolean =>
  kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);

/** What has to be of some form to be of use. */
const usable: Readonly<Record<string, Row>> = {
  Person: { employeeNumber: null },
  PersonKey: { key: Buffer.alloc(32, 7).toString('base64') },
};

/** `accountId`: it names somebody, without a reference. */
const isNameless = ({ name, kind }: EntityProperty): boolean => kind === ReferenceKind.SCALAR && /^(person|account|owner)Id$/.test(name);

/**
 * Writes a row for every column of every table that names a person or their account, found by the entities alone, and a mark in every text of
 * theirs: a table that somebody adds tomorrow is part of what is tested today.
 */
export class EverythingAbout {
  readonly #services: Services;
  readonly #em: EntityManager;
  readonly #person: Person;
  readonly #written: Required<Written>;
  #count = 0;
  #account = '';

  constructor(services: Services, person: Person, { mark, given = {}, shared = new Map<string, string>(), without = [] }: Written) {
    this.#services = services;
    this.#em = services.orm.em.fork() as EntityManager;
    this.#person = person;
    this.#written = { mark, given, shared, without };
  }

  /** Answers the account, which is theirs from then on. */
  async write(): Promise<string> {
    const names = namesOfReferences(this.#services.orm, [Person, Account]).filter((name) => !this.#written.without.includes(name));
    if (names.includes('Account.person')) this.#account = await this.#row('Account', { person: this.#person.id });
    for (const name of names) {
      if (name === 'Account.person') continue;
      const [entity = '', property = ''] = name.split('.');
      const meta = this.#metas.find((each) => each.className === entity || each.tableName === entity);
      if (!meta) throw new Error(`There is no ${entity}`);
      if (meta.pivotTable) await this.#link(meta);
      else {
        const { targetMeta } = meta.props.find((each) => each.name === property) ?? {};
        const toAccount = targetMeta ? targetMeta.className === 'Account' : /account|owner/i.test(property);
        const id = toAccount ? this.#account : this.#person.id;
        if (id) await this.#row(entity, { [property]: id }, property);
      }
    }
    return this.#account;
  }

  get #metas(): EntityMetadata[] {
    return [...this.#services.orm.getMetadata().getAll().values()];
  }

  /** A row between a person and something else. */
  async #link(meta: EntityMetadata): Promise<void> {
    const [own, other] = meta.props.filter(isToOne).toSorted((a) => (a.targetMeta?.className === 'Person' ? -1 : 1));
    const to = await this.#parent(other?.targetMeta?.className ?? '', true);
    await this.#em.execute(`insert into "${meta.tableName}" ("${own?.fieldNames[0]}", "${other?.fieldNames[0]}") values (?, ?)`, [
      this.#person.id,
      to,
    ]);
  }

  async #parent(entity: string, isShared: boolean): Promise<string> {
    const { shared } = this.#written;
    const known = isShared ? shared.get(entity) : undefined;
    if (known !== undefined) return known;
    const id = await this.#row(entity, {});
    if (isShared) shared.set(entity, id);
    return id;
  }

  async #row(entity: string, given: Row, about?: string): Promise<string> {
    const meta = this.#metas.find((each) => each.className === entity);
    if (!meta) throw new Error(`There is no ${entity}`);
    const fresh = new (meta.class as new () => Row)();
    const inKey = new Set(
      meta.uniques
        .map(({ properties }) => [properties ?? []].flat().map(String))
        .filter((key) => about !== undefined && key.includes(about))
        .flat(),
    );
    const data: Row = {};
    for (const property of meta.props) {
      const { name } = property;
      if (name in given) data[name] = given[name];
      else if (isToOne(property)) {
        if (!property.nullable) data[name] = await this.#parent(property.targetMeta?.className ?? '', inKey.has(name));
      } else if (property.kind === ReferenceKind.SCALAR && !(property.primary && name === 'id') && !property.version) {
        data[name] = isNameless(property) ? (property.nullable ? null : 'somebody') : this.#value(property, fresh, inKey.has(name), entity);
      }
    }
    const values = { ...data, ...usable[entity], ...this.#written.given[entity], ...given };
    const made = this.#em.create<{ id?: string }>(meta.class as new () => { id?: string }, values);
    await this.#em.persist(made).flush();
    return made.id ?? '';
  }

  #value({ type, items, runtimeType, nullable, name }: EntityProperty, fresh: Row, inKey: boolean, entity: string): unknown {
    if (items) return nullable ? null : (fresh[name] ?? items[0]);
    if (/^date(type)?$/i.test(type) && type !== 'Date') return '2025-06-02';
    if (/^date/i.test(type)) return nullable ? null : this.#services.clock.now();
    if (/int|number/i.test(type)) return nullable ? null : (fresh[name] ?? 1);
    if (/bool/i.test(type)) return fresh[name] ?? false;
    if (/json/i.test(type)) return Array.isArray(fresh[name]) ? [] : nullable ? null : (fresh[name] ?? []);
    if (/blob|buffer|uint8/i.test(type) || /uint8/i.test(runtimeType)) return Buffer.from(this.#written.mark);
    this.#count += inKey ? 0 : 1;
    // Whom they have to do with is somebody else.
    const mark = entity === 'Person' ? 'Somebody else' : this.#written.mark;
    return `${mark} ${name}${inKey ? '' : ` ${this.#count}`}`;
  }
}

/** Every column that holds this text somewhere, in the whole database, as `table.column`. */
export async function columnsWith(services: Services, text: string): Promise<string[]> {
  const em = services.orm.em.fork() as EntityManager;
  const found = new Set<string>();
  for (const table of new Set([...services.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName))) {
    for (const row of await em.execute<Row[]>(`select * from "${table}"`)) {
      for (const [column, value] of Object.entries(row)) {
        const held = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : JSON.stringify(value);
        if (held?.includes(text)) found.add(`${table}.${column}`);
      }
    }
  }
  return [...found].sort();
}
