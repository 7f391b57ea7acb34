import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Person } from '../people/person.entity.ts';
import {
  AddFollowUpInput,
  AddFollowUpPayload,
  AddIdeaInput,
  AddIdeaPayload,
  AdoptIdeaInput,
  AdoptIdeaPayload,
  CompleteFollowUpInput,
  CompleteFollowUpPayload,
  RecordCaseOutcomeInput,
  RecordCaseOutcomePayload,
  RevealIdeasInput,
  RevealIdeasPayload,
  VoteForIdeaInput,
  VoteForIdeaPayload,
} from './case.inputs.ts';
import {
  addFollowUp,
  addIdea,
  adoptIdea,
  completeFollowUp,
  ideasAreRevealed,
  recordCaseOutcome,
  revealIdeas,
  voteForIdea,
} from './case.service.ts';
import { Contribution, FollowUp, FollowUpState, Idea } from './contribution.entity.ts';
import { casePolicy } from './sharing.policy.ts';
import { votesFor } from './sharing.reads.ts';
import { FollowUpPermissions } from './sharing.types.ts';
import { caseStanding, viewerPersonId } from './standing.reads.ts';

@Resolver(() => Idea)
export class IdeaResolver {
  @FieldResolver(() => Contribution, { description: 'The case it answers.' })
  contribution(@Root() idea: Idea): Promise<Contribution> {
    return idea.contribution.loadOrFail();
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who had it. Null for everybody while `ideasRevealed` of the case is false.',
  })
  async author(@Root() idea: Idea): Promise<Person | null> {
    return (await isRevealed(idea)) ? idea.author.load() : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many votes. Null for everybody while `ideasRevealed` of the case is false.',
  })
  async votes(@Root() idea: Idea, @Ctx() ctx: Context): Promise<number | null> {
    return (await isRevealed(idea)) ? (await votesFor(ctx, idea.id)).count : null;
  }

  @FieldResolver(() => Boolean, { description: 'Did the viewer vote for it? Shown to the viewer alone.' })
  async viewerVoted(@Root() idea: Idea, @Ctx() ctx: Context): Promise<boolean> {
    return (await votesFor(ctx, idea.id)).own;
  }

  @UseCase(
    () => AddIdeaPayload,
    'Answers an open case. For the circle of its session; nobody sees whose idea it is before ideas are revealed.',
    { viewersStay: true },
  )
  async addIdea(
    @Arg('input', () => AddIdeaInput, { description: 'The idea.' }) input: AddIdeaInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<AddIdeaPayload>> {
    return { idea: await addIdea(ctx, input) };
  }

  @UseCase(() => VoteForIdeaPayload, 'Votes for an idea, once, or takes the vote back. For the circle of the session.', {
    viewersStay: true,
  })
  async voteForIdea(
    @Arg('input', () => VoteForIdeaInput, { description: 'The vote.' }) input: VoteForIdeaInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<VoteForIdeaPayload>> {
    return { idea: await voteForIdea(ctx, input) };
  }

  @UseCase(
    () => RevealIdeasPayload,
    'Ends the idea phase of a case: authors and votes are shown. For its owner, the host and the organizer.',
    { viewersStay: true },
  )
  async revealIdeas(
    @Arg('input', () => RevealIdeasInput, { description: 'Which case.' }) input: RevealIdeasInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<RevealIdeasPayload>> {
    return { contribution: await revealIdeas(ctx, input) };
  }

  @UseCase(() => AdoptIdeaPayload, 'Takes an idea up, which ends the idea phase, or puts it back. For the owner of the case.')
  async adoptIdea(
    @Arg('input', () => AdoptIdeaInput, { description: 'The idea.' }) input: AdoptIdeaInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<AdoptIdeaPayload>> {
    return { idea: await adoptIdea(ctx, input) };
  }
}

const isRevealed = async (idea: Idea): Promise<boolean> => ideasAreRevealed(await idea.contribution.loadOrFail());

/** A follow-up, or the row of one with what `given` names. */
interface StandingFollowUp {
  state: FollowUpState;
  owner: string | { id: string };
  contribution: string | { id: string };
}

const idOf = (one: string | { id: string }): string => (typeof one === 'string' ? one : one.id);

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @FieldResolver(() => Contribution, { description: 'The case it is for.' })
  contribution(@Root() followUp: FollowUp): Promise<Contribution> {
    return followUp.contribution.loadOrFail();
  }

  @FieldResolver(() => Person, { description: 'Who does it.' })
  owner(@Root() followUp: FollowUp): Promise<Person> {
    return followUp.owner.loadOrFail();
  }

  @FieldResolver(() => FollowUpPermissions, { description: 'What the viewer may do with it, as it stands.' })
  async viewerPermissions(@Root() { state, owner, contribution }: StandingFollowUp, @Ctx() ctx: Context): Promise<FollowUpPermissions> {
    if (state !== FollowUpState.OPEN) return { complete: false };
    const standing = await caseStanding(ctx, await ctx.em.getReference(Contribution, idOf(contribution), { wrapped: true }).loadOrFail());
    return { complete: casePolicy.completeFollowUp(standing, idOf(owner) === viewerPersonId(ctx)) };
  }

  @UseCase(
    () => AddFollowUpPayload,
    'Says what will be tried for an open case, by when, and when to look at the result. For its owner, the host and the organizer.',
    { viewersStay: true },
  )
  async addFollowUp(
    @Arg('input', () => AddFollowUpInput, { description: 'The follow-up.' }) input: AddFollowUpInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<AddFollowUpPayload>> {
    return { followUp: await addFollowUp(ctx, input) };
  }

  @UseCase(
    () => CompleteFollowUpPayload,
    'Says what came of a follow-up. For who does it, the owner of the case, the host and the organizer.',
    { viewersStay: true },
  )
  async completeFollowUp(
    @Arg('input', () => CompleteFollowUpInput, { description: 'What came of it.' }) input: CompleteFollowUpInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<CompleteFollowUpPayload>> {
    return { followUp: await completeFollowUp(ctx, input) };
  }

  @UseCase(() => RecordCaseOutcomePayload, 'Closes a case with what came of it. For its owner and the organizer of the series.', {
    viewersStay: true,
  })
  async recordCaseOutcome(
    @Arg('input', () => RecordCaseOutcomeInput, { description: 'What came of it.' }) input: RecordCaseOutcomeInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<RecordCaseOutcomePayload>> {
    return { contribution: await recordCaseOutcome(ctx, input) };
  }
}
