import { createHash } from 'node:crypto';
import { Latest } from '../latest.ts';
import { numbered, ordered, type SlotValues, type Statement } from '../read/sql.ts';

/** Statements kept: on SQLite prepared, on PostgreSQL by their names. */
export const PREPARED = 256;

/**
 * Statements as PostgreSQL's driver takes them: named, so that a connection parses and plans each text once. That makes three times as many
 * small reads in a second. Names are never reused for another text. A connection forgets none that it has seen, so none lives longer than an
 * hour (`orm.ts`).
 */
export class NamedStatements {
  readonly #latest = new Latest<{ name: string; text: string; order: readonly (string | null)[] }>(PREPARED);

  of({ text: written, values }: Statement, slots: SlotValues = {}): { name: string; text: string; values: unknown[] } {
    const { name, text, order } = this.#latest.get(written, () => ({
      name: `hearth_${createHash('sha1').update(written).digest('hex')}`,
      ...numbered(written),
    }));
    return { name, text, values: ordered(values, order, slots) };
  }
}
