import { useI18n } from 'vue-i18n';
import { dateFormat } from './format';

/** A birthday as it is kept: month and day of its own calendar. */
export interface BirthdayDay {
  calendar: 'SOLAR' | 'LUNAR';
  month: number;
  day: number;
  /** Null where the year is hidden: it would give the year away. */
  leapMonth?: boolean | null;
}

const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 初一 … 三十 */
export function lunarDayName(day: number): string {
  if (day <= 10) return `初${digits[day - 1] ?? ''}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${day < 20 ? '十' : '廿'}${digits[(day % 10) - 1] ?? ''}`;
}

/** 正月初一, 十月十五, 腊月三十 */
export function lunarDayOfMonth(month: number, day: number): string {
  return `${lunarMonths[month - 1] ?? ''}月${lunarDayName(day)}`;
}

/** 公历 11月23日, 农历十月十五, 农历闰四月初一 · 23 Nov, Lunar month 10, day 15. */
export function useBirthdayText(): (birthday: BirthdayDay) => string {
  const { t, locale } = useI18n();
  return ({ calendar, month, day, leapMonth }) => {
    if (calendar === 'LUNAR') {
      return t(leapMonth ? 'shared.birthday.lunarLeap' : 'shared.birthday.lunar', { date: lunarDayOfMonth(month, day), month, day });
    }
    // 2000 has a 29 February
    const format = dateFormat(locale.value, 'UTC', { month: locale.value === 'en' ? 'short' : 'long', day: 'numeric' });
    return t('shared.birthday.solar', { date: format.format(new Date(Date.UTC(2000, month - 1, day))) });
  };
}
