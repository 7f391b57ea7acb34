import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/company/company.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { type ListRead, many, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { notLeft } from './directory-filter.reads.ts';
import { personAs } from './directory-search.reads.ts';
import { Hobby } from './hobby.entity.ts';
import { searchWords } from './search.rules.ts';
import { Skill } from './skill.entity.ts';

/** Where the people of a vocabulary's words stand. */
const linked = { hobby: { table: 'person_hobby', column: 'hobby_id' }, skill: { table: 'person_skill', column: 'skill_id' } } as const;
export type Vocabulary = keyof typeof linked;
const wordClass = { hobby: Hobby, skill: Skill } as const;

/** The words that a search finds, in the order of their spelling: all of them where nothing is asked. */
function wordsFound(word: Row, search: unknown): ListRead {
  const words = searchWords(typeof search === 'string' ? search : '');
  const found = (words ?? []).map(({ text }) => sql`${word.column('findableBy')} like ${`%\n${text}%`}`);
  return { where: words?.length === 0 ? [sql`1 = 0`] : found, order: [word.column('key'), word.column('id')] };
}

/** Those who work here and have a word; `also` is a condition on the link `has`. */
const countOf = (vocabulary: Vocabulary, id: Sql, day: Sql, also = sql``): Sql => {
  const { table, column } = linked[vocabulary];
  return sql`(select count(*) from ${sql.id(table)} has join person p on p.id = has.person_id
    where has.${sql.id(column)} = ${id} and ${notLeft(personAs('p'), day)}${also})`;
};
const HELPS = sql` and has.can_help`;

/** How many work here who have the word, for words that were not read with it. */
const countsOf = (ctx: Context, vocabulary: Vocabulary, wordId: string, also = sql``): Promise<number> =>
  ctx.loaders.load(`people of a ${vocabulary}${also.text}`, wordId, async (ids) => {
    const { table, column } = linked[vocabulary];
    const day = ctx.services.reader.dialect.day(sql`${await today(ctx)}`);
    const rows = await selectSql<{ word: string; people: string | number }>(
      ctx.em,
      sql`select has.${sql.id(column)} as word, count(*) as people from ${sql.id(table)} has join person p on p.id = has.person_id
        where has.${sql.id(column)} in (${sql.list(ids)}) and ${notLeft(personAs('p'), day)}${also} group by has.${sql.id(column)}`,
    );
    const known = new Map(rows.map((row) => [row.word, Number(row.people)]));
    return ids.map((id) => known.get(id) ?? 0);
  });

export const peopleWith = (ctx: Context, vocabulary: Vocabulary, wordId: string): Promise<number> => countsOf(ctx, vocabulary, wordId);
export const helpersWith = (ctx: Context, skillId: string): Promise<number> => countsOf(ctx, 'skill', skillId, HELPS);

/** With whom somebody is compared: whom the argument names, else the viewer. */
const otherOf = (asked: unknown, { viewer, viewerPersonId }: Scope): Sql | null => {
  if (typeof asked === 'string') return sql`${asked}`;
  return viewer.member ? viewerPersonId : null;
};

/** Words that both have; of somebody and themselves there are none to speak of. */
const shared = (vocabulary: Vocabulary, type: string) =>
  many(type, (word, person, scope, args) => {
    const { table, column } = linked[vocabulary];
    const other = otherOf(args['with'], scope);
    const link = (alias: string): Sql => sql`${sql.id(table)} ${sql.id(alias)} on ${sql.ref(`${alias}.${column}`)} = ${word.column('id')}`;
    const id = person.column('id');
    return {
      from: sql`${sql.id(vocabulary)} ${sql.id(word.alias)} join ${link('theirs')} join ${link('others')}`,
      where: other ? [sql`theirs.person_id = ${id}`, sql`others.person_id = ${other}`, sql`${id} <> ${other}`] : [sql`1 = 0`],
      order: [word.column('key')],
    };
  });

/** The same for people who were not read with it. */
export async function sharedWords<Word extends Hobby | Skill>(
  ctx: Context,
  vocabulary: Vocabulary,
  personId: string,
  asked: string | null,
): Promise<Word[]> {
  const other = asked ?? ctx.viewer?.personId;
  if (!other || other === personId) return [];
  const { table, column } = linked[vocabulary];
  return ctx.loaders.load(`shared ${vocabulary} with ${other}`, personId, async (ids) => {
    const rows = await selectSql<{ person: string; word: string }>(
      ctx.em,
      sql`select theirs.person_id as person, theirs.${sql.id(column)} as word from ${sql.id(table)} theirs join ${sql.id(table)} others
        on others.${sql.id(column)} = theirs.${sql.id(column)} and others.person_id = ${other} where theirs.person_id in (${sql.list(ids)})`,
    );
    const words = (await ctx.em.find<Hobby | Skill>(
      wordClass[vocabulary],
      { id: { $in: rows.map(({ word }) => word) } },
      { orderBy: { key: 'asc' } },
    )) as Word[];
    const pairs = new Set(rows.map(({ person, word }) => `${person} ${word}`));
    return ids.map((id) => words.filter((word) => pairs.has(`${id} ${word.id}`)));
  });
}

export const vocabularyReads: TypeReads[] = [
  { type: 'Hobby', entity: Hobby, fields: { peopleCount: value((word, { today: day }) => countOf('hobby', word.column('id'), day)) } },
  {
    type: 'Skill',
    entity: Skill,
    fields: {
      peopleCount: value((word, { today: day }) => countOf('skill', word.column('id'), day)),
      helperCount: value((word, { today: day }) => countOf('skill', word.column('id'), day, HELPS)),
    },
  },
  { type: 'Person', fields: { sharedHobbies: shared('hobby', 'Hobby'), sharedSkills: shared('skill', 'Skill') } },
];

export const vocabularyRoots: Record<string, RootRead> = {
  hobbies: { kind: 'list', type: 'Hobby', list: (word, { search }) => wordsFound(word, search) },
  skills: { kind: 'list', type: 'Skill', list: (word, { search }) => wordsFound(word, search) },
};
