import { Temporal } from 'temporal-polyfill';

/** A day as somebody wrote it: perhaps without a year, perhaps in words that only the Chinese calendar uses. */
export interface WrittenDay {
  year: number | null;
  month: number;
  day: number;
  /** What the text itself says of its calendar: 农历, 闰, 初八 or 腊月 are lunar, 公历 is solar; null where it says nothing. */
  calendar: 'SOLAR' | 'LUNAR' | null;
  leapMonth: boolean;
}

const DIGITS = '〇一二三四五六七八九';
const MONTHS: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };

// 2024-02-29, 2024/2/29, 2024.2.29, with the midnight that spreadsheets add; 02-29 and vCard's --02-29.
const NUMERIC =
  /^(?:(?<year>\d{4})(?<mark>[-/.])|--)?(?<month>\d{1,2})(?<second>[-/.])(?<day>\d{1,2})(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/;
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/;
const CHINESE =
  /^(?<calendar>公历|阳历|新历|农历|阴历|旧历)?(?:(?<year>\d{4}|[〇零一二三四五六七八九]{4})年)?(?<leap>闰)?(?<month>\d{1,2}|[正冬腊]|十?[一二三四五六七八九]|十)月(?<day>\d{1,2}|初?[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|[二三]十[一二三四五六七八九]?|卅)[日号]?$/;

/** Reads a day as people and spreadsheets write it, or null where the text is none. Whether the day exists is asked elsewhere. */
export function readDay(text: string): WrittenDay | null {
  const written = text.normalize('NFKC').trim();
  const numeric = NUMERIC.exec(written)?.groups ?? COMPACT.exec(written)?.groups;
  if (numeric) {
    if (numeric['mark'] && numeric['mark'] !== numeric['second']) return null;
    return {
      year: numeric['year'] ? Number(numeric['year']) : null,
      month: Number(numeric['month']),
      day: Number(numeric['day']),
      calendar: null,
      leapMonth: false,
    };
  }
  const chinese = CHINESE.exec(written.replace(/\s/g, ''))?.groups;
  if (!chinese) return null;
  const { calendar, year, leap, month, day } = chinese as { calendar?: string; year?: string; leap?: string; month: string; day: string };
  const lunarWords = leap !== undefined || /[正冬腊]/.test(month) || /[初廿卅]/.test(day);
  return {
    year: year === undefined ? null : readYear(year),
    month: MONTHS[month] ?? readNumber(month),
    day: readNumber(day.replace('初', '')),
    calendar: calendar === undefined ? (lunarWords ? 'LUNAR' : null) : /[农阴旧]/.test(calendar) ? 'LUNAR' : 'SOLAR',
    leapMonth: leap !== undefined,
  };
}

/** Reads a full solar date, or null where the text is none or there is no such day. */
export function readSolarDate(text: string): string | null {
  const written = readDay(text);
  if (!written || written.year === null || written.calendar === 'LUNAR') return null;
  try {
    return Temporal.PlainDate.from({ year: written.year, month: written.month, day: written.day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const readYear = (text: string): number => Number(text.replaceAll('零', '〇').replace(/\D/g, (digit) => String(DIGITS.indexOf(digit))));

/** 八, 十, 十二, 廿三, 三十, 二十九, 卅 or digits. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const spelled = text.replace('廿', '二十').replace('卅', '三十');
  if (!spelled.includes('十')) return DIGITS.indexOf(spelled);
  const [tens, ones] = spelled.split('十');
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}
