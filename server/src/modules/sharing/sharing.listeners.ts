import type { Context } from '../../platform/context.ts';
import { listener } from '../../platform/events.ts';
import { boundsOfDay } from '../../platform/time/wall-clock.ts';
import '../people/people.events.ts';
import { isAfter } from './rota.reads.ts';
import { Duty, SharingSessionStatus } from './sharing-session.entity.ts';

/** Whoever leaves has no turn after their last day: what was settled is free again, and the rotation gives it to others. */
export const dutiesOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  run: (ctx, { personId, leftOn }) => freeDutiesAfter(ctx, personId, leftOn),
});

async function freeDutiesAfter(ctx: Context, personId: string, lastDay: string): Promise<void> {
  // The day of a session is that of its series' zone; in none has a later day begun before this instant.
  const { from } = boundsOfDay(lastDay, 'Pacific/Kiritimati');
  const scheduled = { status: SharingSessionStatus.SCHEDULED, startsAt: { $gte: from } };
  const duties = await ctx.em.find(Duty, { person: personId, session: scheduled }, { populate: ['session.series'] });
  for (const duty of duties) {
    const session = duty.session.getEntity();
    if (isAfter(session.series.getEntity(), session, lastDay)) ctx.em.remove(duty);
  }
}
