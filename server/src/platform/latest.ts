/** For keys that hold what a client asks with. */
export const LONGEST_ASKED = 2000;

/**
 * Keeps what was made for a key while it is in use: at least the `limit` latest, at most twice as many. What is not asked for again while
 * `limit` others are goes. `undefined` is not kept.
 */
export class Latest<Value> {
  readonly #limit: number;
  readonly #longest: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** Keys of more than `longest` characters are not kept: what clients send may be a thousand times as long as what they should. */
  constructor(limit: number, longest = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
    this.#longest = longest;
  }

  /** What is kept for a key, and stays in use; undefined where nothing is. */
  find(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.#keep(key, old);
    return old;
  }

  get(key: string, make: () => Value): Value {
    const found = this.find(key);
    if (found !== undefined) return found;
    const value = make();
    if (value !== undefined) this.#keep(key, value);
    return value;
  }

  #keep(key: string, value: Value): void {
    if (key.length > this.#longest) return;
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
