import { Absence } from '@hearth/server/modules/people/absence.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();
const { build } = hearth;

const Words = graphql(`
  query VocabularyWords($search: String) {
    hobbies(search: $search) {
      id
      version
      nameZh
      nameEn
      peopleCount
    }
    skills(search: $search) {
      id
      version
      nameZh
      nameEn
      peopleCount
      helperCount
    }
  }
`);
const SetHobbies = graphql(`
  mutation VocabularySetHobbies($input: SetHobbiesInput!) {
    setHobbies(input: $input) {
      errors {
        code
      }
    }
  }
`);
const SetSkills = graphql(`
  mutation VocabularySetSkills($input: SetSkillsInput!) {
    setSkills(input: $input) {
      errors {
        code
      }
    }
  }
`);
const RenameHobby = graphql(`
  mutation VocabularyRenameHobby($input: RenameHobbyInput!) {
    renameHobby(input: $input) {
      hobby {
        nameZh
        nameEn
        version
      }
      errors {
        code
        path
        ... on WordTakenError {
          word {
            id
          }
        }
        ... on ConflictError {
          current {
            id
          }
        }
      }
    }
  }
`);
const RenameSkill = graphql(`
  mutation VocabularyRenameSkill($input: RenameSkillInput!) {
    renameSkill(input: $input) {
      skill {
        nameZh
        nameEn
      }
      errors {
        code
      }
    }
  }
`);
const MergeHobbies = graphql(`
  mutation VocabularyMergeHobbies($input: MergeHobbiesInput!) {
    mergeHobbies(input: $input) {
      hobby {
        nameZh
        nameEn
        peopleCount
      }
      errors {
        code
      }
    }
  }
`);
const MergeSkills = graphql(`
  mutation VocabularyMergeSkills($input: MergeSkillsInput!) {
    mergeSkills(input: $input) {
      skill {
        peopleCount
        helperCount
      }
      errors {
        code
      }
    }
  }
`);
const RemoveHobby = graphql(`
  mutation VocabularyRemoveHobby($input: RemoveHobbyInput!) {
    removeHobby(input: $input) {
      deletedHobbyId
      errors {
        code
        message
      }
    }
  }
`);
const RemoveSkill = graphql(`
  mutation VocabularyRemoveSkill($input: RemoveSkillInput!) {
    removeSkill(input: $input) {
      deletedSkillId
      errors {
        code
      }
    }
  }
`);
const WhoCanHelp = graphql(`
  query VocabularyWhoCanHelp($skill: ID!, $first: Int) {
    whoCanHelp(skillId: $skill, first: $first) {
      offersHelp
      level
      nearness
      backOn
      person {
        name
      }
    }
  }
`);
const InCommon = graphql(`
  query VocabularyInCommon($id: ID!, $with: ID) {
    person(id: $id) {
      sharedHobbies(with: $with) {
        nameZh
      }
      sharedSkills(with: $with) {
        nameZh
      }
    }
  }
`);
const SkillsOf = graphql(`
  query VocabularySkillsOf($id: ID!) {
    person(id: $id) {
      skills {
        level
        canHelp
        skill {
          nameZh
        }
      }
    }
  }
`);

const hr = await hearth.as(await build.person({ name: '人事' }), 'HR');
const hobbies = async (person: Person, ...names: string[]) =>
  expect((await hr.run(SetHobbies, { input: { personId: person.id, names } })).setHobbies.errors).toEqual([]);
const skills = async (person: Person, ...said: { name: string; level?: number; canHelp?: boolean }[]) =>
  expect((await hr.run(SetSkills, { input: { personId: person.id, skills: said } })).setSkills.errors).toEqual([]);
const word = async (name: string) => {
  const { hobbies: found, skills: also } = await hr.run(Words, { search: name });
  const one = [...found, ...also].find(({ nameZh }) => nameZh === name);
  if (!one) throw new Error(`There is no ${name}`);
  return one;
};
const forbidden = async (answer: ReturnType<typeof hr.ask>) => (await answer).errors?.map(({ extensions }) => extensions.code);

