import type { AuditState } from '../../platform/audit/audit-entry.entity.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { HolidayCorrection } from './holiday.entity.ts';
import type { HolidayInput } from './holiday.inputs.ts';
import {
  correctionOf,
  type HolidayRow,
  isWorkingDay,
  type KnownDay,
  publicCalendar,
  shifted,
  workCalendar,
  type WorkCalendar,
  workingDayAfter,
  workingDayBefore,
} from './holiday.rules.ts';
import type { OffDayShift } from './holiday.entity.ts';
import { mayCorrectHolidays } from './holidays.policy.ts';

/** Which days are worked in this company. */
export interface WorkDays {
  isWorkingDay(on: string): boolean;
  /** The last working day before that day. */
  before(on: string): string;
  /** The first working day after that day. */
  after(on: string): string;
  /** When something is done that falls on that day. */
  shifted(on: string, shift: OffDayShift): string;
}

/** The company's calendar of work: the public one with HR's corrections, of which there are a few dozen a year. Read once a request. */
export const calendarOf = (ctx: Context): Promise<WorkCalendar> =>
  ctx.loaders.load('work calendar', 'the one', async () => [workCalendar(await ctx.em.findAll(HolidayCorrection))]);

/** Which days are worked, for as many questions as one likes: one read answers them all. */
export async function workDays(ctx: Context): Promise<WorkDays> {
  const calendar = await calendarOf(ctx);
  return {
    isWorkingDay: (on) => isWorkingDay(calendar, on),
    before: (on) => workingDayBefore(calendar, on),
    after: (on) => workingDayAfter(calendar, on),
    shifted: (on, shift) => shifted(calendar, on, shift),
  };
}

/** Says what is true of days, above the public calendar; answers them as they are now. */
export async function setHolidays(ctx: Context, days: readonly HolidayInput[]): Promise<{ days: KnownDay[]; calendar: WorkCalendar }> {
  authorize(ctx, mayCorrectHolidays(ctx.viewer));
  refuseRepeated(days);
  await ctx.em.transactional(async (em) => {
    const within = { ...ctx, em };
    const kept = new Map((await em.find(HolidayCorrection, { on: { $in: days.map(({ on }) => on) } })).map((each) => [each.on, each]));
    const changes = [];
    for (const { on, working, name } of days) {
      const correction = kept.get(on);
      const wanted = correctionOf({ on, working, name: name.trim() });
      const before = stateOf(correction);
      if (!wanted) {
        if (correction) em.remove(correction);
      } else if (correction) Object.assign(correction, wanted);
      else em.persist(em.create(HolidayCorrection, wanted));
      const after = stateOf(wanted);
      if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ subjectType: 'Holiday', subjectId: on, before, after });
    }
    if (changes.length) await recordAudit(within, 'setHolidays', changes);
  });
  ctx.loaders.clear();
  const calendar = await calendarOf(ctx);
  return { days: knownDays(calendar, new Set(days.map(({ on }) => on))), calendar };
}

/** Takes back what HR said of a day; answers what the public calendar says of it. */
export async function removeHolidayCorrection(ctx: Context, { on }: { on: string }): Promise<KnownDay | null> {
  authorize(ctx, mayCorrectHolidays(ctx.viewer));
  await ctx.em.transactional(async (em) => {
    const correction = found(ctx, await em.findOne(HolidayCorrection, { on }));
    await recordAudit({ ...ctx, em }, 'removeHolidayCorrection', [
      { subjectType: 'Holiday', subjectId: on, before: stateOf(correction), after: null },
    ]);
    em.remove(correction);
  });
  const announced = publicCalendar.get(on);
  return announced ? { ...announced, corrected: false } : null;
}

/** The known days among these, by day. */
const knownDays = (calendar: WorkCalendar, among: ReadonlySet<string>): KnownDay[] =>
  [...calendar.values()].filter(({ on }) => among.has(on)).toSorted(byDay);

export const byDay = (one: HolidayRow, other: HolidayRow): number => (one.on < other.on ? -1 : 1);

const stateOf = (day: HolidayRow | null | undefined): AuditState => (day ? { working: day.working, name: day.name } : null);

function refuseRepeated(days: readonly HolidayInput[]): void {
  const seen = new Set<string>();
  days.forEach(({ on }, index) => {
    if (seen.has(on)) {
      throw new Rejected([
        {
          code: 'REPEATED',
          path: ['days', String(index), 'on'],
          message: { zh: `${on} 出现了不止一次`, en: `${on} stands there more than once` },
        },
      ]);
    }
    seen.add(on);
  });
}
