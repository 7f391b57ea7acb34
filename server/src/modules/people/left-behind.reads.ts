import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { LeftBehind } from './left-behind.type.ts';
import type { Person } from './person.entity.ts';

/** The days that everything left behind goes by. */
export async function leftBehindBy(
  ctx: Context,
  { id, leftOn: recorded }: Pick<Person, 'id' | 'leftOn'>,
  lastDay: string,
): Promise<LeftBehind> {
  const now = await today(ctx);
  const after = addDays(lastDay, 1);
  return Object.assign(new LeftBehind(), {
    personId: id,
    leftOn: lastDay,
    heldOn: recorded !== null && recorded < lastDay ? recorded : lastDay,
    seenOn: after < now ? now : after,
  });
}
