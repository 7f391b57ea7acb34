/** Keeps what was made for a key as long as it is among the latest `limit` that were asked for; `undefined` is not kept. */
export class Latest<Value> {
  readonly #limit: number;
  readonly #values = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string, make: () => Value): Value {
    let value = this.#values.get(key);
    if (value === undefined) {
      value = make();
      if (value === undefined) return value;
      const [oldest] = this.#values.keys();
      if (this.#values.size >= this.#limit && oldest !== undefined) this.#values.delete(oldest);
    } else this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }
}
