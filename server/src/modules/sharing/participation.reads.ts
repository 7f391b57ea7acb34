import type { Context } from '../../platform/context.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import { sql } from '../../platform/read/sql.ts';
import { dayOf } from '../../platform/time/wall-clock.ts';
import { hostIn, isToCome, rotaOf } from './rota.reads.ts';
import type { Participation } from './sharing.policy.ts';
import { DutyRole, type SharingSessionStatus } from './sharing-session.entity.ts';

/**
 * What the viewer is in a session, as `sessionStanding` says it, without the rota of the whole series: one statement for all sessions that are
 * asked for together. Who has no duty in a session and is not of its circle is not picked by the rotation either.
 */
export async function participationIn(ctx: Context, sessionId: string): Promise<Participation> {
  const personId = ctx.viewer?.personId ?? null;
  if (personId === null) return { isOrganizer: false, isHost: false, takesPart: false };
  return ctx.loaders.load('sharing.participation', sessionId, async (ids) => {
    const rows = Map.groupBy(await readRows(ctx, ids, personId), (row) => row.id);
    return Promise.all(ids.map((id) => participation(ctx, rows.get(id) ?? [], personId)));
  });
}

async function participation(ctx: Context, days: readonly Row[], personId: string): Promise<Participation> {
  const row = days.find(({ day, startsAt, timeZone }) => day === dayOf(new Date(Number(startsAt)), timeZone));
  if (!row) throw new Error('There is no such sharing session');
  const { id, seriesId, status, organizer } = row;
  const takesPart = row.takesPart === 1;
  const isToBePicked = row.host === null && isToCome({ status, endsAt: new Date(Number(row.endsAt)) }, ctx.clock.now());
  // Only ahead of a session without a settled host has the rotation to say who it will be, and it picks of the circle.
  const host = isToBePicked && takesPart ? hostIn((await rotaOf(ctx, seriesId)).turnsOf({ id })) : row.host;
  return { isOrganizer: organizer === personId, isHost: host === personId, takesPart };
}

/** A session on one of the days that may be its own: which it is, its time zone says, and no database knows those as Hearth does. */
interface Row {
  id: string;
  day: string;
  seriesId: string;
  timeZone: string;
  organizer: string;
  status: SharingSessionStatus;
  /** In milliseconds, as text from PostgreSQL. */
  startsAt: number | string;
  endsAt: number | string;
  /** Who is settled to host. */
  host: string | null;
  takesPart: number;
}

/** `circleReader` says the same of everybody and all days. */
function readRows({ em, services }: Context, sessionIds: readonly string[], personId: string): Promise<Row[]> {
  const { dialect } = services.reader;
  const day = dialect.day(sql`asked.day`);
  // `around`: the units of the viewer's main seats that day, and those above them.
  const { text, values } = sql`
    with recursive asked(session_id, day) as (
      select held.id, substr(${dialect.instant(dialect.earlier(sql`held.starts_at`, sql`near.minutes`))}, 1, 10)
      from sharing_session held cross join (select 1440 as minutes union all select 0 union all select -1440) near
      where held.id in (${sql.join(sessionIds)})
    ),
    around(session_id, day, unit_id, own) as (
      select asked.session_id, asked.day, seat.unit_id, 1
      from asked join position_term seat on seat.holder_id = ${personId} and seat."primary" and ${holdsOn('seat', day)}
      union select asked.session_id, asked.day, term.parent_id, 0
      from around asked join org_unit_term term on term.unit_id = asked.unit_id and term.parent_id is not null and ${holdsOn('term', day)}
    )
    select held.id as "id", asked.day as "day", series.id as "seriesId", series.time_zone as "timeZone", series.organizer_id as "organizer",
      held.status as "status", ${dialect.milliseconds(sql`held.starts_at`)} as "startsAt", ${dialect.milliseconds(sql`held.ends_at`)} as "endsAt",
      (select duty.person_id from duty where duty.session_id = held.id and duty.role = ${DutyRole.HOST}
        order by duty.sort_order, duty.id limit 1) as "host",
      case when exists (select 1 from duty where duty.session_id = held.id and duty.person_id = ${personId})
        or exists (select 1 from around where around.session_id = held.id and around.day = asked.day
          and around.unit_id = series.unit_id and (around.own = 1 or series.include_subunits))
        or (series.unit_id is null and exists (select 1 from sharing_series_member named join person on person.id = named.person_id
          where named.series_id = series.id and named.person_id = ${personId}
            and ((person.hired_on is null or person.hired_on <= ${day}) and (person.left_on is null or person.left_on >= ${day})
              or exists (select 1 from former_employment span where span.person_id = person.id
                and (span.hired_on is null or span.hired_on <= ${day}) and span.left_on >= ${day}))))
        then 1 else 0 end as "takesPart"
    from asked join sharing_session held on held.id = asked.session_id join sharing_series series on series.id = held.series_id`;
  return selectRows<Row>(em, text, values);
}
