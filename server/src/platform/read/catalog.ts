import { type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import type { Orm } from '../orm/orm.ts';
import type { FieldRead, RootRead, TypeReads } from './definition.ts';

/** What all modules say of reading, together. */
export class ReadCatalog {
  readonly roots: ReadonlyMap<string, RootRead>;
  readonly #types: ReadonlyMap<string, TypeReads>;
  readonly #orm: Orm;

  constructor(orm: Orm, types: readonly TypeReads[], roots: Readonly<Record<string, RootRead>>) {
    this.#orm = orm;
    const merged = new Map<string, TypeReads>();
    // Several modules may say something of one type: organization knows a person's place.
    for (const reads of types) {
      const known = merged.get(reads.type);
      merged.set(reads.type, { ...known, ...reads, fields: { ...known?.fields, ...reads.fields } });
    }
    this.#types = merged;
    this.roots = new Map(Object.entries(roots));
  }

  typeOf(name: string): TypeReads | undefined {
    return this.#types.get(name);
  }

  metaOf({ entity }: TypeReads): EntityMetadata | null {
    return entity ? this.#orm.getMetadata(entity) : null;
  }

  /** The column behind a field that nothing is said of: private columns have none. */
  plainColumn(reads: TypeReads, field: string): string | null {
    const property = this.metaOf(reads)?.props.find(({ name }) => name === field);
    const isColumn = property?.kind === ReferenceKind.SCALAR && property.persist !== false && !property.hidden && !property.lazy;
    return isColumn ? field : null;
  }

  fieldOf(reads: TypeReads, field: string): FieldRead | undefined {
    return Object.hasOwn(reads.fields, field) ? reads.fields[field] : undefined;
  }
}
