import { GraphQLError } from 'graphql';
import { endOf, holdsOn } from '../../platform/read/dated.ts';
import type { PageRead, Scope } from '../../platform/read/definition.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import type { PersonColumns } from './audience.reads.ts';
import { there, WordSearch } from './directory-search.reads.ts';
import { type PeopleArgs, type PeopleFilter, PeopleOrder, PeopleStatus } from './directory.inputs.ts';
import { sinceWhen } from './person.entity.ts';
import { searchWords } from './search.rules.ts';

/** Those who work here on the day, or will: who has left is in no list. */
export const notLeft = (person: PersonColumns, day: Sql): Sql =>
  sql`(${person.column('leftOn')} is null or ${person.column('leftOn')} >= ${day})`;

const never = sql`1 = 0`;
const MOST_CHOICES = 20;
const WITHIN = sql.id('within');

/** Whom a list is about: what must hold of everybody in it, but for the words of a search. */
export class Wanted {
  readonly words: readonly WordSearch[];
  /** Something was typed that nobody can be found by. */
  readonly #nobody: boolean;
  readonly #filter: PeopleFilter;
  readonly #scope: Scope;
  readonly hobbies: readonly string[];
  readonly skills: readonly string[];

  constructor({ search, filter }: Pick<PeopleArgs, 'search' | 'filter'>, scope: Scope) {
    const words = searchWords(search ?? '');
    this.words = (words ?? []).map((word, index) => new WordSearch(word, index, scope));
    this.#nobody = words?.length === 0;
    this.#filter = filter ?? {};
    this.#scope = scope;
    this.hobbies = chosen('hobbyIds', filter?.hobbyIds, filter?.hobbyId);
    this.skills = chosen('skillIds', filter?.skillIds, filter?.skillId);
    chosen('places', filter?.places);
  }

  get places(): readonly string[] | null {
    return this.#filter.places ?? null;
  }

  get unit(): string | null {
    return this.#filter.unitId ?? null;
  }

  /** Is there anything but a search that leaves people out? */
  get isFiltered(): boolean {
    return this.hobbies.length > 0 || this.skills.length > 0 || this.places !== null || this.unit !== null;
  }

  /** What the conditions need of `with recursive`. */
  parts({ searched = true } = {}): Sql[] {
    const parts = searched ? [...WordSearch.common(this.words), ...this.words.flatMap((word) => word.parts)] : [];
    if (this.unit !== null) {
      parts.push(sql`${WITHIN}(id) as (
        select id from org_unit where id = ${this.unit}
        union select t.unit_id from org_unit_term t join ${WITHIN} above on t.parent_id = above.id where ${holdsOn('t', this.#scope.today)})`);
    }
    return parts;
  }

  status(person: PersonColumns): Sql {
    if (this.#nobody) return never;
    const { viewer, today } = this.#scope;
    if ((this.#filter.status ?? PeopleStatus.CURRENT) === PeopleStatus.CURRENT) return notLeft(person, today);
    return viewer.hr ? sql`(${person.column('leftOn')} < ${today} and ${person.column('erasedAt')} is null)` : never;
  }

  atPlaces(person: PersonColumns): Sql[] {
    return this.places === null ? [] : [sql`${person.column('place')} in (${sql.list(this.places)})`];
  }

  /** The ids of those whose main post is within the unit as of today: unit by unit, each by an index. */
  peopleWithin(): Sql {
    const held = sql`seat.holder_id is not null and ${holdsOn('seat', this.#scope.today)}`;
    const seats = sql`position_term seat where seat.unit_id = within.id and seat."primary" and ${held}`;
    if (this.#scope.dialect.name === 'sqlite') return sql`select seat.holder_id as id from ${WITHIN} within cross join ${seats}`;
    return sql`select each.id from ${WITHIN} within cross join lateral (select seat.holder_id as id from ${seats} order by ${endOf('seat')} offset 0) each`;
  }

  /** Conditions on one person, each a look-up. */
  holdOf(person: PersonColumns): Sql[] {
    const id = person.column('id');
    const unit = sql`position_term seat where seat.holder_id = ${id} and seat."primary" and ${holdsOn('seat', this.#scope.today)}
      and seat.unit_id in (select id from ${WITHIN})`;
    return [
      this.status(person),
      ...this.hobbies.map((hobby) => there(sql`person_hobby has where has.person_id = ${id} and has.hobby_id = ${hobby}`)),
      ...this.skills.map((skill) => there(sql`person_skill has where has.person_id = ${id} and has.skill_id = ${skill}`)),
      ...this.atPlaces(person),
      ...(this.unit === null ? [] : [there(unit)]),
    ];
  }

  /** The same as sets of ids, for whoever needs everybody; those that `of` names. */
  sets(person: PersonColumns, { places = true, unit = true } = {}): Sql[] {
    const id = person.column('id');
    return [
      this.status(person),
      ...this.hobbies.map((hobby) => sql`${id} in (select person_id from person_hobby where hobby_id = ${hobby})`),
      ...this.skills.map((skill) => sql`${id} in (select person_id from person_skill where skill_id = ${skill})`),
      ...(places ? this.atPlaces(person) : []),
      ...(unit && this.unit !== null ? [this.isWithin(person)] : []),
      ...this.words.map((word) => sql`${id} in (${word.all()})`),
    ];
  }

  isWithin(person: PersonColumns): Sql {
    return sql`${person.column('id')} in (${this.peopleWithin()})`;
  }
}

/** Ids from both arguments of a filter. */
function chosen(name: string, many: readonly string[] | null | undefined, one?: string | null): string[] {
  if (many && many.length > MOST_CHOICES) {
    throw new GraphQLError(`${name} takes ${MOST_CHOICES} at most`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return [...new Set([...(one ? [one] : []), ...(many ?? [])])];
}

/** The order of a list of people, under the alias that `person` has. */
export function inOrder(person: PersonColumns, orderBy: PeopleOrder): Pick<PageRead, 'order' | 'direction'> {
  const id = { by: person.column('id') };
  if (orderBy === PeopleOrder.NEWEST) return { order: [{ by: sql.raw(sinceWhen(person.column('hiredOn').text)) }, id], direction: 'desc' };
  return { order: [{ by: person.column('sortKey') }, id] };
}

/** Before a statement that uses these. */
export const withParts = (parts: readonly Sql[]): Sql => (parts.length ? sql`with recursive ${sql.join(parts)} ` : sql``);
