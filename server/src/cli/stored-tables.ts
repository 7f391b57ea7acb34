import { type EntityManager as CoreEntityManager, type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { SignInSession, Verification } from '../modules/access/account.entity.ts';
import { Lease } from '../platform/orm/lease.entity.ts';

/** What a running server keeps for itself: nobody misses it after a restore. */
const passing: ReadonlySet<unknown> = new Set([SignInSession, Verification, Lease]);

export interface StoredTable {
  name: string;
  meta: EntityMetadata;
  /** Those that are columns, by the names they have in a backup: their own. */
  columns: readonly EntityProperty[];
}

/** Lists of others (`1:m`, `m:n`) are columns of those others. */
const isColumn = ({ kind, owner, fieldNames, persist }: EntityProperty): boolean =>
  fieldNames?.length === 1 &&
  persist !== false &&
  (kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner));

/** Every table that a backup holds, those that others refer to first. */
export function storedTables(em: CoreEntityManager): StoredTable[] {
  const tables = new Map<string, StoredTable>();
  for (const meta of em.getMetadata().getAll().values()) {
    if (!meta.tableName || passing.has(meta.class)) continue;
    tables.set(meta.tableName, { name: meta.tableName, meta, columns: meta.props.filter(isColumn) });
  }
  const ordered: StoredTable[] = [];
  const seen = new Set<string>();
  const visit = (table: StoredTable): void => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const { targetMeta } of table.columns) {
      const target = targetMeta?.tableName === undefined ? undefined : tables.get(targetMeta.tableName);
      if (target) visit(target);
    }
    ordered.push(table);
  };
  for (const table of [...tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) visit(table);
  return ordered;
}

const isBlob = (type: string): boolean => /^(blob|bytea)/i.test(type);

/** A value as a backup has it, the same from both databases. */
export function toBackup(value: unknown, { type }: EntityProperty): unknown {
  if (value === null || value === undefined) return null;
  if (/datetime|timestamp/i.test(type)) return new Date(value as string | number | Date).toISOString();
  if (/^bool/i.test(type)) return value === true || value === 1 || value === '1';
  if (/^json/i.test(type)) return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  if (isBlob(type)) return Buffer.from(value as Uint8Array).toString('base64');
  return value;
}

/** The same value as this database stores it. */
export function fromBackup(value: unknown, { type }: EntityProperty, sqlite: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (/datetime|timestamp/i.test(type)) return sqlite ? new Date(value as string).getTime() : value;
  if (/^bool/i.test(type)) return sqlite ? Number(value) : value;
  if (/^json/i.test(type)) return JSON.stringify(value);
  if (isBlob(type)) return Buffer.from(value as string, 'base64');
  return value;
}
