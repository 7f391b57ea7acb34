import type { Random } from './random.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

// The ids of a made company are those of its first day, 2024-01-01.
const FIRST_DAY = Date.UTC(2024, 0, 1);
const MADE_IN_A_MILLISECOND = 8;

/** Ids of the form that the server's `newId` gives (TypeID: a UUIDv7 in base32), but the same for the same seed. Their order is that of making. */
export class Ids {
  readonly #random: Random;
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(prefix: string): string {
    const time = FIRST_DAY + Math.floor(this.#made / MADE_IN_A_MILLISECOND);
    // What orders the ids of one millisecond are the twelve bits after the version, as in the server's.
    const order = this.#made % MADE_IN_A_MILLISECOND;
    this.#made += 1;
    const groups = [14 + (order >> 2), (order & 3) * 8 + this.#group(8), this.#group(), (this.#group(2) << 4) | 8 | this.#group(4)];
    while (groups.length < 16) groups.push(this.#group());
    return `${prefix}_${base32(time)}${groups.map((group) => ALPHABET[group]).join('')}`;
  }

  #group(values = 32): number {
    return Math.floor(this.#random.next() * values);
  }
}

function base32(time: number): string {
  let text = '';
  for (let rest = time, place = 0; place < 10; place += 1) {
    text = `${ALPHABET[rest % 32] ?? ''}${text}`;
    rest = Math.floor(rest / 32);
  }
  return text;
}
