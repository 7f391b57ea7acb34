import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { Hobby } from './hobby.entity.ts';
import { mayKeepVocabulary, mayUpdatePerson } from './people.policy.ts';
import { Person } from './person.entity.ts';
import { PersonSkill, Skill } from './skill.entity.ts';
import type { MergeHobbiesInput, SetHobbiesInput, SetSkillsInput } from './vocabulary.inputs.ts';
import { wordKey } from './vocabulary.rules.ts';

const MOST = 30;

function tooMany(path: string): Problem {
  return { code: 'TOO_MANY', path: [path], message: { zh: `最多 ${MOST} 项`, en: `${MOST} at most` } };
}

/** The words of a vocabulary by these names, in order and each once; those that are new join it with the next flush. */
async function wordsNamed<Word extends Hobby | Skill>(
  ctx: Context,
  vocabulary: new () => Word,
  names: readonly string[],
  path: string,
): Promise<Word[]> {
  const byKey = new Map(names.map((name) => [wordKey(name), name.trim()]));
  byKey.delete('');
  const long = [...byKey.values()].find((name) => name.length > 40);
  if (long !== undefined)
    throw new Rejected([{ code: 'TOO_LONG', path: [path], message: { zh: '最多 40 个字', en: 'At most 40 characters' } }]);
  if (byKey.size > MOST) throw new Rejected([tooMany(path)]);
  const known = (await ctx.em.find<Hobby | Skill>(vocabulary, {
    $or: [{ key: { $in: [...byKey.keys()] } }, { nameZh: { $in: [...byKey.values()] } }, { nameEn: { $in: [...byKey.values()] } }],
  })) as Word[];
  return [...byKey].map(([key, name]) => {
    const word = known.find((each) => each.key === key || wordKey(each.nameZh) === key || wordKey(each.nameEn) === key);
    if (word) return word;
    const added = new vocabulary();
    Object.assign(added, { key, nameZh: name, nameEn: name });
    ctx.em.persist(added);
    return added;
  });
}

export async function setHobbies(ctx: Context, { personId, names }: SetHobbiesInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  const person = found(ctx, await ctx.em.findOne(Person, personId, { populate: ['hobbies'] }));
  person.hobbies.set(await wordsNamed(ctx, Hobby, names, 'names'));
  await ctx.em.flush();
  return person;
}

export async function setSkills(ctx: Context, { personId, skills }: SetSkillsInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  const person = found(ctx, await ctx.em.findOne(Person, personId));
  const words = await wordsNamed(
    ctx,
    Skill,
    skills.map(({ name }) => name),
    'skills',
  );
  const has = await ctx.em.find(PersonSkill, { person: personId });
  for (const each of has) if (!words.some(({ id }) => id === each.skill.id)) ctx.em.remove(each);
  for (const word of words) {
    const said = skills.find(({ name }) => [word.key, wordKey(word.nameZh), wordKey(word.nameEn)].includes(wordKey(name)));
    const one = has.find(({ skill }) => skill.id === word.id) ?? ctx.em.create(PersonSkill, { person, skill: word });
    Object.assign(one, { level: said?.level ?? null, canHelp: said?.canHelp ?? false });
    ctx.em.persist(one);
  }
  await ctx.em.flush();
  return person;
}

/** Makes one hobby of two: everybody with the second has the first from now on. */
export async function mergeHobbies(ctx: Context, { intoId, fromId }: MergeHobbiesInput): Promise<Hobby> {
  authorize(ctx, mayKeepVocabulary(ctx.viewer));
  if (intoId === fromId)
    throw new Rejected([
      { code: 'SAME_HOBBY', path: ['fromId'], message: { zh: '不能与自己合并', en: 'A hobby cannot be merged with itself' } },
    ]);
  return ctx.em.transactional(async (em) => {
    const into = found(ctx, await em.findOne(Hobby, intoId));
    const from = found(ctx, await em.findOne(Hobby, fromId));
    await em.execute(
      `update person_hobby set hobby_id = ? where hobby_id = ? and person_id not in (select person_id from person_hobby where hobby_id = ?)`,
      [into.id, from.id, into.id],
    );
    await em.execute('delete from person_hobby where hobby_id = ?', [from.id]);
    em.remove(from);
    return into;
  });
}

/** Every form by which a word is known: two spellings, or its names in two languages, are one word. */
export const wordKeysOf = ({ key, nameZh, nameEn }: Pick<Hobby, 'key' | 'nameZh' | 'nameEn'>): string[] => [
  ...new Set([key, wordKey(nameZh), wordKey(nameEn)]),
];
