/** How long what was read about somebody may answer for them again, in milliseconds. */
export const REMEMBERED_MS = 1000;

/** People and programs at once; beyond, the one that was read first is read again. */
const MOST = 10_000;

/**
 * What the database said of who holds a token or a session, kept for a second: a page asks several things at once, and a program hundreds a
 * second. Whatever this server changes forgets all of it at once; what another server changes shows here a second later.
 */
export class RecentViewers {
  readonly #for: number;
  /** Counts what was forgotten: a read that began before is not kept. */
  #age = 0;
  readonly #rows = new Map<string, { row: unknown; until: number }>();

  /** `milliseconds`: 0 remembers nothing. */
  constructor(milliseconds: number) {
    this.#for = milliseconds;
  }

  /** `key` is what the viewer sent; nothing is kept of who is nobody. */
  async remember<Row>(key: string, read: () => Promise<Row | undefined>): Promise<Row | undefined> {
    const known = this.#rows.get(key);
    const now = performance.now();
    if (known && known.until > now) return known.row as Row | undefined;
    const age = this.#age;
    const row = await read();
    if (row === undefined || this.#for === 0 || age !== this.#age) return row;
    const [oldest] = this.#rows.keys();
    if (this.#rows.size >= MOST && oldest !== undefined) this.#rows.delete(oldest);
    this.#rows.set(key, { row, until: now + this.#for });
    return row;
  }

  forget(): void {
    this.#age += 1;
    this.#rows.clear();
  }
}
