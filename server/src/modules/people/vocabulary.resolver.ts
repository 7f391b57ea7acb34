import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Hobby } from './hobby.entity.ts';
import { searchHobbies, searchSkills } from './profile.reads.ts';
import { PersonSkill, Skill } from './skill.entity.ts';
import {
  MergeHobbiesInput,
  MergeHobbiesPayload,
  SetHobbiesInput,
  SetHobbiesPayload,
  SetSkillsInput,
  SetSkillsPayload,
} from './vocabulary.inputs.ts';
import { mergeHobbies, setHobbies, setSkills } from './vocabulary.service.ts';

@Resolver(() => Hobby)
export class HobbyResolver {
  @Query(() => [Hobby], { description: 'The vocabulary of hobbies.' })
  hobbies(
    @Arg('search', () => String, { nullable: true, description: 'Part of a name in either language.' }) search: string | null | undefined,
    @Ctx() ctx: Context,
  ): Promise<Hobby[]> {
    return searchHobbies(ctx, search);
  }

  @UseCase(() => SetHobbiesPayload, 'Says all hobbies of somebody. For oneself, and for HR.')
  async setHobbies(
    @Arg('input', () => SetHobbiesInput) input: SetHobbiesInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetHobbiesPayload, 'errors'>> {
    return { person: await setHobbies(ctx, input) };
  }

  @UseCase(() => MergeHobbiesPayload, 'Makes one hobby of two words for it. HR only.')
  async mergeHobbies(
    @Arg('input', () => MergeHobbiesInput) input: MergeHobbiesInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<MergeHobbiesPayload, 'errors'>> {
    return { hobby: await mergeHobbies(ctx, input) };
  }
}

@Resolver(() => PersonSkill)
export class SkillResolver {
  @FieldResolver(() => Skill, { description: 'The skill of the shared vocabulary.' })
  skill(@Root() personSkill: PersonSkill): Promise<Skill> {
    return personSkill.skill.loadOrFail();
  }

  @Query(() => [Skill], { description: 'The vocabulary of skills.' })
  skills(
    @Arg('search', () => String, { nullable: true, description: 'Part of a name in either language.' }) search: string | null | undefined,
    @Ctx() ctx: Context,
  ): Promise<Skill[]> {
    return searchSkills(ctx, search);
  }

  @UseCase(() => SetSkillsPayload, 'Says all skills of somebody. For oneself, and for HR.')
  async setSkills(
    @Arg('input', () => SetSkillsInput) input: SetSkillsInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetSkillsPayload, 'errors'>> {
    return { person: await setSkills(ctx, input) };
  }
}