describe('a vocabulary', () => {
  test('tells how many of those who work here have each word, and is searched in both languages and by reading', async () => {
    await hobbies(await build.person({ name: '甲' }), '国际象棋', 'Rock climbing');
    await hobbies(await build.person({ name: '乙', leftOn: '2026-02-01' }), '国际象棋');
    const found = async (search: string) =>
      (await hr.run(Words, { search })).hobbies.map(({ nameZh, peopleCount }) => [nameZh, peopleCount]);
    for (const search of ['国际', '象棋', 'xiangqi', 'gjxq']) expect(await found(search), search).toEqual([['国际象棋', 1]]);
    expect(await found('climb')).toEqual([['Rock climbing', 1]]);
    expect(await found('limb')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });

  test('is kept by HR alone', async () => {
    await hobbies(await build.person(), '书法');
    const { id, version } = await word('书法');
    for (const client of [await hearth.as(await build.person()), await hearth.as(await build.person(), 'ADMIN')]) {
      expect(await forbidden(client.ask(RenameHobby, { input: { id, version, nameZh: '毛笔字' } }))).toEqual(['FORBIDDEN']);
      expect(await forbidden(client.ask(MergeHobbies, { input: { intoId: id, fromId: id } }))).toEqual(['FORBIDDEN']);
      expect(await forbidden(client.ask(MergeSkills, { input: { intoId: id, fromId: id } }))).toEqual(['FORBIDDEN']);
      expect(await forbidden(client.ask(RemoveHobby, { input: { id } }))).toEqual(['FORBIDDEN']);
      expect(await forbidden(client.ask(RemoveSkill, { input: { id } }))).toEqual(['FORBIDDEN']);
    }
  });

  test('has words renamed in both languages, found by their new names and no longer by the old', async () => {
    await hobbies(await build.person(), '羽毛求');
    const { id, version } = await word('羽毛求');
    const { renameHobby } = await hr.run(RenameHobby, { input: { id, version, nameZh: '羽毛球', nameEn: 'Badminton' } });
    expect(renameHobby).toEqual({ hobby: { nameZh: '羽毛球', nameEn: 'Badminton', version: version + 1 }, errors: [] });
    expect((await hr.run(Words, { search: 'badm' })).hobbies).toHaveLength(1);
    expect((await hr.run(Words, { search: '毛求' })).hobbies).toEqual([]);
    const stale = await hr.run(RenameHobby, { input: { id, version, nameZh: '羽球' } });
    expect(stale.renameHobby.errors).toEqual([{ code: 'CONFLICT', path: ['version'], current: { id } }]);
    const cleared = await hr.run(RenameHobby, { input: { id, version: version + 1, nameZh: null } });
    expect(cleared.renameHobby.errors).toMatchObject([{ code: 'REQUIRED', path: ['nameZh'] }]);
    // Whoever writes the word in either language has this one.
    await hobbies(await build.person(), 'badminton');
    expect((await word('羽毛球')).peopleCount).toBe(2);
  });

  test('has no word twice: a name that is taken leads to the other word', async () => {
    await hobbies(await build.person(), '围棋', '象棋');
    const [go, chess] = [await word('围棋'), await word('象棋')];
    const { renameHobby } = await hr.run(RenameHobby, { input: { id: chess.id, version: chess.version, nameEn: ' 围 棋 ' } });
    expect(renameHobby).toEqual({ hobby: null, errors: [{ code: 'WORD_TAKEN', path: ['nameEn'], word: { id: go.id } }] });
  });

  test('loses a word that nobody has, and no other', async () => {
    const person = await build.person();
    await hobbies(person, '潜水');
    const { id } = await word('潜水');
    expect((await hr.run(RemoveHobby, { input: { id } })).removeHobby).toMatchObject({
      deletedHobbyId: null,
      errors: [{ code: 'WORD_IN_USE' }],
    });
    await hobbies(person);
    expect((await hr.run(RemoveHobby, { input: { id } })).removeHobby).toEqual({ deletedHobbyId: id, errors: [] });
    expect(await forbidden(hr.ask(RemoveHobby, { input: { id } }))).toEqual(['NOT_FOUND']);
  });
});

describe('two words become one', () => {
  test('with the people of both, each once, and the names of both languages', async () => {
    const both = await build.person();
    await hobbies(both, '瑜伽', 'Yoga practice');
    await hobbies(await build.person(), 'Yoga practice');
    const [into, from] = [await word('瑜伽'), await word('Yoga practice')];
    const { mergeHobbies } = await hr.run(MergeHobbies, { input: { intoId: into.id, fromId: from.id } });
    expect(mergeHobbies).toEqual({ hobby: { nameZh: '瑜伽', nameEn: 'Yoga practice', peopleCount: 2 }, errors: [] });
    expect((await hr.run(Words, { search: 'practice' })).hobbies).toHaveLength(1);
    const self = await hr.run(MergeHobbies, { input: { intoId: into.id, fromId: into.id } });
    expect(self.mergeHobbies.errors).toEqual([{ code: 'SAME_HOBBY' }]);
  });

  test('and who had both keeps the higher level, and offers help if they did with either', async () => {
    const [one, two, three] = [await build.person(), await build.person(), await build.person()] as [Person, Person, Person];
    await skills(one, { name: '谈判', level: 2 }, { name: '议价', level: 4, canHelp: true });
    await skills(two, { name: '谈判', level: 5, canHelp: true }, { name: '议价' });
    await skills(three, { name: '议价', level: 1 });
    const [into, from] = [await word('谈判'), await word('议价')];
    const { mergeSkills } = await hr.run(MergeSkills, { input: { intoId: into.id, fromId: from.id } });
    expect(mergeSkills).toEqual({ skill: { peopleCount: 3, helperCount: 2 }, errors: [] });
    const has = async (person: Person) => (await hr.run(SkillsOf, { id: person.id })).person?.skills;
    expect(await has(one)).toEqual([{ level: 4, canHelp: true, skill: { nameZh: '谈判' } }]);
    expect(await has(two)).toEqual([{ level: 5, canHelp: true, skill: { nameZh: '谈判' } }]);
    expect(await has(three)).toEqual([{ level: 1, canHelp: false, skill: { nameZh: '谈判' } }]);
    expect((await hr.run(SetSkills, { input: { personId: three.id, skills: [] } })).setSkills.errors).toEqual([]);
  });

  test('and a skill is renamed and removed as a hobby is', async () => {
    const person = await build.person();
    await skills(person, { name: '催收' });
    const { id, version } = await word('催收');
    expect((await hr.run(RenameSkill, { input: { id, version, nameEn: 'Collection' } })).renameSkill).toEqual({
      skill: { nameZh: '催收', nameEn: 'Collection' },
      errors: [],
    });
    expect((await hr.run(RemoveSkill, { input: { id } })).removeSkill.errors).toEqual([{ code: 'WORD_IN_USE' }]);
    await skills(person);
    expect((await hr.run(RemoveSkill, { input: { id } })).removeSkill).toEqual({ deletedSkillId: id, errors: [] });
  });
});

describe('who can help', () => {
  test('is ranked by offer, level and nearness; who is away comes last for whom may know it', async () => {
    const region = await build.unit('大区');
    const [mine, sister] = [await build.unit('我组', { parent: region }), await build.unit('邻组', { parent: region })];
    const far = await build.unit('远方');
    const asker = await build.person({ name: '提问者' });
    const boss = await build.person({ name: '上级' });
    const top = await build.position({ holder: boss, unit: far });
    await build.position({ holder: asker, unit: mine, reportsTo: top });
    const member = async (name: string, unit: typeof mine, level: number | null, canHelp: boolean) => {
      const person = await build.person({ name });
      await build.position({ holder: person, unit, reportsTo: top });
      await skills(person, { name: '财务', ...(level ? { level } : {}), canHelp });
      return person;
    };
    await member('远处', far, 5, true);
    await member('邻居', sister, 5, true);
    const near = await member('同组', mine, 5, true);
    await member('初学', mine, 1, true);
    await member('高手', far, 5, false);
    await skills(boss, { name: '财务', level: 5, canHelp: true });
    await skills(await build.person({ name: '走了', leftOn: '2026-02-01' }), { name: '财务', level: 5, canHelp: true });
    await skills(asker, { name: '财务', level: 5, canHelp: true });
    await build.row(Absence, { person: near.id, from: '2026-03-01', to: '2026-03-05' });

    const skill = (await word('财务')).id;
    const ranked = async (client: typeof hr) => (await client.run(WhoCanHelp, { skill })).whoCanHelp;
    const colleague = await ranked(await hearth.as(asker));
    expect(colleague.map(({ person, nearness, backOn }) => [person.name, nearness, backOn])).toEqual([
      ['同组', 'SAME_UNIT', null],
      ['上级', 'LINE', null],
      ['邻居', 'SISTER_UNIT', null],
      ['远处', null, null],
      ['初学', 'SAME_UNIT', null],
      ['高手', null, null],
    ]);
    for (const client of [await hearth.as(boss), hr])
      expect((await ranked(client)).at(-1)).toMatchObject({ person: { name: '同组' }, backOn: '2026-03-05' });
    expect((await hr.run(WhoCanHelp, { skill, first: 2 })).whoCanHelp).toHaveLength(2);
  });

  test('and what two people have in common is what both have', async () => {
    const [one, two] = [await build.person(), await build.person()] as [Person, Person];
    await hobbies(one, '露营', '跑步');
    await hobbies(two, '跑步', '钓鱼');
    await skills(one, { name: '演讲' });
    await skills(two, { name: '演讲' });
    const both = { sharedHobbies: [{ nameZh: '跑步' }], sharedSkills: [{ nameZh: '演讲' }] };
    const none = { sharedHobbies: [], sharedSkills: [] };
    const viewer = await hearth.as(one);
    expect((await viewer.run(InCommon, { id: two.id })).person).toEqual(both);
    expect((await viewer.run(InCommon, { id: one.id })).person).toEqual(none);
    expect((await hr.run(InCommon, { id: two.id })).person).toEqual(none);
    expect((await hr.run(InCommon, { id: two.id, with: one.id })).person).toEqual(both);
  });
});
