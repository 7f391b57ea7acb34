import {
  type Args,
  given,
  many,
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
import { dayOf } from '../../platform/time/wall-clock.ts';
import { SharingSessionArgs } from './session.inputs.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { SharingSession, SharingSessionStatus, Voice } from './sharing-session.entity.ts';

// How series and their sessions are read in SQL. What the rotation says is not among it: its resolvers ask the rota.

const status = (of: SharingSessionStatus): Sql => sql.lit(of);

/** The first of a series' sessions, as `nextSessions` and `lastSessions` give them. */
function sessionsOf(series: Row, session: Row, { first }: Args, condition: Sql, direction: 'asc' | 'desc') {
  const order = (of: string): Sql[] => ['starts_at', 'id'].map((name) => sql`${sql.ref(`${of}.${name}`)} ${sql.raw(direction)}`);
  const limit = Math.max(0, Math.min(Number(first), 100));
  return {
    from: sql`(select each.* from sharing_session each where each.series_id = ${series.column('id')} and ${condition}
      order by ${sql.join(order('each'))} limit ${sql.lit(limit)}) ${sql.id(session.alias)}`,
    order: order(session.alias),
  };
}

export const sessionReads: TypeReads[] = [
  {
    type: 'SharingSeries',
    entity: SharingSeries,
    fields: {
      unit: relation(),
      organizer: relation(),
      rhythm: part('Rhythm'),
      nextSessions: many('SharingSession', (session, series, { now }, args) =>
        sessionsOf(
          series,
          session,
          args,
          sql`(each.status = ${status(SharingSessionStatus.OPEN)}
          or (each.status = ${status(SharingSessionStatus.SCHEDULED)} and each.ends_at >= ${now}))`,
          'asc',
        ),
      ),
      lastSessions: many('SharingSession', (session, series, _scope, args) =>
        sessionsOf(series, session, args, sql`each.status = ${status(SharingSessionStatus.CLOSED)}`, 'desc'),
      ),
      circle: given('id'),
      rotation: given('id'),
      viewerPermissions: given('id'),
    },
  },
  {
    type: 'Rhythm',
    fields: {
      kind: value((series) => series.column('rhythmKind')),
      weekday: value((series) => series.column('weekday')),
      startTime: value((series) => series.column('startTime')),
      holidayRule: value((series) => series.column('holidayRule')),
    },
  },
  {
    type: 'SharingSession',
    entity: SharingSession,
    fields: {
      series: relation(),
      // SQLite knows no time zones, and PostgreSQL takes some of their names for fixed offsets.
      heldOn: value(
        (session, { dialect }) =>
          dialect.array([
            dialect.milliseconds(session.column('startsAt')),
            sql`(select zone.time_zone from sharing_series zone where zone.id = ${session.column('series')})`,
          ]),
        (stored) => {
          const [startsAt, timeZone] = stored as [number, string];
          return dayOf(new Date(startsAt), timeZone);
        },
      ),
      contributions: relation('id'),
      voices: relation('id'),
    },
  },
  { type: 'Voice', entity: Voice, fields: { person: relation() } },
];

/** Sessions by the time they begin. */
const listSessions = (session: Row, { first, after, filter }: SharingSessionArgs, { dialect }: Scope): PageRead => {
  const startsAt = session.column('startsAt');
  const where: Sql[] = [];
  if (filter?.seriesId) where.push(sql`${session.column('series')} = ${filter.seriesId}`);
  if (filter?.status) {
    where.push(filter.status.length ? sql`${session.column('status')} in (${sql.join([...filter.status])})` : sql`1 = 0`);
  }
  if (filter?.from) where.push(sql`${startsAt} >= ${dialect.instantValue(filter.from)}`);
  if (filter?.to) where.push(sql`${startsAt} < ${dialect.instantValue(filter.to)}`);
  return { where, order: [{ by: startsAt, instant: true }, { by: session.column('id') }], first, after };
};

export const sessionRoots: Record<string, RootRead> = {
  sharingSession: { kind: 'one', type: 'SharingSession', find: (session, { id }) => ({ where: sql`${session.column('id')} = ${id}` }) },
  sharingSessions: pageRoot('SharingSession', SharingSessionArgs, listSessions),
  sharingSeries: { kind: 'one', type: 'SharingSeries', find: (series, { id }) => ({ where: sql`${series.column('id')} = ${id}` }) },
  // Every series that has not ended, by title.
  allSharingSeries: {
    kind: 'list',
    type: 'SharingSeries',
    list: (series, _args, { today }) => ({
      where: [sql`${series.column('endsOn')} is null or ${series.column('endsOn')} >= ${today}`],
      order: [series.column('title'), series.column('id')],
    }),
  },
};
