import type { Context } from '../../platform/context.ts';
import { listener } from '../../platform/events.ts';
import { boundsOfDay } from '../../platform/time/wall-clock.ts';
import '../people/people.events.ts';
import { eraseFromSharing } from './erasure.service.ts';
import { joinAnonymousLessons, joinVoices } from './merging.service.ts';
import { EARLIEST_ZONE, isAfter } from './rota.reads.ts';
import { Duty, SharingSessionStatus } from './sharing-session.entity.ts';

/** Whoever leaves has no turn after their last day: what was settled is free again, and the rotation gives it to others. */
export const dutiesOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  run: (ctx, { personId, leftOn }) => freeDutiesAfter(ctx, personId, leftOn),
});

/** Two records of one human are heard once, and own what either wrote. */
export const sharedByMerged = listener({
  on: 'peopleMerged',
  when: 'DURING',
  async run(ctx, { intoId, fromId }) {
    await joinVoices(ctx, intoId, fromId);
    await joinAnonymousLessons(ctx, intoId, fromId);
  },
});

/** The name of an erased person stands in no minutes. */
export const sharedByErased = listener({ on: 'personErased', when: 'DURING', run: eraseFromSharing });

async function freeDutiesAfter(ctx: Context, personId: string, lastDay: string): Promise<void> {
  const { from } = boundsOfDay(lastDay, EARLIEST_ZONE);
  const scheduled = { status: SharingSessionStatus.SCHEDULED, startsAt: { $gte: from } };
  const duties = await ctx.em.find(Duty, { person: personId, session: scheduled }, { populate: ['session.series'] });
  for (const duty of duties) {
    const session = duty.session.getEntity();
    if (isAfter(session.series.getEntity(), session, lastDay)) ctx.em.remove(duty);
  }
}
