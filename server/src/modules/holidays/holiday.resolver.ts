import { GraphQLError } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { inLocale } from '../../platform/locale.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { englishName } from './announced-days.rules.ts';
import {
  Holiday,
  HolidaysArgs,
  HolidayWindow,
  ImportHolidaysInput,
  ImportHolidaysPayload,
  RemoveHolidayCorrectionInput,
  RemoveHolidayCorrectionPayload,
  SetHolidayInput,
  SetHolidayPayload,
} from './holiday.inputs.ts';
import { knownUntil } from './holiday.rules.ts';
import { byDay, calendarOf, removeHolidayCorrection, setHolidays } from './holiday.service.ts';

/** Five years, leap or not. */
const LONGEST_WINDOW = 5 * 366;

@Resolver(() => Holiday)
export class HolidayResolver {
  @Query(() => HolidayWindow, {
    description: 'Which days in the half-open window [from, to) are not as their weekday says. Shown to everybody who is signed in.',
  })
  async holidays(@Args(() => HolidaysArgs) { from, to }: HolidaysArgs, @Ctx() ctx: Context): Promise<HolidayWindow> {
    if (daysBetween(from, to) > LONGEST_WINDOW) {
      const said = { zh: `一次最多 ${LONGEST_WINDOW} 天`, en: `At most ${LONGEST_WINDOW} days at a time` };
      throw new GraphQLError(inLocale(said, ctx.locale), { extensions: { code: 'BAD_USER_INPUT' } });
    }
    const calendar = await calendarOf(ctx);
    const days = [...calendar.values()].filter(({ on }) => on >= from && on < to).toSorted(byDay);
    return { days, knownUntilOn: knownUntil(calendar) };
  }

  @FieldResolver(() => String)
  name(@Root() { name }: Holiday, @Ctx() ctx: Context): string {
    return ctx.locale === 'en' ? englishName(name) : name;
  }

  @UseCase(
    () => SetHolidayPayload,
    'Says of a day that it is off or worked, whatever the public calendar says. What the public calendar says too is no correction. HR only.',
  )
  async setHoliday(
    @Arg('input', () => SetHolidayInput) input: SetHolidayInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetHolidayPayload, 'errors'>> {
    const { days } = await setHolidays(ctx, [input]);
    return { holiday: days[0] ?? null };
  }

  @UseCase(
    () => ImportHolidaysPayload,
    'Says so of many days at once: an announcement of the next year, before Hearth brings it along. All of them or none. HR only.',
  )
  async importHolidays(
    @Arg('input', () => ImportHolidaysInput) input: ImportHolidaysInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<ImportHolidaysPayload, 'errors'>> {
    const { days, calendar } = await setHolidays(ctx, input.days);
    return { days, knownUntilOn: knownUntil(calendar) };
  }

  @UseCase(() => RemoveHolidayCorrectionPayload, 'Takes back what HR said of a day: the public calendar holds again. HR only.')
  async removeHolidayCorrection(
    @Arg('input', () => RemoveHolidayCorrectionInput) input: RemoveHolidayCorrectionInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveHolidayCorrectionPayload, 'errors'>> {
    return { holiday: await removeHolidayCorrection(ctx, input) };
  }
}
