import { recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { Hobby } from './hobby.entity.ts';
import { mayKeepVocabulary } from './people.policy.ts';
import { Skill } from './skill.entity.ts';
import {
  type MergeHobbiesInput,
  type MergeSkillsInput,
  type RemoveHobbyInput,
  type RemoveSkillInput,
  type RenameHobbyInput,
  type RenameSkillInput,
  WordTakenError,
} from './vocabulary.inputs.ts';
import { mergedNames, wordColumns, wordKey } from './vocabulary.rules.ts';
import { wordKeysOf } from './vocabulary.service.ts';

type Word = Hobby | Skill;
type WordClass<Kept extends Word> = new () => Kept;

const namesOf = ({ nameZh, nameEn }: Word) => ({ nameZh, nameEn });

/** Changes a word's names. A name by which another word is known already is refused: then the two are perhaps to be merged. */
async function rename<Kept extends Word>(
  ctx: Context,
  vocabulary: WordClass<Kept>,
  input: RenameHobbyInput | RenameSkillInput,
): Promise<Kept> {
  authorize(ctx, mayKeepVocabulary(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const word = found(ctx, await em.findOne<Word>(vocabulary, { id: input.id })) as Kept;
    checkVersion(word, input.version);
    const before = namesOf(word);
    const names = { nameZh: (input.nameZh ?? word.nameZh).trim(), nameEn: (input.nameEn ?? word.nameEn).trim() };
    const others = await em.find<Word>(vocabulary, { id: { $ne: word.id } });
    const problems: Problem[] = (['nameZh', 'nameEn'] as const).flatMap((path) => [
      ...(input[path] === null ? [needed(path)] : []),
      ...others.filter((other) => wordKeysOf(other).includes(wordKey(names[path]))).map((other) => taken(path, other)),
    ]);
    if (problems.length > 0) throw new Rejected(problems);
    Object.assign(word, wordColumns(names));
    await audited(ctx, em, vocabulary, `rename${vocabulary.name}`, [{ word, before, after: names }]);
    return word;
  });
}

const needed = (path: string): Problem => ({ code: 'REQUIRED', path: [path], message: { zh: '名称不能为空', en: 'The name is needed' } });

const taken = (path: string, other: Word): Problem => ({
  code: 'WORD_TAKEN',
  path: [path],
  message: {
    zh: `已有“${other.nameZh}”（${other.nameEn}），可以合并`,
    en: `There is “${other.nameEn}” (${other.nameZh}) already: merge the two`,
  },
  as: () => Object.assign(new WordTakenError(), { word: other }),
});

/** Makes one word of two: everybody with the second has the first from now on. `move` gives its people to the first. */
async function merge<Kept extends Word>(
  ctx: Context,
  vocabulary: WordClass<Kept>,
  { intoId, fromId }: MergeHobbiesInput | MergeSkillsInput,
  move: readonly Move[],
): Promise<Kept> {
  authorize(ctx, mayKeepVocabulary(ctx.viewer));
  if (intoId === fromId) {
    const message = { zh: '不能与自己合并', en: 'A word cannot be merged with itself' };
    throw new Rejected([{ code: `SAME_${vocabulary.name.toUpperCase()}`, path: ['fromId'], message }]);
  }
  return ctx.em.transactional(async (em) => {
    const into = found(ctx, await em.findOne<Word>(vocabulary, { id: intoId })) as Kept;
    const from = found(ctx, await em.findOne<Word>(vocabulary, { id: fromId })) as Kept;
    const before = namesOf(into);
    for (const { sql, values } of move) await em.execute(sql, values(into.id, from.id), 'run');
    em.remove(from);
    // Its key is free before the other takes it.
    await em.flush();
    Object.assign(into, wordColumns(mergedNames(into, from)));
    await audited(ctx, em, vocabulary, vocabulary === (Hobby as WordClass<Word>) ? 'mergeHobbies' : 'mergeSkills', [
      { word: into, before, after: namesOf(into) },
      { word: from, before: namesOf(from), after: null },
    ]);
    return into;
  });
}

interface Move {
  sql: string;
  values: (into: string, from: string) => string[];
}

const moveHobbies: readonly Move[] = [
  {
    sql: 'delete from person_hobby where hobby_id = ? and person_id in (select person_id from person_hobby where hobby_id = ?)',
    values: (into, from) => [from, into],
  },
  { sql: 'update person_hobby set hobby_id = ? where hobby_id = ?', values: (into, from) => [into, from] },
];

/** Who has both keeps the higher level, and offers help if they do with either. */
const moveSkills: readonly Move[] = [
  {
    sql: `update person_skill set
        level = (select max(each.level) from person_skill each where each.person_id = person_skill.person_id and each.skill_id in (?, ?)),
        can_help = exists (select 1 from person_skill each where each.person_id = person_skill.person_id and each.skill_id in (?, ?) and each.can_help)
      where skill_id = ? and person_id in (select person_id from person_skill where skill_id = ?)`,
    values: (into, from) => [into, from, into, from, into, from],
  },
  {
    sql: 'delete from person_skill where skill_id = ? and person_id in (select person_id from person_skill where skill_id = ?)',
    values: (into, from) => [from, into],
  },
  { sql: 'update person_skill set skill_id = ? where skill_id = ?', values: (into, from) => [into, from] },
];

/** Removes a word that nobody has. */
async function remove<Kept extends Word>(ctx: Context, vocabulary: WordClass<Kept>, id: string, people: string): Promise<string> {
  authorize(ctx, mayKeepVocabulary(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const word = found(ctx, await em.findOne<Word>(vocabulary, { id }));
    const having = (await selectRows<{ people: string | number }>(em, people, [id]))[0]?.people ?? 0;
    if (Number(having) > 0) {
      const message = { zh: `还有 ${having} 人选了它（含已离职）`, en: `${having} people still have it, those who have left among them` };
      throw new Rejected([{ code: 'WORD_IN_USE', path: ['id'], message }]);
    }
    em.remove(word);
    await audited(ctx, em, vocabulary, `remove${vocabulary.name}`, [{ word, before: namesOf(word), after: null }]);
    return id;
  });
}

interface Changed {
  word: Word;
  before: ReturnType<typeof namesOf>;
  after: ReturnType<typeof namesOf> | null;
}

async function audited(
  ctx: Context,
  em: Context['em'],
  vocabulary: WordClass<Word>,
  action: string,
  changed: readonly Changed[],
): Promise<void> {
  const subjects = changed.map(({ word, before, after }) => ({ subjectType: vocabulary.name, subjectId: word.id, before, after }));
  await em.flush();
  await recordAudit({ ...ctx, em }, action, subjects);
}

export const renameHobby = (ctx: Context, input: RenameHobbyInput): Promise<Hobby> => rename(ctx, Hobby, input);
export const renameSkill = (ctx: Context, input: RenameSkillInput): Promise<Skill> => rename(ctx, Skill, input);
export const mergeHobbies = (ctx: Context, input: MergeHobbiesInput): Promise<Hobby> => merge(ctx, Hobby, input, moveHobbies);
export const mergeSkills = (ctx: Context, input: MergeSkillsInput): Promise<Skill> => merge(ctx, Skill, input, moveSkills);
export const removeHobby = (ctx: Context, { id }: RemoveHobbyInput): Promise<string> =>
  remove(ctx, Hobby, id, 'select count(*) as people from person_hobby where hobby_id = ?');
export const removeSkill = (ctx: Context, { id }: RemoveSkillInput): Promise<string> =>
  remove(ctx, Skill, id, 'select count(*) as people from person_skill where skill_id = ?');
