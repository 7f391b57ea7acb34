import { PageArgs } from '../../platform/graphql/connection.ts';
import {
  one,
  page,
  type PageRead,
  pageRoot,
  part,
  relation,
  type RootRead,
  type Scope,
  type TypeReads,
  value,
} from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { addMinutes, spanOf } from '../../platform/time/wall-clock.ts';
import { Event } from './event.entity.ts';
import { LONGEST_MINUTES, OccurrencesArgs } from './event.inputs.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';
import { RsvpsArgs } from './rsvp.inputs.ts';

// How events, their dates and the answers are read in SQL; everybody who is signed in may see all of it. The rules are those of
// `rsvp.rules.ts` and `events.policy.ts`.

const people = sql`count(*)`;
const places = sql`sum(1 + answer.guests)`;

/** What is counted of the answers to an occurrence. */
const COUNTS = {
  going: { what: people, of: RsvpStatus.GOING },
  maybe: { what: people, of: RsvpStatus.MAYBE },
  declined: { what: people, of: RsvpStatus.DECLINED },
  waitlisted: { what: people, of: RsvpStatus.WAITLISTED },
  taken: { what: places, of: RsvpStatus.GOING },
};

/** One of the counts. PostgreSQL makes all of them at once; SQLite, which asks for each, goes through the answers of that kind alone. */
function counted(occurrence: Row, name: keyof typeof COUNTS, { dialect }: Scope): Sql {
  const answers = sql`rsvp answer where answer.occurrence_id = ${occurrence.column('id')}`;
  const { what, of } = COUNTS[name];
  if (dialect.name === 'sqlite') return sql`(select coalesce(${what}, 0) from ${answers} and answer.status = ${sql.lit(of)})`;
  const counts = occurrence.joined('counts', (alias, names) => {
    const columns = (names as (keyof typeof COUNTS)[]).map(
      (each) => sql`coalesce(${COUNTS[each].what} filter (where answer.status = ${sql.lit(COUNTS[each].of)}), 0) as ${sql.id(each)}`,
    );
    return sql` cross join lateral (select ${sql.join(columns)} from ${answers}) ${sql.id(alias)}`;
  });
  return counts.column(name);
}

const capacity = (occurrence: Row): Sql =>
  sql`coalesce(${occurrence.column('capacityOverride')}, ${occurrence.toOne('event').column('capacity')})`;

/** When answers close, were it not cancelled. */
const closing = (occurrence: Row, { dialect }: Scope): Sql =>
  dialect.earlier(occurrence.column('startsAt'), sql`coalesce(${occurrence.toOne('event').column('answersCloseMinutesBefore')}, 0)`);

/** Who may change what is not cancelled: HR and its organizer. */
function change(row: Row, organizer: () => Sql, { viewer, viewerPersonId }: Scope): Sql {
  const open = sql`${row.column('cancelledAt')} is null`;
  if (viewer.hr) return open;
  return viewer.member ? sql`(${open} and ${organizer()} = ${viewerPersonId})` : never;
}
const never = sql`1 = 0`;

/** A time on the clocks of a zone means an instant by rules that no database has exactly as Hearth does. */
const span = (event: Row, { dialect }: Scope): Sql =>
  dialect.array(['startsLocal', 'timeZone', 'durationMinutes'].map((name) => event.column(name)));
const spanOfStored = (stored: unknown): ReturnType<typeof spanOf> => spanOf(...(stored as Parameters<typeof spanOf>));

/** Who comes first, then who waits in their order, then the others; each by when they first answered. */
const answerOrder = (rsvp: Row): PageRead['order'] => [
  { by: sql`case ${rsvp.column('status')} when 'GOING' then 0 when 'WAITLISTED' then 1 when 'MAYBE' then 2 else 3 end` },
  { by: sql`coalesce(${rsvp.column('waitingOrder')}, 0)` },
  { by: rsvp.column('id') },
];

