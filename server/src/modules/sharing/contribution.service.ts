import type { Context } from '../../platform/context.ts';
import { authorize, forbidden, found, Rejected, type Problem } from '../../platform/graphql/user-error.ts';
import type { Text } from '../../platform/locale.ts';
import { newId } from '../../platform/orm/id.ts';
import { anonymousAuthorKey } from './anonymous-author.ts';
import { Contribution, HelpfulMark } from './contribution.entity.ts';
import type { AddContributionInput, MarkHelpfulInput } from './contribution.inputs.ts';
import { keptSections, mayBeAnonymous, SECTION_LENGTH, sectionProblems, type SectionProblem } from './contribution.rules.ts';
import { participationIn } from './participation.reads.ts';
import { refuse } from './refusals.ts';
import { lockedSession } from './session.lock.ts';
import { sessionPolicy } from './sharing.policy.ts';
import { SharingSessionStatus } from './sharing-session.entity.ts';
import { viewerPersonId } from './standing.reads.ts';

/** The viewer brings an experience, a lesson or a case; a lesson can be told without a name. */
export async function addContribution(ctx: Context, input: AddContributionInput): Promise<Contribution> {
  return ctx.em.transactional((em) => addWithin({ ...ctx, em }, input));
}

async function addWithin(ctx: Context, input: AddContributionInput): Promise<Contribution> {
  const session = await lockedSession(ctx, input.sessionId);
  authorize(ctx, sessionPolicy.contribute(await participationIn(ctx, session.id)));
  const presenterId = requireMember(ctx);
  if (session.status !== SharingSessionStatus.SCHEDULED && session.status !== SharingSessionStatus.OPEN) {
    throw refuse('SESSION_OVER', ['sessionId'], '这场分享会已经结束，请写到下一场', 'This session is over: write it for the next');
  }
  if (input.anonymous && !mayBeAnonymous(input.kind)) {
    throw refuse('NOT_ANONYMOUS', ['anonymous'], '只有失败教训可以匿名', 'Only a lesson can be told without a name');
  }
  const problems = sectionProblems(input.kind, input.sections);
  if (problems.length > 0) throw new Rejected(problems.map(sectionRefusal));

  const sections = keptSections(input.kind, input.sections);
  const contribution = ctx.em.create(Contribution, {
    session,
    kind: input.kind,
    title: input.title.trim(),
    sections: Object.fromEntries(sections.map(({ key, text }) => [key, text])),
    createdAt: ctx.clock.now(),
  });
  if (input.anonymous) contribution.authorKey = anonymousAuthorKey(ctx, contribution.id, presenterId);
  else ctx.em.assign(contribution, { presenter: presenterId });
  await ctx.em.flush();
  return contribution;
}

/** "This helped me", or no longer. */
export async function markHelpful(ctx: Context, input: MarkHelpfulInput): Promise<Contribution> {
  const contribution = found(ctx, await ctx.em.findOne(Contribution, { id: input.contributionId }));
  const person = requireMember(ctx);
  if (input.helpful) await giveOnce(ctx, 'helpful_mark', 'contribution_id', [newId('help'), contribution.id, person]);
  else await ctx.em.nativeDelete(HelpfulMark, { contribution, person });
  return contribution;
}

/** A mark or vote that is there already stays: asking twice changes nothing. One statement; `em.upsert` would read the row back. */
export async function giveOnce(
  ctx: Context,
  table: 'helpful_mark' | 'idea_vote',
  column: 'contribution_id' | 'idea_id',
  row: readonly [id: string, to: string, personId: string],
): Promise<void> {
  const text = `insert into ${table} (id, ${column}, person_id) values (?, ?, ?) on conflict (${column}, person_id) do nothing`;
  await ctx.em.execute(text, [...row], 'run');
}

/** The member who asks: what one brings, says or votes is a person's, not an account's. */
export function requireMember(ctx: Context): string {
  const personId = viewerPersonId(ctx);
  if (personId === null) throw forbidden(ctx);
  return personId;
}

const sectionTexts: Readonly<Record<SectionProblem['code'], Text>> = {
  SECTION_REQUIRED: { zh: '这一段需要填写', en: 'This part is needed' },
  SECTION_UNKNOWN: { zh: '这一类内容没有这一段', en: 'This kind has no such part' },
  SECTION_REPEATED: { zh: '这一段写了两次', en: 'This part is there twice' },
  SECTION_TOO_LONG: { zh: `不能超过 ${SECTION_LENGTH} 个字`, en: `At most ${SECTION_LENGTH} characters` },
};

const sectionRefusal = ({ code, key }: SectionProblem): Problem => ({ code, path: ['sections', key], message: sectionTexts[code] });
