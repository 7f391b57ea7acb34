import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Helper } from './helper.types.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { PersonSkill, Skill } from './skill.entity.ts';
import {
  MergeHobbiesInput,
  MergeHobbiesPayload,
  MergeSkillsInput,
  MergeSkillsPayload,
  RemoveHobbyInput,
  RemoveHobbyPayload,
  RemoveSkillInput,
  RemoveSkillPayload,
  RenameHobbyInput,
  RenameHobbyPayload,
  RenameSkillInput,
  RenameSkillPayload,
  SetHobbiesInput,
  SetHobbiesPayload,
  SetSkillsInput,
  SetSkillsPayload,
  WhoCanHelpArgs,
} from './vocabulary.inputs.ts';
import { mergeHobbies, mergeSkills, removeHobby, removeSkill, renameHobby, renameSkill } from './vocabulary-keeping.service.ts';
import { helpersWith, peopleWith, sharedWords } from './vocabulary.reads.ts';
import { setHobbies, setSkills } from './vocabulary.service.ts';

const SEARCH = 'The beginning of a word of it, in Chinese, pinyin or English.';
const WITH = 'Whom they are compared with; the viewer where absent.';

@Resolver(() => Hobby)
export class HobbyResolver {
  @Query(() => [Hobby], { description: 'The vocabulary of hobbies.' })
  hobbies(
    @Arg('search', () => String, { nullable: true, description: SEARCH }) search: string | null | undefined,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { search });
  }

  @FieldResolver(() => Int, { description: 'How many of those who work here have it.' })
  peopleCount(@Root() hobby: Hobby, @Ctx() ctx: Context): Promise<number> {
    return peopleWith(ctx, 'hobby', hobby.id);
  }

  @UseCase(() => SetHobbiesPayload, 'Says all hobbies of somebody. For oneself, and for HR.')
  async setHobbies(
    @Arg('input', () => SetHobbiesInput) input: SetHobbiesInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetHobbiesPayload, 'errors'>> {
    return { person: await setHobbies(ctx, input) };
  }

  @UseCase(() => RenameHobbyPayload, 'Changes the names of a hobby. HR only.')
  async renameHobby(
    @Arg('input', () => RenameHobbyInput) input: RenameHobbyInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RenameHobbyPayload, 'errors'>> {
    return { hobby: await renameHobby(ctx, input) };
  }

  @UseCase(() => MergeHobbiesPayload, 'Makes one hobby of two words for it. HR only.')
  async mergeHobbies(
    @Arg('input', () => MergeHobbiesInput) input: MergeHobbiesInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<MergeHobbiesPayload, 'errors'>> {
    return { hobby: await mergeHobbies(ctx, input) };
  }

  @UseCase(() => RemoveHobbyPayload, 'Removes a hobby that nobody has. HR only.')
  async removeHobby(
    @Arg('input', () => RemoveHobbyInput) input: RemoveHobbyInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveHobbyPayload, 'errors'>> {
    return { deletedHobbyId: await removeHobby(ctx, input) };
  }
}

@Resolver(() => Skill)
export class SkillResolver {
  @Query(() => [Skill], { description: 'The vocabulary of skills.' })
  skills(
    @Arg('search', () => String, { nullable: true, description: SEARCH }) search: string | null | undefined,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { search });
  }

  @Query(() => [Helper], {
    complexity: ({ args, childComplexity }) => 1 + Number(args.first) * Math.max(1, childComplexity),
    description:
      'Who can help with a skill: those who offer help first, then by level, then by how near they are to the viewer; last who is away today, where the viewer may know.',
  })
  whoCanHelp(@Args(() => WhoCanHelpArgs) args: WhoCanHelpArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @FieldResolver(() => Int, { description: 'How many of those who work here have it.' })
  peopleCount(@Root() skill: Skill, @Ctx() ctx: Context): Promise<number> {
    return peopleWith(ctx, 'skill', skill.id);
  }

  @FieldResolver(() => Int, { description: 'How many of them offer help with it.' })
  helperCount(@Root() skill: Skill, @Ctx() ctx: Context): Promise<number> {
    return helpersWith(ctx, skill.id);
  }

  @UseCase(() => SetSkillsPayload, 'Says all skills of somebody. For oneself, and for HR.')
  async setSkills(
    @Arg('input', () => SetSkillsInput) input: SetSkillsInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetSkillsPayload, 'errors'>> {
    return { person: await setSkills(ctx, input) };
  }

  @UseCase(() => RenameSkillPayload, 'Changes the names of a skill. HR only.')
  async renameSkill(
    @Arg('input', () => RenameSkillInput) input: RenameSkillInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RenameSkillPayload, 'errors'>> {
    return { skill: await renameSkill(ctx, input) };
  }

  @UseCase(
    () => MergeSkillsPayload,
    'Makes one skill of two words for it: who has both keeps the higher level, and offers help if they do with either. HR only.',
  )
  async mergeSkills(
    @Arg('input', () => MergeSkillsInput) input: MergeSkillsInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<MergeSkillsPayload, 'errors'>> {
    return { skill: await mergeSkills(ctx, input) };
  }

  @UseCase(() => RemoveSkillPayload, 'Removes a skill that nobody has. HR only.')
  async removeSkill(
    @Arg('input', () => RemoveSkillInput) input: RemoveSkillInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveSkillPayload, 'errors'>> {
    return { deletedSkillId: await removeSkill(ctx, input) };
  }
}

@Resolver(() => PersonSkill)
export class PersonSkillResolver {
  @FieldResolver(() => Skill, { description: 'The skill of the shared vocabulary.' })
  skill(@Root() personSkill: PersonSkill): Promise<Skill> {
    return personSkill.skill.loadOrFail();
  }
}

@Resolver(() => Person)
export class SharedWordsResolver {
  @FieldResolver(() => [Hobby], { description: 'Hobbies that both have; none of somebody and themselves.' })
  sharedHobbies(
    @Root() person: Person,
    @Arg('with', () => ID, { nullable: true, description: WITH }) other: string | null,
    @Ctx() ctx: Context,
  ): Promise<Hobby[]> {
    return sharedWords<Hobby>(ctx, 'hobby', person.id, other);
  }

  @FieldResolver(() => [Skill], { description: 'Skills that both have; none of somebody and themselves.' })
  sharedSkills(
    @Root() person: Person,
    @Arg('with', () => ID, { nullable: true, description: WITH }) other: string | null,
    @Ctx() ctx: Context,
  ): Promise<Skill[]> {
    return sharedWords<Skill>(ctx, 'skill', person.id, other);
  }
}
