import type { PageRead, Scope } from '../../platform/read/definition.ts';
import { beyond, orderOf, where } from '../../platform/read/paging.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import type { PersonColumns } from './audience.reads.ts';
import { inOrder, type Wanted } from './directory-filter.reads.ts';
import { personAs, type WordSearch } from './directory-search.reads.ts';
import { type PeopleArgs, PeopleOrder } from './directory.inputs.ts';

/**
 * So many ids are gathered to find out how many something finds. As many or fewer are looked at one by one and sorted; where there are more, the
 * directory is walked in its order, for then a page is soon full. So no page costs more, however many people there are.
 */
const MOST_GATHERED = 2000;

const FILTERED = sql.id('filtered');
const DRIVER = sql.id('driver');
const gatheredBy = (index: number): Sql => sql.id(`gathered${index}`);

/** Stands after every sort key. */
const END = '\u{10FFFF}';

interface AskedPage extends Pick<PeopleArgs, 'first' | 'orderBy'> {
  after: string | null;
  /** No sort key before it. */
  startKey: string | null;
}

/** The page of a search or a filter, and how it is found: enough people, of whom the first in order are the page. */
export class Candidates {
  readonly #wanted: Wanted;
  readonly #scope: Scope;
  readonly #args: AskedPage;
  readonly #person = personAs('p');

  constructor(wanted: Wanted, args: AskedPage, scope: Scope) {
    this.#wanted = wanted;
    this.#scope = scope;
    this.#args = args;
  }

