import type { Context } from '../../platform/context.ts';
import { today } from '../../platform/company/company.ts';
import { authorize, found, type Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import type {
  AddFollowUpInput,
  AddIdeaInput,
  AdoptIdeaInput,
  CompleteFollowUpInput,
  RecordCaseOutcomeInput,
  RevealIdeasInput,
  VoteForIdeaInput,
} from './case.inputs.ts';
import { Contribution, ContributionKind, FollowUp, FollowUpState, Idea, IdeaVote } from './contribution.entity.ts';
import { checkFitsDue, outcomeProblem } from './contribution.rules.ts';
import { giveOnce, requireMember } from './contribution.service.ts';
import { participationIn } from './participation.reads.ts';
import { caseIsClosed, notACase, refuse } from './refusals.ts';
import { casePolicy } from './sharing.policy.ts';
import { SharingSessionStatus } from './sharing-session.entity.ts';
import { caseOwner, caseStanding } from './standing.reads.ts';

/** A new idea for a case, at first without a name for the others. */
export async function addIdea(ctx: Context, input: AddIdeaInput): Promise<Idea> {
  const contribution = await contributionById(ctx, input.contributionId);
  authorize(ctx, casePolicy.addIdea(await participationIn(ctx, contribution.session.id)));
  refuseUnlessOpenCase(contribution, 'contributionId');
  const author = ctx.em.getReference(Person, requireMember(ctx));
  const idea = ctx.em.create(Idea, { contribution, text: input.text.trim(), author, createdAt: ctx.clock.now() }, { persist: false });
  await ctx.em.insert(idea);
  return idea;
}

/** One vote a person and idea, however often it is asked; it can be taken back. */
export async function voteForIdea(ctx: Context, input: VoteForIdeaInput): Promise<Idea> {
  const idea = found(ctx, await ctx.em.findOne(Idea, { id: input.ideaId }, { populate: ['contribution'] }));
  const contribution = idea.contribution.$;
  authorize(ctx, casePolicy.addIdea(await participationIn(ctx, contribution.session.id)));
  refuseUnlessOpenCase(contribution, 'ideaId');
  const person = requireMember(ctx);
  if (input.vote) await giveOnce(ctx, 'idea_vote', 'idea_id', [newId('vote'), idea.id, person]);
  else await ctx.em.nativeDelete(IdeaVote, { idea, person });
  return idea;
}

/** Ends the idea phase: from now on authors and votes are shown. */
export async function revealIdeas(ctx: Context, input: RevealIdeasInput): Promise<Contribution> {
  const contribution = await contributionById(ctx, input.contributionId);
  authorize(ctx, casePolicy.revealIdeas(await caseStanding(ctx, contribution)));
  refuseUnlessOpenCase(contribution, 'contributionId');
  if (contribution.ideasRevealedAt === null) {
    contribution.ideasRevealedAt = ctx.clock.now();
    await ctx.em.nativeUpdate(
      Contribution,
      { id: contribution.id, ideasRevealedAt: null },
      { ideasRevealedAt: contribution.ideasRevealedAt },
    );
  }
  return contribution;
}

/** The owner takes an idea up, which ends the idea phase: who decides has seen enough. */
export async function adoptIdea(ctx: Context, input: AdoptIdeaInput): Promise<Idea> {
  const idea = found(ctx, await ctx.em.findOne(Idea, { id: input.ideaId }, { populate: ['contribution'] }));
  const contribution = idea.contribution.$;
  authorize(ctx, casePolicy.adoptIdea(caseOwner(ctx, contribution)));
  refuseUnlessOpenCase(contribution, 'ideaId');
  idea.adopted = input.adopt;
  if (input.adopt) contribution.ideasRevealedAt ??= ctx.clock.now();
  await ctx.em.flush();
  return idea;
}

export async function addFollowUp(ctx: Context, input: AddFollowUpInput): Promise<FollowUp> {
  const contribution = await contributionById(ctx, input.contributionId);
  authorize(ctx, casePolicy.addFollowUp(await caseStanding(ctx, contribution)));
  refuseUnlessOpenCase(contribution, 'contributionId');
  if (input.dueOn < (await today(ctx))) throw refuse('DUE_IN_THE_PAST', ['dueOn'], '这一天已经过去', 'This day has passed');
  if (!checkFitsDue(input.dueOn, input.checkOn ?? null)) {
    throw refuse('CHECK_BEFORE_DUE', ['checkOn'], '检查日期不能早于完成日期', 'The result is looked at on the due day or later');
  }
  const { ownerId } = input;
  const owner = typeof ownerId === 'string' ? await ctx.em.findOne(Person, { id: ownerId }) : contribution.presenter;
  if (!owner) throw refuse('PERSON_NOT_FOUND', ['ownerId'], '没有这个人', 'There is no such person');
  const row = { contribution, text: input.text.trim(), owner, dueOn: input.dueOn, checkOn: input.checkOn ?? null };
  const followUp = ctx.em.create(FollowUp, row, { persist: false });
  await ctx.em.insert(followUp);
  return followUp;
}

export async function completeFollowUp(ctx: Context, input: CompleteFollowUpInput): Promise<FollowUp> {
  const followUp = found(ctx, await ctx.em.findOne(FollowUp, { id: input.followUpId }, { populate: ['contribution'] }));
  const owns = followUp.owner.id === ctx.viewer?.personId;
  authorize(ctx, casePolicy.completeFollowUp(await caseStanding(ctx, followUp.contribution.$), owns));
  if (input.state === FollowUpState.OPEN) {
    throw refuse('NOT_COMPLETE', ['state'], '请说明是已完成还是不做了', 'Say whether it is done or dropped');
  }
  if (followUp.state !== FollowUpState.OPEN) throw followUpIsComplete();
  if (input.result.trim() === '') throw refuse('RESULT_REQUIRED', ['result'], '请写下结果', 'Say what came of it');
  const change = { state: input.state, result: input.result.trim() };
  // Who was slower is refused as if they had come later.
  if (!(await ctx.em.nativeUpdate(FollowUp, { id: followUp.id, state: FollowUpState.OPEN }, change))) throw followUpIsComplete();
  return Object.assign(followUp, change);
}

/** Closes a case with what came of it. */
export async function recordCaseOutcome(ctx: Context, input: RecordCaseOutcomeInput): Promise<Contribution> {
  const contribution = await contributionById(ctx, input.contributionId);
  authorize(ctx, casePolicy.recordOutcome(await caseStanding(ctx, contribution)));
  const problem = outcomeProblem({ kind: contribution.kind, closed: contribution.closedAt !== null }, input.note);
  if (problem === 'NOT_A_CASE') throw notACase(['contributionId']);
  if (problem === 'CASE_CLOSED') throw caseIsClosed(['contributionId']);
  if (problem === 'NOTE_REQUIRED') throw refuse('NOTE_REQUIRED', ['note'], '请写下有什么变化', 'Say what changed');
  const change = { outcome: input.outcome, outcomeNote: input.note.trim(), closedAt: ctx.clock.now() };
  if (!(await ctx.em.nativeUpdate(Contribution, { id: contribution.id, closedAt: null }, change))) throw caseIsClosed(['contributionId']);
  return Object.assign(contribution, change);
}

/** Whether authors and votes of the ideas on a case are shown: once its owner has revealed them, or it or its session is over. */
export async function ideasAreRevealed(contribution: Contribution): Promise<boolean> {
  if (contribution.ideasRevealedAt !== null || contribution.closedAt !== null) return true;
  const session = await contribution.session.loadOrFail();
  return session.status === SharingSessionStatus.CLOSED;
}

async function contributionById(ctx: Context, id: string): Promise<Contribution> {
  return found(ctx, await ctx.em.findOne(Contribution, { id }));
}

const followUpIsComplete = (): Rejected =>
  refuse('FOLLOW_UP_COMPLETE', ['followUpId'], '这项跟进已经有结果了', 'This follow-up has its result already');

function refuseUnlessOpenCase(contribution: Contribution, path: string): void {
  if (contribution.kind !== ContributionKind.CASE) throw notACase([path]);
  if (contribution.closedAt !== null) throw caseIsClosed([path]);
}
