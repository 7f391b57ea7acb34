import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Person } from '../people/person.entity.ts';
import { ideasAreRevealed } from './case.service.ts';
import { Contribution, ContributionKind, FollowUp, Idea } from './contribution.entity.ts';
import {
  AddContributionInput,
  AddContributionPayload,
  ContributionSection,
  ContributionSectionKey,
  ContributionTemplate,
  LessonArgs,
  MarkHelpfulInput,
  MarkHelpfulPayload,
} from './contribution.inputs.ts';
import { keptSections, mayBeAnonymous, TEMPLATES, type SectionKey } from './contribution.rules.ts';
import { addContribution, markHelpful } from './contribution.service.ts';
import { casePolicy } from './sharing.policy.ts';
import { followUpsOf, helpfulMarksOf, ideasOf } from './sharing.reads.ts';
import { ContributionPermissions } from './sharing.types.ts';
import { SharingSession } from './sharing-session.entity.ts';
import { caseStanding } from './standing.reads.ts';

export const ContributionConnection = connectionOf(() => Contribution, 'Contribution');

@Resolver(() => Contribution)
export class ContributionResolver {
  @Query(() => ContributionConnection, { description: 'The lesson library (经验库): every closed contribution, the latest first.' })
  lessons(@Args(() => LessonArgs) args: LessonArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @Query(() => [ContributionTemplate], { description: 'How each kind of contribution is told.' })
  contributionTemplates(): ContributionTemplate[] {
    return Object.values(ContributionKind).map((kind) => ({
      kind,
      sections: TEMPLATES[kind].map(({ key, required }) => ({ key: ContributionSectionKey[key], required })),
      mayBeAnonymous: mayBeAnonymous(kind),
    }));
  }

  @FieldResolver(() => SharingSession, { description: 'The session it was brought to.' })
  session(@Root() contribution: Contribution): Promise<SharingSession> {
    return contribution.session.loadOrFail();
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who brought it. Null for an anonymous lesson: nobody can read who.' })
  presenter(@Root() contribution: Contribution): Promise<Person | null> | null {
    return contribution.presenter?.load() ?? null;
  }

  @FieldResolver(() => [ContributionSection], { description: 'Its parts, in the order in which they are told; empty ones are left out.' })
  sections(@Root() contribution: Contribution): ContributionSection[] {
    const texts = Object.entries(contribution.sections).map(([key, text]) => ({ key: key as SectionKey, text }));
    return keptSections(contribution.kind, texts).map(({ key, text }) => ({ key: ContributionSectionKey[key], text }));
  }

  @FieldResolver(() => [Idea], { description: 'The ideas for a case, in the order of writing.' })
  ideas(@Root() contribution: Contribution): Promise<Idea[]> {
    return ideasOf(contribution);
  }

  @FieldResolver(() => Boolean, {
    description: 'Are authors and votes of its ideas shown? They are once they are revealed, or the case or its session is closed.',
  })
  ideasRevealed(@Root() contribution: Contribution): Promise<boolean> {
    return ideasAreRevealed(contribution);
  }

  @FieldResolver(() => [FollowUp], { description: 'What will be tried, by the day it is due.' })
  followUps(@Root() contribution: Contribution): Promise<FollowUp[]> {
    return followUpsOf(contribution);
  }

  @FieldResolver(() => Int, { description: 'How many said that it helped them.' })
  async helpfulCount(@Root() contribution: Contribution, @Ctx() ctx: Context): Promise<number> {
    return (await helpfulMarksOf(ctx, contribution.id)).count;
  }

  @FieldResolver(() => Boolean, { description: 'Did the viewer say so?' })
  async viewerFoundHelpful(@Root() contribution: Contribution, @Ctx() ctx: Context): Promise<boolean> {
    return (await helpfulMarksOf(ctx, contribution.id)).own;
  }

  @FieldResolver(() => ContributionPermissions, { description: 'What the viewer may do with it, as it stands.' })
  async viewerPermissions(@Root() contribution: Contribution, @Ctx() ctx: Context): Promise<ContributionPermissions> {
    const standing = await caseStanding(ctx, contribution);
    const openCase = contribution.kind === ContributionKind.CASE && contribution.closedAt === null;
    return {
      addIdea: openCase && casePolicy.addIdea(standing),
      revealIdeas: openCase && !(await ideasAreRevealed(contribution)) && casePolicy.revealIdeas(standing),
      adoptIdea: openCase && casePolicy.adoptIdea(standing),
      addFollowUp: openCase && casePolicy.addFollowUp(standing),
      recordOutcome: openCase && casePolicy.recordOutcome(standing),
    };
  }

  @UseCase(() => AddContributionPayload, 'Brings something to a session, before it or in it. For the circle of the session.', {
    viewersStay: true,
  })
  async addContribution(
    @Arg('input', () => AddContributionInput, { description: 'The contribution.' }) input: AddContributionInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<AddContributionPayload>> {
    return { contribution: await addContribution(ctx, input) };
  }

  @UseCase(() => MarkHelpfulPayload, 'Says that a contribution helped the viewer, or no longer. For every member.', { viewersStay: true })
  async markHelpful(
    @Arg('input', () => MarkHelpfulInput, { description: 'The mark.' }) input: MarkHelpfulInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<MarkHelpfulPayload>> {
    return { contribution: await markHelpful(ctx, input) };
  }
}
