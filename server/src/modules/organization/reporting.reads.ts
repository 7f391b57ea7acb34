import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { lineAbove, managersOn, primarySeatsOf, reportsOn, type SeatOnDay } from './organization.reads.ts';

// Who reports to whom on a day, read once a request for everybody who is asked about. Other modules' policies read it too, of today.

async function load<Value>(
  ctx: Context,
  name: string,
  person: string,
  asOf: string | null,
  read: (people: readonly string[], day: string) => Promise<ReadonlyMap<string, Value>>,
): Promise<Value | undefined> {
  const day = asOf ?? (await today(ctx));
  return ctx.loaders.load(`organization.${name} ${day}`, person, async (people) => {
    const answers = await read(people, day);
    return people.map((each) => answers.get(each));
  });
}

/** The primary seat of somebody on a day; today where none is named. */
export const primarySeatOf = (ctx: Context, personId: string, asOf: string | null = null): Promise<SeatOnDay | undefined> =>
  load(ctx, 'primarySeat', personId, asOf, async (people, day) => {
    const seats = await primarySeatsOf(ctx.em, people, day);
    return new Map(seats.flatMap((seat) => (seat.holder === null ? [] : [[seat.holder, seat] as const])));
  });

/** The one manager of somebody on a day: holder of the seat theirs reports to, or who acts in their place. */
export const managerIdOf = (ctx: Context, personId: string, asOf: string | null = null): Promise<string | undefined> =>
  load(ctx, 'manager', personId, asOf, (people, day) => managersOn(ctx.em, people, day));

/** Everybody up the line of somebody today, nearest first: who holds the seats above theirs, or stands in for a vacant one. */
export async function managerIdsOf(ctx: Context, personId: string): Promise<string[]> {
  const line = await load(ctx, 'line', personId, null, (people, day) => lineAbove(ctx.em, people, day));
  return (line ?? []).filter((manager) => manager !== personId);
}

/** Who reports to somebody directly on a day. */
export const reportIdsOf = async (ctx: Context, personId: string, asOf: string | null = null): Promise<string[]> =>
  (await load(ctx, 'reports', personId, asOf, (people, day) => reportsOn(ctx.em, people, day))) ?? [];

/** Does anybody report to them today? */
export const isManager = async (ctx: Context, personId: string): Promise<boolean> => (await reportIdsOf(ctx, personId)).length > 0;

/** Is the one in the line above the other today, at any distance? */
export const isManagerOf = async (ctx: Context, managerId: string, personId: string): Promise<boolean> =>
  (await managerIdsOf(ctx, personId)).includes(managerId);
