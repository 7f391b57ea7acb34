import type { Context } from '../../platform/context.ts';
import { isSqlite } from '../../platform/orm/dialect.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import type { Rsvp, RsvpStatus } from './occurrence.entity.ts';
import type { Places } from './rsvp.rules.ts';

/** All that an answer of somebody to an occurrence depends on. */
export interface Standing extends Places {
  startsAt: Date;
  cancelledAt: Date | null;
  minutesBefore: number | null;
  /** What they have answered so far. */
  own: Pick<Rsvp, 'id' | 'status' | 'guests' | 'waitingOrder' | 'respondedAt'> | null;
}

/**
 * Makes all who change an occurrence or answer to it wait for each other. A statement of its own: on PostgreSQL one that locks and counts
 * would count what was there before it had to wait. On SQLite a transaction holds the one write lock from its beginning.
 */
export async function lockOccurrence(em: EntityManager, id: string): Promise<void> {
  if (!isSqlite(em)) await selectRows(em, 'select id from occurrence where id = ? for update', [id]);
}

/** Writes somebody's answer, a first one or another. */
export async function writeAnswer(
  { em, services }: Context,
  occurrenceId: string,
  personId: string,
  { id, status, guests, waitingOrder, respondedAt }: NonNullable<Standing['own']>,
): Promise<void> {
  const { text, values } = sql`insert into rsvp (id, occurrence_id, person_id, status, guests, waiting_order, responded_at)
    values (${id}, ${occurrenceId}, ${personId}, ${status}, ${guests}, ${waitingOrder}, ${services.reader.dialect.instantValue(respondedAt)})
    on conflict (occurrence_id, person_id) do update set status = excluded.status, guests = excluded.guests,
      waiting_order = excluded.waiting_order, responded_at = excluded.responded_at`;
  await em.getConnection('write').execute(text, [...values], 'run', em.getTransactionContext());
}

/** Sums come as text from PostgreSQL. */
type Stored = number | string;

interface Row {
  startsAt: Stored;
  cancelledAt: Stored | null;
  minutesBefore: number | null;
  capacity: number | null;
  taken: Stored;
  lastWaiting: number | null;
  id: string | null;
  status: RsvpStatus;
  guests: number;
  waitingOrder: number | null;
  respondedAt: Stored;
}

/** How an occurrence stands for somebody who answers, in one statement; undefined where there is no such occurrence. */
export async function standingAt({ em, services }: Context, occurrenceId: string, personId: string): Promise<Standing | undefined> {
  const { dialect } = services.reader;
  const milliseconds = (name: string): Sql => dialect.milliseconds(sql.ref(name));
  const { text, values } = sql`
    select ${milliseconds('occurrence.starts_at')} as "startsAt", ${milliseconds('occurrence.cancelled_at')} as "cancelledAt",
      event.answers_close_minutes_before as "minutesBefore", coalesce(occurrence.capacity_override, event.capacity) as "capacity",
      (select coalesce(sum(1 + guests), 0) from rsvp where occurrence_id = occurrence.id and status = 'GOING') as "taken",
      (select max(waiting_order) from rsvp where occurrence_id = occurrence.id and status = 'WAITLISTED') as "lastWaiting",
      own.id as "id", own.status as "status", own.guests as "guests", own.waiting_order as "waitingOrder",
      ${milliseconds('own.responded_at')} as "respondedAt"
    from occurrence join event on event.id = occurrence.event_id
    left join rsvp own on own.occurrence_id = occurrence.id and own.person_id = ${personId}
    where occurrence.id = ${occurrenceId}`;
  const [row] = await selectRows<Row>(em, text, values);
  if (!row) return undefined;
  const { startsAt, cancelledAt, minutesBefore, capacity, taken, lastWaiting, id, status, guests, waitingOrder, respondedAt } = row;
  return {
    minutesBefore,
    capacity,
    lastWaiting,
    taken: Number(taken),
    startsAt: new Date(Number(startsAt)),
    cancelledAt: cancelledAt === null ? null : new Date(Number(cancelledAt)),
    own: id === null ? null : { id, status, guests, waitingOrder, respondedAt: new Date(Number(respondedAt)) },
  };
}
