import { holdsOn } from '../../platform/read/dated.ts';
import type { Scope } from '../../platform/read/definition.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { type PersonColumns, visible } from './audience.reads.ts';
import { isSpaceless, phoneToken, type SearchWord } from './search.rules.ts';

// What a word of a search finds, in two forms: as a set of ids, and as a question about one person. Which people there are is asked of indexes
// alone; vocabularies, titles, places and unit names are looked through, for there are few of them however many people there are.

/** A person under an alias of the statement. */
export const personAs = (alias: string): PersonColumns => ({
  column: (property) => sql.ref(`${alias}.${property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
});

/** Is there such a row? A look-up for each row that asks: PostgreSQL would rather make a table of all answers first. */
export const there = (from: Sql): Sql => sql`(select 1 from ${from} limit 1) is not null`;

/** The names of a statement's parts for one word. */
const partsOf = (index: number) => {
  const part = (name: string): Sql => sql.id(`${name}${index}`);
  return { hobbies: part('hobbies'), skills: part('skills'), titles: part('titles'), units: part('units'), places: part('places') };
};

/** One letter begins too much: it is looked for in people's own names alone, and digits in numbers and phones. */
const isWorthAWord = ({ text }: SearchWord): boolean => !/^\d+$/.test(text) && (isSpaceless(text) || text.length > 1);

/** Does a text hold the word; where words are divided by spaces, at the beginning of one? (A word is letters and digits: LIKE knows none of them.) */
const holds = (text: Sql, word: string): Sql =>
  isSpaceless(word) ? sql`lower(${text}) like ${`%${word}%`}` : sql`(' ' || lower(${text})) like ${`% ${word}%`}`;

/** The values of a column, each once: from one to the next by the index, whatever number of rows has each. */
const eachOnce = (name: Sql, table: Sql, column: Sql): Sql => sql`${name}(text) as (
    select (select min(${column}) from ${table})
    union all select (select min(t.${column}) from ${table} t where t.${column} > each.text) from ${name} each where each.text is not null)`;

const ALL_TITLES = sql.id('all_titles');
const ALL_PLACES = sql.id('all_places');

export class WordSearch {
  readonly #word: SearchWord;
  readonly #scope: Scope;
  readonly #parts: ReturnType<typeof partsOf>;
  /** Is it looked for in what people have in common with others, too? */
  readonly shared: boolean;

  constructor(word: SearchWord, index: number, scope: Scope) {
    this.#word = word;
    this.#scope = scope;
    this.#parts = partsOf(index);
    this.shared = isWorthAWord(word);
  }

  /** What all words need of `with recursive`. */
  static common(words: readonly WordSearch[]): Sql[] {
    if (!words.some(({ shared }) => shared)) return [];
    return [eachOnce(ALL_TITLES, sql.id('position_term'), sql.id('title')), eachOnce(ALL_PLACES, sql.id('person'), sql.id('place'))];
  }

  /** What this word needs of `with recursive`. */
  get parts(): Sql[] {
    if (!this.shared) return [];
    const { hobbies, skills, titles, units, places } = this.#parts;
    const { text } = this.#word;
    const { today } = this.#scope;
    const vocabulary = (name: Sql, table: Sql): Sql =>
      sql`${name} as materialized (select id from ${table} where findable_by like ${`%\n${text}%`})`;
    return [
      vocabulary(hobbies, sql.id('hobby')),
      vocabulary(skills, sql.id('skill')),
      sql`${titles} as materialized (select text from ${ALL_TITLES} where ${holds(sql.id('text'), text)})`,
      sql`${places} as materialized (select text from ${ALL_PLACES} where ${holds(sql.id('text'), text)})`,
      sql`${units}(id) as (
        select u.unit_id from org_unit_term u where ${holdsOn('u', today)} and ${holds(sql.ref('u.name'), text)}
        union select below.unit_id from org_unit_term below join ${units} above on below.parent_id = above.id where ${holdsOn('below', today)})`,
    ];
  }

  /** The token that leads to those whose own it is. */
  get token(): string {
    return this.#word.text;
  }

  /** The token that leads to those whose phone may be meant. */
  get phone(): string | null {
    return this.#word.phone === null ? null : phoneToken(this.#word.phone);
  }

  /** Does their phone end so, and may the viewer see it? */
  phoneEnds(person: PersonColumns): Sql {
    const digits = ['-', '(', ')', '.'].reduce(
      (text, mark) => sql`replace(${text}, ${sql.lit(mark)}, '')`,
      sql`replace(${person.column('phone')}, ' ', '')`,
    );
    return sql`(${digits} like ${`%${this.#word.phone ?? ''}`} and ${visible(person, 'phone', this.#scope)})`;
  }

  /** Those who have it as their own: by name, alias or number, or by the end of a phone. */
  own(): Sql[] {
    const found = [sql`select t.person_id as id from person_token t where t.token = ${this.token}`];
    if (this.phone !== null) {
      found.push(
        sql`select p.id from person_token t join person p on p.id = t.person_id where t.token = ${this.phone} and ${this.phoneEnds(personAs('p'))}`,
      );
    }
    return found;
  }

  /**
   * Those who have it in common with others: a hobby, a skill, a place, a title, a unit; with `most`, so many of each at most. PostgreSQL reckons
   * what is equal by the average, and where there are few titles it would read everybody for the rarest; what lies between it takes for little, and
   * looks it up.
   */
  inCommon(most?: number): Sql[] {
    if (!this.shared) return [];
    const { hobbies, skills, titles, units, places } = this.#parts;
    const looksUp = this.#scope.dialect.name === 'postgresql' && most !== undefined;
    const is = (column: Sql, value: Sql): Sql => (looksUp ? sql`${column} between ${value} and ${value}` : sql`${column} = ${value}`);
    const each = (set: Sql, id: Sql, from: Sql): Sql =>
      looksUp
        ? sql`select each.id from ${set} word cross join lateral (select ${id} as id from ${from} limit ${sql.lit(most)}) each`
        : sql`select ${id} as id from ${set} word cross join ${from}`;
    const [id, text] = [sql`word.id`, sql`word.text`];
    const seats = sql`seat.holder_id is not null and ${holdsOn('seat', this.#scope.today)}`;
    return [
      each(hobbies, sql`has.person_id`, sql`person_hobby has where ${is(sql`has.hobby_id`, id)}`),
      each(skills, sql`has.person_id`, sql`person_skill has where ${is(sql`has.skill_id`, id)}`),
      each(places, sql`at.id`, sql`person at where ${is(sql`at.place`, text)}`),
      each(titles, sql`seat.holder_id`, sql`position_term seat where ${is(sql`seat.title`, text)} and ${seats}`),
      each(units, sql`seat.holder_id`, sql`position_term seat where ${is(sql`seat.unit_id`, id)} and seat."primary" and ${seats}`),
    ];
  }

  /** Does the person have it in common with others? */
  hasInCommon(person: PersonColumns): Sql {
    if (!this.shared) return sql`1 = 0`;
    const { hobbies, skills, titles, units, places } = this.#parts;
    const id = person.column('id');
    // Asked once: most words name nothing of a sort, and then nobody is looked at for it.
    const any = (...sets: Sql[]): Sql =>
      sql`(${sql.join(
        sets.map((set) => sql`exists (select 1 from ${set})`),
        sql` or `,
      )})`;
    const seat = sql`position_term seat where seat.holder_id = ${id} and ${holdsOn('seat', this.#scope.today)}
      and (seat.title in (select text from ${titles}) or (seat."primary" and seat.unit_id in (select id from ${units})))`;
    return sql`(${sql.join(
      [
        sql`${any(hobbies)} and ${there(sql`person_hobby has where has.person_id = ${id} and has.hobby_id in (select id from ${hobbies})`)}`,
        sql`${any(skills)} and ${there(sql`person_skill has where has.person_id = ${id} and has.skill_id in (select id from ${skills})`)}`,
        sql`${person.column('place')} in (select text from ${places})`,
        sql`${any(titles, units)} and ${there(seat)}`,
      ].map((way) => sql`(${way})`),
      sql` or `,
    )})`;
  }

  /** Does it find the person, by whatever it is? */
  finds(person: PersonColumns): Sql {
    const id = person.column('id');
    const has = (token: string): Sql => there(sql`person_token t where t.person_id = ${id} and t.token = ${token}`);
    const ways = [has(this.token)];
    if (this.phone !== null) ways.push(sql`(${has(this.phone)} and ${this.phoneEnds(person)})`);
    if (this.shared) ways.push(this.hasInCommon(person));
    return sql`(${sql.join(ways, sql` or `)})`;
  }

  /** Everybody whom it finds. */
  all(): Sql {
    return sql.join([...this.own(), ...this.inCommon()], sql` union all `);
  }
}
