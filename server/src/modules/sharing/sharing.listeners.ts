import type { Context } from '../../platform/context.ts';
import { listener } from '../../platform/events.ts';
import { boundsOfDay } from '../../platform/time/wall-clock.ts';
import '../people/people.events.ts';
import { EARLIEST_ZONE, isAfter } from './rota.reads.ts';
import { Duty, SharingSessionStatus } from './sharing-session.entity.ts';

/** Whoever leaves has no turn after their last day: what was settled is free again, and the rotation gives it to others. */
export const dutiesOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  run: (ctx, { personId, leftOn }) => freeDutiesAfter(ctx, personId, leftOn),
});

async function freeDutiesAfter(ctx: Context, personId: string, lastDay: string): Promise<void> {
  const { from } = boundsOfDay(lastDay, EARLIEST_ZONE);
  const scheduled = { status: SharingSessionStatus.SCHEDULED, startsAt: { $gte: from } };
  const duties = await ctx.em.find(Duty, { person: personId, session: scheduled }, { populate: ['session.series'] });
  for (const duty of duties) {
    const session = duty.session.getEntity();
    if (isAfter(session.series.getEntity(), session, lastDay)) ctx.em.remove(duty);
  }
}
