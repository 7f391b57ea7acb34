import type { CelebrationKind } from '../../gql/graphql';
import { addDays, firstOfMonth, isDay } from '../../shared/format/days';

/** Which card: whose, of what, of which day. */
export interface CardKey {
  kind: CelebrationKind;
  personId: string;
  on: string;
}

/** A card as it stands in the URL: `BIRTHDAY.per_01k….2026-03-05`. */
export const cardText = ({ kind, personId, on }: CardKey): string => `${kind}.${personId}.${on}`;

export const cardPath = (key: CardKey): string => `/celebrations?card=${cardText(key)}`;

/** The card that a text in the URL names; undefined where it names none. */
export function readCard(text: string): CardKey | undefined {
  const [kind, personId, on, ...rest] = text.split('.');
  if ((kind !== 'BIRTHDAY' && kind !== 'WORK_ANNIVERSARY') || !personId || !on || !isDay(on) || rest.length > 0) return undefined;
  return { kind, personId, on };
}

/** The variables that find one card. */
export const cardVariables = ({ kind, personId, on }: CardKey) => ({ kind, personId, on, next: addDays(on, 1) });

/** So many months before and after this one are offered. */
export const MONTHS_AROUND = 12;

/** The month that is shown, by its first day: the one that is asked for where it is near enough, else that of the open card, else this one. */
export function monthShown(asked: string, card: CardKey | undefined, today: string): string {
  const [earliest, latest] = [firstOfMonth(today, -MONTHS_AROUND), firstOfMonth(today, MONTHS_AROUND)];
  for (const day of [/^\d{4}-\d\d$/.test(asked) ? `${asked}-01` : '', card ? firstOfMonth(card.on) : '']) {
    if (isDay(day) && day >= earliest && day <= latest) return day;
  }
  return firstOfMonth(today);
}

/** Rows, which stand in the order of their days, under these. */
export function byDay<Row extends { on: string }>(rows: readonly Row[]): { on: string; rows: Row[] }[] {
  const days: { on: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last?.on === row.on) last.rows.push(row);
    else days.push({ on: row.on, rows: [row] });
  }
  return days;
}
