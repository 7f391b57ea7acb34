import { addDays } from '../../platform/time/wall-clock.ts';
import type { PeopleMerged } from '../people/people.events.ts';
import { Person } from '../people/person.entity.ts';
import type { Change } from './dated-change.service.ts';
import { refusal } from './organization.errors.ts';
import { PositionTerm, StandIn } from './position.entity.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import { overlap, rewriteWithin } from './term.rules.ts';
import { seatBook } from './timeline.service.ts';

/** Two records are one human: who held seats under either name has held them all. Rewrites the past, for it is the same that it was. */
export async function joinHoldings(ctx: Change, { intoId, fromId, leftOn }: PeopleMerged): Promise<void> {
  await refuseTwoPosts(ctx, intoId, fromId);
  await refuseAfterLastDay(ctx, fromId, leftOn);
  const held = await ctx.em.find(PositionTerm, { holder: fromId });
  const book = seatBook(ctx);
  await book.open(held.map(({ position }) => position.id));
  for (const { position } of held) {
    const whole = { validFrom: '0001-01-01', validTo: null };
    book.set(
      position.id,
      rewriteWithin(book.get(position.id), whole, (facts) => (facts.holder === fromId ? { ...facts, holder: intoId } : facts)),
    );
  }
  await book.write();
  const acted = await ctx.em.find(StandIn, { person: fromId });
  await ctx.trail.touch(
    ctx.em,
    'Position',
    acted.map(({ position }) => position.id),
  );
  for (const row of acted) row.person = ctx.em.getReference(Person, intoId, { wrapped: true });
  await renameInDrafts(ctx, intoId, fromId);
}

/** Whoever holds a seat has a main post: two people who do on one day are two, or one of the seats is wrong. */
async function refuseTwoPosts(ctx: Change, intoId: string, fromId: string): Promise<void> {
  const terms = await ctx.em.find(PositionTerm, { holder: { $in: [intoId, fromId] }, primary: true }, { orderBy: { validFrom: 'asc' } });
  const [own, other] = [terms.filter(({ holder }) => holder?.id === intoId), terms.filter(({ holder }) => holder?.id === fromId)];
  for (const one of own) {
    for (const two of other) {
      const both = overlap(one, two);
      if (!both) continue;
      throw refusal('TWO_MAIN_POSTS', 'fromId', {
        zh: `从 ${both.validFrom} 起两条记录都有主岗：“${one.title}”和“${two.title}”。请先免去或更正其中一个岗位，再合并`,
        en: `From ${both.validFrom} on both records hold a main post: “${one.title}” and “${two.title}”. Vacate or correct one of them first`,
      });
    }
  }
}

async function refuseAfterLastDay(ctx: Change, fromId: string, leftOn: string | null): Promise<void> {
  if (leftOn === null) return;
  const after = addDays(leftOn, 1);
  const [later] = await ctx.em.find(PositionTerm, { holder: fromId, $or: [{ validTo: null }, { validTo: { $gt: after } }] }, { limit: 1 });
  if (!later) return;
  throw refusal('POST_AFTER_LAST_DAY', 'fromId', {
    zh: `合并后最后工作日是 ${leftOn}，但另一条记录之后还担任“${later.title}”。请先更正最后工作日或这个岗位`,
    en: `The merged record’s last day is ${leftOn}, and the other one holds “${later.title}” after it. Correct the last day or the post first`,
  });
}

/** Steps of drafts name people by their ids. */
async function renameInDrafts(ctx: Change, intoId: string, fromId: string): Promise<void> {
  for (const plan of await ctx.em.find(ReorgPlan, { status: ReorgPlanStatus.DRAFT })) {
    if (!plan.written.some(({ input }) => Object.values(input).includes(fromId))) continue;
    plan.written = plan.written.map((step) => ({
      ...step,
      input: Object.fromEntries(Object.entries(step.input).map(([field, value]) => [field, value === fromId ? intoId : value])),
    }));
  }
}