  get #byName(): boolean {
    return this.#args.orderBy === PeopleOrder.NAME;
  }

  /** What `ids` needs of `with recursive`, after what the conditions need. */
  parts(): Sql[] {
    const { words, isFiltered } = this.#wanted;
    const parts = words.map(
      (word, index) => sql`${gatheredBy(index)} as materialized (select id from (${this.#gathered(word)}) found limit ${LIMIT})`,
    );
    if (isFiltered) parts.push(sql`${FILTERED} as materialized (${this.#filtered()})`);
    if (words.length > 1) {
      const counts = words.map((_, index) => sql`select ${sql.lit(index)} as word, (select count(*) from ${gatheredBy(index)}) as people`);
      parts.push(
        sql`${DRIVER} as materialized (select word from (${sql.join(counts, sql` union all `)}) counted order by people, word limit 1)`,
      );
    }
    return parts;
  }

  /** The people themselves, as rows of their table. */
  people(): Sql {
    return sql`select p.* from (select distinct id from (${this.#ids()}) ids) found${this.#beside(sql`found.id`, sql.raw('p.*'))}`;
  }

  /** The ids of enough people, each part of them by one way. Ways that are not the one to go cost nothing. */
  #ids(): Sql {
    const { words, isFiltered } = this.#wanted;
    const ways: Sql[] = [];
    const few = sql`(select count(*) from ${FILTERED}) <= ${sql.lit(MOST_GATHERED)}`;
    if (isFiltered) {
      const conditions = words.map((word) => word.finds(this.#person));
      ways.push(this.#lookedAt(FILTERED, [few], conditions));
      if (!words.length) ways.push(this.#walked([sql`not ${few}`], this.#wanted.holdOf(this.#person)));
    }
    words.forEach((word, index) => {
      const go = [
        ...(isFiltered ? [sql`not ${few}`] : []),
        ...(words.length > 1 ? [sql`(select word from ${DRIVER}) = ${sql.lit(index)}`] : []),
      ];
      const others = words.filter((other) => other !== word).map((other) => other.finds(this.#person));
      ways.push(...this.#waysOf(word, index, go, [...this.#wanted.holdOf(this.#person), ...others]));
    });
    return sql.join(
      ways.map((way, index) => sql`select id from (${way}) ${sql.id(`way${index}`)}`),
      sql` union all `,
    );
  }

  #waysOf(word: WordSearch, index: number, go: readonly Sql[], conditions: readonly Sql[]): Sql[] {
    const ways: Sql[] = [];
    if (this.#byName) {
      // The tokens stand in the order of the directory.
      ways.push(this.#inOrderOf(word.token, go, conditions));
      if (word.phone !== null) ways.push(this.#inOrderOf(word.phone, go, [...conditions, word.phoneEnds(this.#person)]));
      if (!word.shared) return ways;
    }
    const gathered = gatheredBy(index);
    const few = sql`(select count(*) from ${gathered}) <= ${sql.lit(MOST_GATHERED)}`;
    ways.push(this.#lookedAt(gathered, [...go, few], conditions));
    const found = this.#byName ? word.hasInCommon(this.#person) : word.finds(this.#person);
    ways.push(this.#walked([...go, sql`not ${few}`], [found, ...conditions]));
    return ways;
  }

  /** What of a word is gathered: by name only what stands in no order of its own. */
  #gathered(word: WordSearch): Sql {
    const inCommon = word.inCommon(MOST_GATHERED + 1);
    const found = this.#byName ? inCommon : [...word.own(), ...inCommon];
    return found.length ? sql.join(found, sql` union all `) : sql`select '' as id where 1 = 0`;
  }

  /** Whom the filters leave, by the first of them. */
  #filtered(): Sql {
    const { hobbies, skills, places } = this.#wanted;
    const [hobby] = hobbies;
    const [skill] = skills;
    let source = this.#wanted.unit === null ? sql`` : this.#wanted.peopleWithin();
    if (places !== null) source = sql`select id from person where place in (${sql.list(places)})`;
    if (skill !== undefined) source = sql`select person_id as id from person_skill where skill_id = ${skill}`;
    if (hobby !== undefined) source = sql`select person_id as id from person_hobby where hobby_id = ${hobby}`;
    return sql`select p.id from (${source}) found${this.#beside(sql`found.id`)}${where(this.#wanted.holdOf(this.#person))} limit ${LIMIT}`;
  }

  /** Joins the person of an id by a look-up: never the other way round, which would read everybody. */
  #beside(id: Sql, columns = COLUMNS): Sql {
    if (this.#scope.dialect.name === 'sqlite') return sql` cross join person p on p.id = ${id}`;
    return sql` cross join lateral (select ${columns} from person p where p.id = ${id} offset 0) p`;
  }

  /** The first of a token, in the order of its index. */
  #inOrderOf(token: string, go: readonly Sql[], conditions: readonly Sql[]): Sql {
    const key = { column: (name: string): Sql => sql.ref(name === 'id' ? 't.person_id' : 't.sort_key') };
    const conditionsOfAll = [sql`t.token = ${token}`, ...this.#begin(key, go), ...conditions];
    return sql`select t.person_id as id from person_token t${this.#beside(sql`t.person_id`)}${where(conditionsOfAll)}${this.#firstOf(key)}`;
  }

  /** Few, looked at one by one. */
  #lookedAt(gathered: Sql, go: readonly Sql[], conditions: readonly Sql[]): Sql {
    const few = sql`(select distinct id from ${gathered}${where(go)}) few`;
    return sql`select p.id from ${few}${this.#beside(sql`few.id`)}${where([...this.#after(this.#person), ...conditions])}${this.#firstOf(this.#person)}`;
  }

  /**
   * The directory in its order, until a page is full. One condition after the other: the first is asked of an index, and SQLite would else read the
   * row of everybody on the way before it.
   */
  #walked(go: readonly Sql[], conditions: readonly Sql[]): Sql {
    const all = conditions.reduceRight((rest, condition) => sql`case when ${condition} then ${rest} else 1 = 0 end`, sql`1 = 1`);
    return sql`select p.id from person p${where([...this.#begin(this.#person, go), all])}${this.#firstOf(this.#person)}`;
  }

  #page(columns: PersonColumns): PageRead {
    return { where: [], ...inOrder(columns, this.#args.orderBy), first: this.#args.first, after: this.#args.after };
  }

  #after(columns: PersonColumns): Sql[] {
    const { startKey } = this.#args;
    const start = startKey === null ? [] : [sql`${columns.column('sortKey')} >= ${startKey}`];
    return [...start, ...beyond(this.#scope, this.#page(columns))];
  }

  /** From where an index is read: from its end on, where it is not the way to go. */
  #begin(columns: PersonColumns, go: readonly Sql[]): Sql[] {
    if (!go.length) return this.#after(columns);
    const [first] = inOrder(columns, this.#args.orderBy).order;
    const { dialect } = this.#scope;
    const condition = sql.join(go, sql` and `);
    const begin = this.#byName
      ? sql`${first?.by} >= (select case when ${condition} then '' else ${sql.lit(END)} end)`
      : sql`${first?.by} <= (select case when ${condition} then ${dialect.day(sql.lit('9999-12-31'))} else ${dialect.day(sql.lit('-infinity'))} end)`;
    return [begin, ...this.#after(columns)];
  }

  #firstOf(columns: PersonColumns): Sql {
    return sql` order by ${sql.join(orderOf(this.#page(columns)))} limit ${sql.lit(this.#args.first + 1)}`;
  }
}

const LIMIT = sql.lit(MOST_GATHERED + 1);
/** What conditions on a person and orders need. */
const COLUMNS = sql.raw('p.id, p.sort_key, p.hired_on, p.left_on, p.erased_at, p.place, p.phone, p.phone_audience');
