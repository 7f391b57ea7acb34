import { parseDateTime, toZoned } from '@internationalized/date';

/** What stands in the form of an event. */
export interface EventFormState {
  title: string;
  kind: EventKind;
  description: string;
  place: string;
  /** Wall-clock time as an input of type datetime-local has it: `2026-11-27T15:00`; empty while nothing is chosen. */
  startsLocal: string;
  timeZone: string;
  durationMinutes: number;
  capacity: number | null;
  answersCloseMinutesBefore: number;
}

export const eventKinds = ['GATHERING', 'MEETING', 'TRAINING', 'OUTING', 'OTHER'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Minutes before the start at which answers may close; 0 is at the start. */
export const closingTimes = [0, 60, 12 * 60, 24 * 60, 2 * 24 * 60, 7 * 24 * 60] as const;

/** The server takes no longer event. */
export const LONGEST_MINUTES = 31 * 24 * 60;

/** The input of both mutations for what stands in the form; what is left empty is none. */
export function inputOf(state: EventFormState) {
  return {
    title: state.title,
    kind: state.kind,
    description: state.description.trim() || null,
    place: state.place.trim() || null,
    startsLocal: state.startsLocal,
    timeZone: state.timeZone,
    durationMinutes: state.durationMinutes,
    capacity: state.capacity,
    answersCloseMinutesBefore: state.answersCloseMinutesBefore || null,
  };
}

/** When something that starts then and lasts so long ends, on the clocks of its zone: clock changes are counted. Empty while there is no start. */
export function endOf({
  startsLocal,
  timeZone,
  durationMinutes,
}: Pick<EventFormState, 'startsLocal' | 'timeZone' | 'durationMinutes'>): string {
  if (!startsLocal) return '';
  return toZoned(parseDateTime(startsLocal), timeZone).add({ minutes: durationMinutes }).toString().slice(0, 16);
}

/** The real minutes from one wall-clock time to another in a zone; 0 or less where the end is not later. */
export function minutesBetween(startsLocal: string, endsLocal: string, timeZone: string): number {
  const instant = (local: string) => toZoned(parseDateTime(local), timeZone).toDate().getTime();
  return Math.round((instant(endsLocal) - instant(startsLocal)) / 60_000);
}
