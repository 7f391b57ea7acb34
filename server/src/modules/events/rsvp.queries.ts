import type { Context } from '../../platform/context.ts';
import type { Transaction } from '../../platform/orm/transaction.ts';
import { postgresql, sqlite } from '../../platform/read/dialect.ts';
import { sql } from '../../platform/read/sql.ts';
import type { Rsvp, RsvpStatus } from './occurrence.entity.ts';
import type { Places } from './rsvp.rules.ts';

/** All that an answer of somebody to an occurrence depends on. */
export interface Standing extends Places {
  startsAt: Date;
  cancelledAt: Date | null;
  minutesBefore: number | null;
  /** The last day of who answers; null while no end is known. */
  leftOn: string | null;
  /** What they have answered so far. */
  own: Pick<Rsvp, 'id' | 'status' | 'guests' | 'waitingOrder' | 'respondedAt'> | null;
}

/** Writes somebody's answer, a first one or another. */
export function writeAnswer(
  { services }: Context,
  transaction: Transaction,
  occurrenceId: string,
  personId: string,
  { id, status, guests, waitingOrder, respondedAt }: NonNullable<Standing['own']>,
): void {
  const at = services.reader.dialect.instantValue(respondedAt);
  transaction.send({ text: ANSWER, values: [id, occurrenceId, personId, status, guests, waitingOrder, at] });
}

const ANSWER = `insert into rsvp (id, occurrence_id, person_id, status, guests, waiting_order, responded_at) values (?, ?, ?, ?, ?, ?, ?)
  on conflict (occurrence_id, person_id) do update set status = excluded.status, guests = excluded.guests,
    waiting_order = excluded.waiting_order, responded_at = excluded.responded_at`;

/** Sums come as text from PostgreSQL. */
type Stored = number | string;

interface Row {
  startsAt: Stored;
  cancelledAt: Stored | null;
  minutesBefore: number | null;
  leftOn: string | null;
  capacity: number | null;
  taken: Stored;
  lastWaiting: number | null;
  id: string | null;
  status: RsvpStatus;
  guests: number;
  waitingOrder: number | null;
  respondedAt: Stored;
}

const LOCK = 'select id from occurrence where id = ? for update';

const standing = (milliseconds: (column: string) => string): string => `
  select ${milliseconds('occurrence.starts_at')} as "startsAt", ${milliseconds('occurrence.cancelled_at')} as "cancelledAt",
    event.answers_close_minutes_before as "minutesBefore", coalesce(occurrence.capacity_override, event.capacity) as "capacity",
    cast(answerer.left_on as text) as "leftOn",
    (select coalesce(sum(1 + guests), 0) from rsvp where occurrence_id = occurrence.id and status = 'GOING') as "taken",
    (select max(waiting_order) from rsvp where occurrence_id = occurrence.id and status = 'WAITLISTED') as "lastWaiting",
    own.id as "id", own.status as "status", own.guests as "guests", own.waiting_order as "waitingOrder",
    ${milliseconds('own.responded_at')} as "respondedAt"
  from occurrence join event on event.id = occurrence.event_id
  join person answerer on answerer.id = ?
  left join rsvp own on own.occurrence_id = occurrence.id and own.person_id = answerer.id
  where occurrence.id = ?`;

/** Written once: an answer is what hundreds give at the same time. */
const STANDING = {
  sqlite: standing((column) => sqlite.milliseconds(sql.ref(column)).text),
  postgresql: standing((column) => postgresql.milliseconds(sql.ref(column)).text),
};

/**
 * Makes all who change an occurrence or answer to it wait for each other, and says how it stands then for somebody who answers; undefined where
 * there is no such occurrence. The lock is a statement of its own: on PostgreSQL one that locks and counts would count what was there before it
 * had to wait. On SQLite a transaction holds the one write lock from its beginning.
 */
export async function lockedStanding(
  { services }: Context,
  transaction: Transaction,
  occurrenceId: string,
  personId: string,
): Promise<Standing | undefined> {
  const { name } = services.reader.dialect;
  if (name === 'postgresql') transaction.send({ text: LOCK, values: [occurrenceId] });
  const [row] = await transaction.rows<Row>({ text: STANDING[name], values: [personId, occurrenceId] });
  if (!row) return undefined;
  const { startsAt, cancelledAt, minutesBefore, capacity, taken, lastWaiting, id, status, guests, waitingOrder, respondedAt, leftOn } = row;
  return {
    minutesBefore,
    capacity,
    lastWaiting,
    leftOn,
    taken: Number(taken),
    startsAt: new Date(Number(startsAt)),
    cancelledAt: cancelledAt === null ? null : new Date(Number(cancelledAt)),
    own: id === null ? null : { id, status, guests, waitingOrder, respondedAt: new Date(Number(respondedAt)) },
  };
}
