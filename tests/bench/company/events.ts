import { decide, type Answer } from '@hearth/server/modules/events/rsvp.rules';
import { addDays, addMinutes, instantOf } from '@hearth/server/platform/time/wall-clock';
import { type Making, TIME_ZONE } from './making.ts';
import type { Member } from './people.ts';

const EVENTS = 300;
/** Occurrences lie within so many days of today. */
const REACH = 75;
const KINDS = ['GATHERING', 'MEETING', 'TRAINING', 'OUTING', 'OTHER'] as const;
const TITLES = ['羽毛球友谊赛', '季度复盘', '新品培训', '西湖徒步', '生日会', '读书会', '客户答谢晚宴', '周会'] as const;
const PLACES = ['一号会议室', '体育馆', '壁炉厅', '湖滨', null] as const;

interface Occurrence {
  id: string;
  startsAt: Date;
  capacity: number | null;
  cancelled: boolean;
}

/** Some 300 events with one to six dates each, and dozens of answers to every date. Answers the dates to which another answer surely has a place. */
export function makeEvents(making: Making, people: readonly Member[], viewer: Member): string[] {
  const roomy: string[] = [];
  for (let index = 0; index < EVENTS; index += 1) {
    for (const occurrence of makeEvent(making, people)) {
      const { places, waits } = makeAnswers(making, occurrence, people, viewer);
      const room = occurrence.capacity === null || occurrence.capacity - places > 1;
      // Answers to some close a day before the start.
      const open = !occurrence.cancelled && occurrence.startsAt > addMinutes(making.now, 3 * 24 * 60);
      if (open && room && !waits) roomy.push(occurrence.id);
    }
  }
  return roomy;
}

function makeEvent({ random, ids, rows, today, now }: Making, people: readonly Member[]): Occurrence[] {
  const dates = random.chance(0.6) ? 1 : random.whole(3, 6);
  const first = addDays(today, random.whole(-REACH, REACH - 7 * (dates - 1)));
  const time = `T${String(random.whole(9, 19)).padStart(2, '0')}:${random.pick(['00', '30'])}`;
  const minutes = random.pick([60, 90, 120, 180]);
  const capacity = random.chance(0.3) ? null : random.whole(15, 90);
  const event = ids.next('evt');
  rows.add('event', {
    id: event,
    title: random.pick(TITLES),
    kind: random.pick(KINDS),
    description: '',
    place: random.pick(PLACES),
    starts_local: `${first}${time}`,
    time_zone: TIME_ZONE,
    duration_minutes: minutes,
    recurrence: dates === 1 ? null : `FREQ=WEEKLY;COUNT=${dates}`,
    capacity,
    answers_close_minutes_before: random.chance(0.2) ? 24 * 60 : null,
    organizer_id: random.pick(people).id,
    cancelled_at: null,
    version: 1,
  });
  return Array.from({ length: dates }, (_, index) => {
    const originalStart = `${addDays(first, 7 * index)}${time}`;
    const startsAt = instantOf(originalStart, TIME_ZONE);
    const ownCapacity = random.chance(0.1) ? random.whole(15, 90) : null;
    const cancelled = dates > 1 && random.chance(0.03);
    const { id } = rows.add('occurrence', {
      id: ids.next('occ'),
      event_id: event,
      original_start: originalStart,
      starts_at: startsAt,
      ends_at: addMinutes(startsAt, minutes),
      title_override: random.chance(0.1) ? `${random.pick(TITLES)}（改）` : null,
      place_override: random.chance(0.1) ? '改在二楼' : null,
      capacity_override: ownCapacity,
      cancelled_at: cancelled ? addMinutes(now, -60) : null,
      version: 1,
    });
    return { id, startsAt, capacity: ownCapacity ?? capacity, cancelled };
  });
}

/** Dozens of people answer one after the other, and the server's own rule says what becomes of each wish. */
function makeAnswers(
  { random, ids, rows, now }: Making,
  { id, capacity }: Occurrence,
  people: readonly Member[],
  viewer: Member,
): { places: number; waits: boolean } {
  const answering = random.some(people, random.whole(20, 60));
  if (random.chance(0.3) && !answering.includes(viewer)) answering.push(viewer);
  let [taken, lastWaiting]: [number, number | null] = [0, null];
  for (const [turn, { id: person }] of answering.entries()) {
    const status = random.pick(['GOING', 'GOING', 'GOING', 'MAYBE', 'DECLINED'] as const);
    const guests = status === 'GOING' && random.chance(0.1) ? random.whole(1, 2) : 0;
    const decision = decide({ capacity, taken, lastWaiting }, null, { status, guests });
    if ('refused' in decision) continue;
    const answer: Answer = decision.answer;
    ({ taken } = decision);
    lastWaiting = answer.waitingOrder ?? lastWaiting;
    rows.add('rsvp', {
      id: ids.next('rsvp'),
      occurrence_id: id,
      person_id: person,
      status: answer.status,
      guests: answer.guests,
      waiting_order: answer.waitingOrder,
      responded_at: addMinutes(now, turn - 10_000),
    });
  }
  return { places: taken, waits: lastWaiting !== null };
}
