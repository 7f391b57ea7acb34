// The limit on PostgreSQL: what the best engineer would write by hand for these seven requests and nothing else. One named prepared
// statement each, whose JSON the database builds and which is sent as it is. It knows Hearth's rules for one viewer, somebody of HR; it
// authenticates nobody, checks no selection and validates no input.
// Started by the bench: HEARTH_DATABASE_URL, PORT and BENCH_VIEWER (a person's id) say the rest.
import { keysBetween } from '@hearth/server/modules/people/birthday.rules';
import { newId } from '@hearth/server/platform/orm/id';
import { dayOf } from '@hearth/server/platform/time/wall-clock';
import { createServer } from 'node:http';
import pg from 'pg';

const { HEARTH_DATABASE_URL, PORT, BENCH_VIEWER: viewer, BENCH_TIME_ZONE: timeZone = 'UTC' } = process.env;
const pool = new pg.Pool({ connectionString: HEARTH_DATABASE_URL, max: 8 });

/** True where a term holds on the day, which is always the first parameter. */
const now = (term: string) => `${term}.valid_from <= $1::date and (${term}.valid_to is null or ${term}.valid_to > $1::date)`;

// `offset 0` keeps each look-up what it is, a probe of an index for each row: PostgreSQL would rather read a table of ten thousand rows.
const SEAT = `left join lateral (select t.title, t.unit_id, t.reports_to_id from position_term t
  where t.holder_id = p.id and t."primary" and ${now('t')} offset 0) seat on true`;
const UNIT = `left join lateral (select t.name from org_unit_term t where t.unit_id = seat.unit_id and ${now('t')} offset 0) unit on true`;
const unitJson = `case when unit.name is not null then json_build_object('id', seat.unit_id, 'name', unit.name) end`;

// Nearly always somebody holds the seat above. Where nobody does, its stand-in counts, else the climb goes on; never oneself.
const MANAGER = `left join lateral (select t.holder_id from position_term t
    where t.position_id = seat.reports_to_id and ${now('t')} offset 0) above on true
  left join lateral (select m.id, m.name from person m where m.id = case when above.holder_id <> p.id then above.holder_id else (
    with recursive line(in_charge, up) as (
      select coalesce(t.holder_id, s.person_id), t.reports_to_id
      from position_term t left join stand_in s on s.position_id = t.position_id and ${now('s')}
      where t.position_id = seat.reports_to_id and ${now('t')}
      union all
      select coalesce(t.holder_id, s.person_id), t.reports_to_id
      from line join position_term t on t.position_id = line.up and ${now('t')}
        left join stand_in s on s.position_id = t.position_id and ${now('s')}
    )
    select in_charge from line where in_charge <> p.id limit 1) end offset 0) manager on true`;
const managerJson = `case when manager.id is not null then json_build_object('id', manager.id, 'name', manager.name) end`;

const utc = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (rows: string, order = '') => `coalesce((select json_agg(row${order}) from (${rows}) row), '[]')`;
const data = (json: string) => `select '{"data":' || ${json} || '}' as body`;

