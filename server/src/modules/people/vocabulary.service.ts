import { raw } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { Hobby } from './hobby.entity.ts';
import { mayUpdatePerson } from './people.policy.ts';
import { Person } from './person.entity.ts';
import { changingPerson } from './person-trail.service.ts';
import { PersonSkill, Skill } from './skill.entity.ts';
import type { SetHobbiesInput, SetSkillsInput } from './vocabulary.inputs.ts';
import { wordColumns, wordKey } from './vocabulary.rules.ts';

const MOST = 30;

function tooMany(path: string): Problem {
  return { code: 'TOO_MANY', path: [path], message: { zh: `最多 ${MOST} 项`, en: `${MOST} at most` } };
}

/** A word as it is first written, in whichever language. */
export const newWord = (name: string): ReturnType<typeof wordColumns> => wordColumns({ nameZh: name, nameEn: name });

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
  const spelled = (column: string) => raw((alias) => `replace(lower(${alias}.${column}), ' ', '')`);
  const keys = { $in: [...byKey.keys()] };
  const known = (await ctx.em.find<Hobby | Skill>(vocabulary, {
    $or: [{ key: keys }, { [spelled('name_zh')]: keys }, { [spelled('name_en')]: keys }],
  })) as Word[];
  return [...byKey].map(([key, name]) => {
    const word = known.find((each) => each.key === key || wordKey(each.nameZh) === key || wordKey(each.nameEn) === key);
    if (word) return word;
    const added = new vocabulary();
    Object.assign(added, newWord(name));
    ctx.em.persist(added);
    return added;
  });
}

export async function setHobbies(ctx: Context, { personId, names }: SetHobbiesInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, personId));
  return changingPerson(ctx, 'setHobbies', personId, async (tx) => {
    const person = found(tx, await tx.em.findOne(Person, personId, { populate: ['hobbies'] }));
    person.hobbies.set(await wordsNamed(tx, Hobby, names, 'names'));
    return person;
  });
}

export async function setSkills(ctx: Context, input: SetSkillsInput): Promise<Person> {
  authorize(ctx, mayUpdatePerson(ctx.viewer, input.personId));
  return changingPerson(ctx, 'setSkills', input.personId, (tx) => writeSkills(tx, input));
}

async function writeSkills(ctx: Context, { personId, skills }: SetSkillsInput): Promise<Person> {
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
  return person;
}

/** Every form by which a word is known: two spellings, or its names in two languages, are one word. */
export const wordKeysOf = ({ key, nameZh, nameEn }: Pick<Hobby, 'key' | 'nameZh' | 'nameEn'>): string[] => [
  ...new Set([key, wordKey(nameZh), wordKey(nameEn)]),
];
