import { createSharedComposable, useIntervalFn, useNow } from '@vueuse/core';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useViewer } from '../session/viewer';
import { addDays, dayIn, daysBetween, instantAt } from './days';

type Instant = Date | string;

export interface Format {
  /** The company's time zone; the browser's own until the server has answered. */
  zone: ComputedRef<string>;
  /** Today where the company is; goes on by itself at midnight. */
  today: ComputedRef<string>;
  /** 2026年11月23日 · 23 Nov 2026 */
  date: (day: string) => string;
  /** 11月23日 · 23 Nov; with the year where it isn't this one. */
  shortDate: (day: string) => string;
  /** 2026年11月23日星期一 · Monday, 23 November 2026 */
  longDate: (day: string) => string;
  /** 2026年11月 · November 2026 */
  month: (day: string) => string;
  /** 2026年11月23日 – 11月29日 · 23 – 29 Nov 2026; both days counted. */
  dayRange: (from: string, to: string) => string;
  /** 14:00 */
  time: (instant: Instant) => string;
  /** 11月23日 14:00 */
  dateTime: (instant: Instant) => string;
  /** 14:00–15:30; with the second day where the end lies on another. */
  timeRange: (startsAt: Instant, endsAt: Instant) => string;
  /** 今天, 明天, 周五, then the date. */
  relativeDay: (day: string) => string;
  /** 1,234 */
  number: (value: number) => string;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one takes longer than a row of a table. English days before months, as the rest of the world writes them. */
export function dateFormat(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    // Intl's Chinese calendar is never used: it is wrong on hundreds of days.
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { calendar: 'gregory', timeZone: zone, ...options });
    dateFormats.set(key, format);
  }
  return format;
}

// One clock for all who show a date; it ticks while any of them is on screen.
const useClock = createSharedComposable(() => useNow({ scheduler: (tick) => useIntervalFn(tick, 30_000) }));

/** Everything that depends on language and zone is written here and nowhere else. */
export function useFormat(): Format {
  const { t, locale } = useI18n();
  const { viewer } = useViewer();
  const now = useClock();
  const zone = computed(() => viewer.value?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const today = computed(() => dayIn(zone.value, now.value));

  const showDay = (day: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale.value, 'UTC', options).format(new Date(`${day}T00:00:00Z`));
  const showInstant = (instant: Instant, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale.value, zone.value, options).format(new Date(instant));

  const monthName = () => (locale.value === 'en' ? 'short' : 'long');
  const date = (day: string) => showDay(day, { year: 'numeric', month: monthName(), day: 'numeric' });
  const shortDate = (day: string) =>
    day.slice(0, 4) === today.value.slice(0, 4) ? showDay(day, { month: monthName(), day: 'numeric' }) : date(day);
  const longDate = (day: string) => showDay(day, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
  const month = (day: string) => showDay(day, { year: 'numeric', month: 'long' });
  const dayRange = (from: string, to: string) => {
    if (locale.value !== 'en') {
      const inOneYear = from.slice(0, 4) === to.slice(0, 4);
      return `${date(from)} – ${inOneYear ? showDay(to, { month: monthName(), day: 'numeric' }) : date(to)}`;
    }
    const format = dateFormat(locale.value, 'UTC', { year: 'numeric', month: monthName(), day: 'numeric' });
    return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
  };
  const time = (instant: Instant) => showInstant(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dateTime = (instant: Instant) => `${shortDate(dayIn(zone.value, instant))} ${time(instant)}`;
  const timeRange = (startsAt: Instant, endsAt: Instant) => {
    const sameDay = dayIn(zone.value, startsAt) === dayIn(zone.value, endsAt);
    return `${time(startsAt)}–${sameDay ? time(endsAt) : dateTime(endsAt)}`;
  };
  function relativeDay(day: string): string {
    const distance = daysBetween(today.value, day);
    if (distance === 0) return t('shared.day.today');
    if (distance === 1) return t('shared.day.tomorrow');
    if (distance === -1) return t('shared.day.yesterday');
    if (distance > 1 && distance < 7) return showDay(day, { weekday: 'short' });
    return shortDate(day);
  }
  const number = (value: number) => new Intl.NumberFormat(locale.value).format(value);
  return { zone, today, date, shortDate, longDate, month, dayRange, time, dateTime, timeRange, relativeDay, number };
}

/** A half-open window of whole company days as instants, for `occurrences(from, to)`. */
export function windowOfDays(zone: string, from: string, days: number): { from: string; to: string } {
  return { from: instantAt(zone, from).toISOString(), to: instantAt(zone, addDays(from, days)).toISOString() };
}