const statements = {
  person: data(`(select json_build_object('person', (
    select row_to_json(row) from (
      select p.id, p.name, seat.title, ${unitJson} as unit, ${managerJson} as manager,
        (select coalesce(json_agg(json_build_object('id', h.id, 'nameZh', h.name_zh) order by h.key), '[]')
          from person_hobby ph join hobby h on h.id = ph.hobby_id where ph.person_id = p.id) as hobbies
      from person p ${SEAT} ${UNIT} ${MANAGER} where p.id = $2
    ) row)))`),

  directory: `with found as materialized (
      select p.sort_key, p.id, p.name from person p
      where (p.sort_key, p.id) > ($2, $3) and (p.left_on is null or p.left_on >= $1::date)
      order by p.sort_key, p.id limit 51
    )
    ${data(`json_build_object('people', json_build_object(
      'nodes', ${list(`
        select p.id, p.name, seat.title, ${unitJson} as unit, ${managerJson} as manager
        from (select * from found limit 50) p ${SEAT} ${UNIT} ${MANAGER} order by p.sort_key, p.id`)},
      'pageInfo', json_build_object(
        'hasNextPage', (select count(*) > 50 from found),
        'endCursor', (
          select rtrim(translate(encode(convert_to('[' || to_json(last.sort_key) || ',' || to_json(last.id) || ']', 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')
          from (select * from (select * from found limit 50) page order by sort_key desc, id desc limit 1) last))))`)}`,

  // Five hundred seats stand in some ten units: each is read once.
  subtree: data(
    `json_build_object('orgChart', json_build_object('nodes', ${list(`
    with recursive below as (
      select t.position_id, null::text collate "C" as reports_to_id, t.title, t.unit_id, t.holder_id, array[]::text[] collate "C" as path
      from position_term t where t.position_id = $2 and ${now('t')}
      union all
      select t.position_id, t.reports_to_id, t.title, t.unit_id, t.holder_id, below.path || (lpad(t.sort_order::text, 10, '0') || t.position_id)
      from below join position_term t on t.reports_to_id = below.position_id and ${now('t')}
    ), units as materialized (
      select t.unit_id, t.name from org_unit_term t where t.unit_id = any(array(select distinct unit_id from below)) and ${now('t')}
    )
    select json_build_object('id', seat.position_id) as position, seat.reports_to_id as "reportsTo", seat.title, ${unitJson} as unit,
      case when holder.id is not null then json_build_object('id', holder.id, 'name', holder.name) end as holder
    from below seat left join units unit on unit.unit_id = seat.unit_id left join person holder on holder.id = seat.holder_id
    order by seat.path`)}))`,
  ),

  // At most 51 of each key by the index, and the days in their order: where one day fills the page no other is read.
  birthdays: data(
    `json_build_object('celebrations', json_build_object('nodes', ${list(`
    select p.on_day as "on", json_build_object('id', p.id, 'name', p.name, 'title', seat.title) as person
    from (
      select k.on_day, found.id, found.name
      from (
        select * from unnest($2::text[], $3::int[], $4::text[], $5::smallint[], $6::smallint[], $7::boolean[], $8::text[], $9::text[])
          as key(on_day, kept_year, calendar, month, day, leap_month, leap_day_keeping, leap_month_keeping) order by on_day
      ) k
      cross join lateral (
        select p.id, p.name from person p
        where p.birth_calendar = k.calendar and p.birth_month = k.month and p.birth_day = k.day and p.birth_leap_month = k.leap_month
          and (k.leap_day_keeping is null or p.leap_day_keeping = k.leap_day_keeping)
          and (k.leap_month_keeping is null or p.leap_month_keeping = k.leap_month_keeping)
          and (p.left_on is null or p.left_on >= k.on_day::date)
          and (p.birth_year is null or k.kept_year >= p.birth_year or (p.birth_year_audience = 'ONLY_ME' and p.id <> $10))
          and (p.birthday_audience is distinct from 'ONLY_ME' or p.id = $10)
        order by p.id limit 51
      ) found
      order by k.on_day, found.id limit 50
    ) p ${SEAT} order by p.on_day, p.id`)}))`,
  ),

  events: data(
    `json_build_object('occurrences', json_build_object('nodes', ${list(`
    select o.id, coalesce(o.title_override, e.title) as title, coalesce(o.place_override, e.place) as place, ${utc('o.starts_at')} as "startsAt",
      c.going, c.maybe, c.declined, 
      case when coalesce(o.capacity_override, e.capacity) is not null then greatest(0, coalesce(o.capacity_override, e.capacity) - c.taken) end as "placesLeft",
      case when c.mine is not null then json_build_object('status', c.mine) end as "viewerRsvp"
    from (
      select * from occurrence o
      where o.starts_at < $2::timestamptz and o.starts_at > $1::timestamptz - interval '31 days' and o.ends_at > $1::timestamptz
      order by o.starts_at, o.id limit 100
    ) o
    join event e on e.id = o.event_id
    cross join lateral (
      select count(*) filter (where status = 'GOING') as going, count(*) filter (where status = 'MAYBE') as maybe,
        count(*) filter (where status = 'DECLINED') as declined, coalesce(sum(1 + guests) filter (where status = 'GOING'), 0) as taken,
        max(status) filter (where person_id = $3) as mine
      from rsvp where occurrence_id = o.id
    ) c
    order by o.starts_at, o.id`)}))`,
  ),

  sessions: data(
    `json_build_object('sharingSessions', json_build_object('nodes', ${list(`
    select s.id, json_build_object('title', series.title) as series, ${list(`
      select c.title, c.kind, case when presenter.id is not null then json_build_object('name', presenter.name) end as presenter,
        ${list(`
          select i.text, case when shown.all then (select count(*) from idea_vote v where v.idea_id = i.id) end as votes, i.adopted,
            case when shown.all then json_build_object('name', author.name) end as author
          from idea i join person author on author.id = i.author_id where i.contribution_id = c.id order by i.id`)} as ideas,
        ${list(`
          select f.text, f.due_on as "dueOn", json_build_object('name', owner.name) as owner
          from follow_up f join person owner on owner.id = f.owner_id where f.contribution_id = c.id order by f.due_on, f.id`)} as "followUps"
      from contribution c
        left join person presenter on presenter.id = c.presenter_id
        cross join lateral (select c.ideas_revealed_at is not null or c.closed_at is not null or s.status = 'CLOSED' as all) shown
      where c.session_id = s.id order by c.id`)} as contributions
    from (select * from sharing_session s where s.starts_at >= $1::timestamptz order by s.starts_at, s.id limit 20) s
    join sharing_series series on series.id = s.series_id order by s.starts_at, s.id`)}))`,
  ),
} as const;

/** Whoever answers locks the occurrence first: two answers never see the same place as free. */
const LOCK = `select coalesce(o.capacity_override, e.capacity) as capacity from occurrence o join event e on e.id = o.event_id
  where o.id = $1 and o.cancelled_at is null and o.starts_at - coalesce(e.answers_close_minutes_before, 0) * interval '1 minute' > now()
  for update of o`;

/** Counts under the lock, decides by Hearth's rule for one person without guests, writes, and answers with the new counts. */
const ANSWER = `with counted as (
    select count(*) filter (where status = 'GOING') as going, coalesce(sum(1 + guests) filter (where status = 'GOING'), 0) as taken,
      max(waiting_order) as last_waiting from rsvp where occurrence_id = $1
  ), held as (
    select coalesce(max(case when status = 'GOING' then 1 end), 0) as people, coalesce(max(case when status = 'GOING' then 1 + guests end), 0) as places,
      max(waiting_order) as turn from rsvp where occurrence_id = $1 and person_id = $2
  ), decided as (
    select *, case when $3 <> 'GOING' or $4::int is null or places > 0 or (turn is null and taken + 1 <= $4::int and last_waiting is null)
      then $3 else 'WAITLISTED' end as status from counted, held
  ), written as (
    insert into rsvp (id, occurrence_id, person_id, status, guests, waiting_order, responded_at)
    select $5, $1, $2, status, 0, case when status = 'WAITLISTED' then coalesce(turn, coalesce(last_waiting, 0) + 1) end, now() from decided
    on conflict (occurrence_id, person_id) do update
      set status = excluded.status, guests = 0, waiting_order = excluded.waiting_order, responded_at = excluded.responded_at
    returning status
  )
  select (last_waiting is not null and (places > 0 or turn is not null)) as "mayMoveUp", '{"data":' || json_build_object('respondToOccurrence', json_build_object(
    'rsvp', json_build_object('status', w.status),
    'occurrence', json_build_object('going', going - people + case when w.status = 'GOING' then 1 else 0 end,
      'placesLeft', case when $4::int is not null then greatest(0, $4::int - taken + places - case when w.status = 'GOING' then 1 else 0 end) end))) || '}' as body
  from decided, written w`;

type Asked = URLSearchParams;
// Worked out once a second, not once a request.
let today = dayOf(new Date(), timeZone);
setInterval(() => (today = dayOf(new Date(), timeZone)), 1000).unref();

const ask = async (name: keyof typeof statements, values: unknown[]): Promise<string> =>
  (await pool.query<{ body: string }>({ name, text: statements[name], values })).rows[0]?.body ?? '';

const cursorIn = (after: string) => JSON.parse(Buffer.from(after, 'base64url').toString()) as [string, string];

const keysOf = new Map<string, unknown[]>();
/** Which days of either calendar a window holds; worked out once for each window. */
function birthdayKeys(from: string, to: string): unknown[] {
  const known = keysOf.get(from + to);
  if (known) return known;
  const keys = keysBetween(from, to);
  const columns = [
    keys.map((key) => key.on),
    keys.map((key) => key.keptYear),
    keys.map((key) => key.calendar),
    keys.map((key) => key.month),
    keys.map((key) => key.day),
    keys.map((key) => key.leapMonth),
    keys.map((key) => key.leapDayKeeping ?? null),
    keys.map((key) => key.leapMonthKeeping ?? null),
  ];
  keysOf.set(from + to, columns);
  return columns;
}

async function respond(occurrence: string, status: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ capacity: number | null }>({ name: 'lock', text: LOCK, values: [occurrence] });
    const [locked] = rows;
    if (!locked) throw new Error(`${occurrence} takes no answers`);
    const values = [occurrence, viewer, status, locked.capacity, newId('rsvp')];
    const answered = await client.query<{ mayMoveUp: boolean; body: string }>({ name: 'answer', text: ANSWER, values });
    const [answer] = answered.rows;
    // Who waits would move up and be told. The bench asks for no such occurrence, so this is not written here.
    if (!answer || answer.mayMoveUp) throw new Error(`Somebody waits for ${occurrence}`);
    await client.query('commit');
    return answer.body;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const asked: Record<string, (of: Asked) => Promise<string>> = {
  person: (of) => ask('person', [today, of.get('id')]),
  directory: (of) => ask('directory', [today, ...cursorIn(of.get('after') ?? '')]),
  subtree: (of) => ask('subtree', [today, of.get('root')]),
  birthdays: (of) => ask('birthdays', [today, ...birthdayKeys(of.get('from') ?? '', of.get('to') ?? ''), viewer]),
  events: (of) => ask('events', [of.get('from'), of.get('to'), viewer]),
  sessions: (of) => ask('sessions', [of.get('from')]),
  rsvp: (of) => respond(of.get('occurrenceId') ?? '', of.get('status') ?? ''),
  healthz: () => Promise.resolve('{}'),
};

createServer((request, response) => {
  const [path = '', search = ''] = (request.url ?? '').slice(1).split('?');
  const answer = asked[path];
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  answer(new URLSearchParams(search)).then(
    (body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(PORT), '127.0.0.1');
