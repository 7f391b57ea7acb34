import { useI18n } from 'vue-i18n';
import { type BirthdayDay, useBirthdayText } from '../../shared/format/birthday';
import { useFormat } from '../../shared/format/format';

/** When a birthday is kept next, and what day it is in the other calendar, in words. */
export function useBirthdayDates() {
  const { t } = useI18n();
  const { date, shortDate, relativeDay } = useFormat();
  const birthdayText = useBirthdayText();
  /** 公历 5月30日（1995 年） */
  const born = (day: BirthdayDay, year: number | null | undefined) =>
    year ? t('people.dayOfYear', { day: birthdayText(day), year }) : birthdayText(day);
  return {
    born,
    /** 下一次：2026年11月27日（明天）; a day that is far is said once. */
    next: (on: string) => {
      const near = relativeDay(on);
      return near === shortDate(on) ? t('people.keptOn', { date: date(on) }) : t('people.keptNext', { date: date(on), day: near });
    },
    other: (counterpart: BirthdayDay & { year: number; nextOn?: string | null }) => {
      const on = born(counterpart, counterpart.year);
      return counterpart.nextOn ? t('people.otherCalendar', { on, date: date(counterpart.nextOn) }) : t('people.sameDay', { on });
    },
  };
}