export const eventReads: TypeReads[] = [
  {
    type: 'Occurrence',
    entity: Occurrence,
    fields: {
      event: relation(),
      title: value((occurrence) => sql`coalesce(${occurrence.column('titleOverride')}, ${occurrence.toOne('event').column('title')})`),
      place: value((occurrence) => sql`coalesce(${occurrence.column('placeOverride')}, ${occurrence.toOne('event').column('place')})`),
      capacity: value(capacity),
      cancelled: value((occurrence) => sql`${occurrence.column('cancelledAt')} is not null`),
      answersCloseAt: value((occurrence, scope) => {
        const cancelled = occurrence.column('cancelledAt');
        return sql`case when ${cancelled} < ${closing(occurrence, scope)} then ${cancelled} else ${closing(occurrence, scope)} end`;
      }),
      going: value((occurrence, scope) => counted(occurrence, 'going', scope)),
      maybe: value((occurrence, scope) => counted(occurrence, 'maybe', scope)),
      declined: value((occurrence, scope) => counted(occurrence, 'declined', scope)),
      waitlisted: value((occurrence, scope) => counted(occurrence, 'waitlisted', scope)),
      placesLeft: value((occurrence, scope) => {
        const most = capacity(occurrence);
        const left = scope.dialect.greatest(sql`${most} - ${counted(occurrence, 'taken', scope)}`, sql`0`);
        return sql`case when ${most} is not null then ${left} end`;
      }),
      viewerRsvp: one('Rsvp', (occurrence, { viewer, viewerPersonId }) => ({
        on: (rsvp) =>
          viewer.member
            ? sql`${rsvp.column('occurrence')} = ${occurrence.column('id')} and ${rsvp.column('person')} = ${viewerPersonId}`
            : never,
      })),
      rsvps: page('Rsvp', RsvpsArgs, (rsvp, occurrence, { first, after, status }) => ({
        where: [
          sql`${rsvp.column('occurrence')} = ${occurrence.column('id')}`,
          ...(status ? [sql`${rsvp.column('status')} = ${status}`] : []),
        ],
        order: answerOrder(rsvp),
        first,
        after,
      })),
      viewerPermissions: part('OccurrencePermissions'),
    },
  },
  {
    type: 'OccurrencePermissions',
    fields: {
      respond: value((occurrence, scope) =>
        scope.viewer.member ? sql`(${occurrence.column('cancelledAt')} is null and ${scope.now} < ${closing(occurrence, scope)})` : never,
      ),
      change: value((occurrence, scope) => change(occurrence, () => occurrence.toOne('event').column('organizer'), scope)),
    },
  },
  {
    type: 'Event',
    entity: Event,
    fields: {
      organizer: relation(),
      cancelled: value((event) => sql`${event.column('cancelledAt')} is not null`),
      startsAt: value(span, (stored) => spanOfStored(stored).startsAt),
      endsAt: value(span, (stored) => spanOfStored(stored).endsAt),
      occurrences: page('Occurrence', PageArgs, (occurrence, event, { first, after }) => ({
        where: [sql`${occurrence.column('event')} = ${event.column('id')}`],
        order: [{ by: occurrence.column('originalStart') }, { by: occurrence.column('id') }],
        first,
        after,
      })),
      occurrenceCount: value((event) => sql`(select count(*) from occurrence o where o.event_id = ${event.column('id')})`),
      nextOccurrence: one('Occurrence', (event, { now }) => ({
        id: sql`(select o.id from occurrence o where o.event_id = ${event.column('id')} and o.cancelled_at is null and o.ends_at > ${now}
          order by o.starts_at, o.id limit 1)`,
      })),
      viewerPermissions: part('EventPermissions'),
    },
  },
  { type: 'EventPermissions', fields: { change: value((event, scope) => change(event, () => event.column('organizer'), scope)) } },
  {
    type: 'Rsvp',
    entity: Rsvp,
    fields: {
      person: relation(),
      waitingListPosition: value((rsvp) => {
        const upToHere = sql`select count(*) from rsvp ahead where ahead.occurrence_id = ${rsvp.column('occurrence')}
          and ahead.status = 'WAITLISTED' and ahead.waiting_order <= ${rsvp.column('waitingOrder')}`;
        return sql`case when ${rsvp.column('status')} = 'WAITLISTED' then (${upToHere}) end`;
      }),
    },
  },
];

/** What goes on at some time between the two instants, the second not included. */
function inWindow(occurrence: Row, { from, to, first, after }: OccurrencesArgs, { dialect }: Scope): PageRead {
  const [starts, ends] = [occurrence.column('startsAt'), occurrence.column('endsAt')];
  const instant = (of: Date): Sql => sql`${dialect.instantValue(of)}`;
  return {
    // Nothing lasts longer than that: so the index on the start bounds the search on both sides.
    where: [
      sql`${starts} < ${instant(to)} and ${starts} > ${instant(addMinutes(from, -LONGEST_MINUTES))}`,
      sql`${ends} > ${instant(from)}`,
    ],
    order: [{ by: starts, instant: true }, { by: occurrence.column('id') }],
    first,
    after,
  };
}

/** How the fields of Query that are about events find their rows. */
export const eventRoots: Record<string, RootRead> = {
  event: { kind: 'one', type: 'Event', find: (event, { id }) => ({ where: sql`${event.column('id')} = ${id}` }) },
  occurrence: { kind: 'one', type: 'Occurrence', find: (occurrence, { id }) => ({ where: sql`${occurrence.column('id')} = ${id}` }) },
  occurrences: pageRoot('Occurrence', OccurrencesArgs, inWindow),
};
