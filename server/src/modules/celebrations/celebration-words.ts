import type { Locale } from '../../platform/locale.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import type { Kind } from './celebration-day.rules.ts';

// What is said of celebrations where the web app does not say it: in notices and mails.

/** Somebody’s day as it may be told to who reads of it. */
export interface Told {
  kind: Kind;
  name: string;
  on: string;
  /** The age or the years worked here; null where that is not known to the reader. */
  years: number | null;
}

/** Where the web app shows a card. */
export const pathOf = (kind: Kind, personId: string, on: string): string => `/celebrations?card=${kind}.${personId}.${on}`;

const weekdays: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'long' }),
};

function dayInWords(on: string, locale: Locale): string {
  const parts = new Map(weekdays[locale].formatToParts(new Date(`${on}T00:00:00Z`)).map(({ type, value }) => [type, value]));
  const [month, day, weekday] = [parts.get('month') ?? '', parts.get('day') ?? '', parts.get('weekday') ?? ''];
  return locale === 'en' ? `${weekday}, ${day} ${month}` : `${month}月${day}日（${weekday}）`;
}

/** One sentence, as it is true today. */
export function celebrationSentence({ kind, name, on, years }: Told, today: string, locale: Locale): string {
  if (locale === 'en') {
    const what = kind === 'BIRTHDAY' ? 'birthday' : `${years}-year work anniversary`;
    const age = kind === 'BIRTHDAY' && years !== null ? ` (turning ${years})` : '';
    if (on === today) return `Today is ${name}’s ${what}${age}`;
    if (on === addDays(today, 1)) return `Tomorrow is ${name}’s ${what}${age}`;
    return `${name}’s ${what}${age} ${on < today ? 'was' : 'is'} on ${dayInWords(on, locale)}`;
  }
  const day = on === today ? '今天' : on === addDays(today, 1) ? '明天' : dayInWords(on, locale);
  if (kind === 'WORK_ANNIVERSARY') return `${day}是${name}入职 ${years} 周年`;
  return years === null ? `${day}是${name}的生日` : `${day}是${name}的生日（${years} 岁）`;
}

/** What the mail says below its subject. */
export function invitationToSign(told: Told, today: string, locale: Locale): string {
  const sentence = celebrationSentence(told, today, locale);
  return locale === 'en' ? `${sentence}.\n\nWrite a few words on the card:` : `${sentence}。\n\n在贺卡上写一句祝福：`;
}

/** How many have signed one’s own card. */
export function cardSentence(kind: Kind, signers: number, locale: Locale): string {
  if (locale === 'en') {
    return `${signers === 1 ? 'One colleague' : `${signers} colleagues`} signed your ${kind === 'BIRTHDAY' ? 'birthday' : 'work anniversary'} card`;
  }
  return `${signers} 位同事在你的${kind === 'BIRTHDAY' ? '生日' : '入职周年'}贺卡上写了祝福`;
}
