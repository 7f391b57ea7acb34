// The limit on SQLite: the same seven requests as `limit.ts`, by hand, with the server's own binding and its own guarantees (WAL, every
// write on disk before it is acknowledged). One prepared statement each, whose JSON text is sent as it is.
// Started by the bench: BENCH_SQLITE, PORT and BENCH_VIEWER (a person's id) say the rest.
import { type BirthdayKey, keysBetween } from '@hearth/server/modules/people/birthday.rules';
import { newId } from '@hearth/server/platform/orm/id';
import { dayOf } from '@hearth/server/platform/time/wall-clock';
import { createServer } from 'node:http';
import { openSqlite } from './database/sqlite.ts';

const { BENCH_SQLITE = '', PORT, BENCH_VIEWER: viewer, BENCH_TIME_ZONE: timeZone = 'UTC' } = process.env;
const database = openSqlite(BENCH_SQLITE);
for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(pragma);
database.function('cursor', { deterministic: true }, (sortKey: unknown, id: unknown) =>
  Buffer.from(JSON.stringify([sortKey, id])).toString('base64url'),
);

const now = (term: string) => `${term}.valid_from <= @today and (${term}.valid_to is null or ${term}.valid_to > @today)`;

const SEAT = `left join position_term seat on seat.holder_id = p.id and seat."primary" and ${now('seat')}`;
const UNIT = `left join org_unit_term unit on unit.unit_id = seat.unit_id and ${now('unit')}`;
const unitJson = `case when unit.id is not null then json_object('id', unit.unit_id, 'name', unit.name) end`;

const MANAGER = `left join position_term above on above.position_id = seat.reports_to_id and ${now('above')}
  left join person manager on manager.id = case when above.holder_id <> p.id then above.holder_id else (
    with recursive line(in_charge, up) as (
      select coalesce(t.holder_id, (select s.person_id from stand_in s where s.position_id = t.position_id and ${now('s')})), t.reports_to_id
      from position_term t where t.position_id = seat.reports_to_id and ${now('t')}
      union all
      select coalesce(t.holder_id, (select s.person_id from stand_in s where s.position_id = t.position_id and ${now('s')})), t.reports_to_id
      from line join position_term t on t.position_id = line.up and ${now('t')}
    )
    select in_charge from line where in_charge <> p.id limit 1) end`;
const managerJson = `case when manager.id is not null then json_object('id', manager.id, 'name', manager.name) end`;

const utc = (instant: string) => `strftime('%Y-%m-%dT%H:%M:%S', ${instant} / 1000, 'unixepoch') || printf('.%03dZ', ${instant} % 1000)`;
const data = (field: string, json: string) => `select json_object('data', json_object('${field}', ${json}))`;
const flag = (condition: string) => `json(iif(${condition}, 'true', 'false'))`;

const statements = {
  person: data(
    'person',
    `(select json_object('id', p.id, 'name', p.name, 'title', seat.title, 'unit', ${unitJson}, 'manager', ${managerJson},
      'hobbies', (select json_group_array(json_object('id', h.id, 'nameZh', h.name_zh) order by h.key)
        from person_hobby ph join hobby h on h.id = ph.hobby_id where ph.person_id = p.id))
    from person p ${SEAT} ${UNIT} ${MANAGER} where p.id = @id)`,
  ),

  directory: `with found as materialized (
      select p.sort_key, p.id, p.name from person p
      where (p.sort_key, p.id) > (@sortKey, @id) and (p.left_on is null or p.left_on >= @today) order by p.sort_key, p.id limit 51
    ), page as materialized (select * from found limit 50)
    ${data(
      'people',
      `json_object('nodes', (
        select json_group_array(json_object('id', p.id, 'name', p.name, 'title', seat.title, 'unit', ${unitJson}, 'manager', ${managerJson})
          order by p.sort_key, p.id) from page p ${SEAT} ${UNIT} ${MANAGER}),
      'pageInfo', json_object('hasNextPage', ${flag('(select count(*) > 50 from found)')},
        'endCursor', (select cursor(sort_key, id) from page order by sort_key desc, id desc limit 1)))`,
    )}`,

  // The deepest first: each subtree is finished before its neighbour begins.
  subtree: `with recursive below(id, reports_to_id, title, unit_id, holder_id, depth, place) as (
      select t.position_id, null, t.title, t.unit_id, t.holder_id, 0, 0 from position_term t where t.position_id = @root and ${now('t')}
      union all
      select t.position_id, t.reports_to_id, t.title, t.unit_id, t.holder_id, below.depth + 1, t.sort_order
      from below join position_term t on t.reports_to_id = below.id and ${now('t')}
      order by 6 desc, 7, 1
    )
    ${data(
      'orgChart',
      `json_object('nodes', (select json_group_array(json_object('position', json_object('id', below.id), 'reportsTo', below.reports_to_id,
        'title', below.title, 'unit', ${unitJson}, 'holder', case when holder.id is not null then json_object('id', holder.id, 'name', holder.name) end))
      from below left join org_unit_term unit on unit.unit_id = below.unit_id and ${now('unit')} left join person holder on holder.id = below.holder_id))`,
    )}`,

  // Counted one by one: each is a few steps in an index that holds all it needs, while counting them together reads every answer.
  events: data(
    'occurrences',
    `json_object('nodes', (select json_group_array(json_object('id', o.id, 'title', coalesce(o.title_override, e.title),
        'place', coalesce(o.place_override, e.place), 'startsAt', ${utc('o.starts_at')}, 'going', o.going,
        'maybe', (select count(*) from rsvp where occurrence_id = o.id and status = 'MAYBE'),
        'declined', (select count(*) from rsvp where occurrence_id = o.id and status = 'DECLINED'),
        'placesLeft', max(0, coalesce(o.capacity_override, e.capacity) - o.going
          - (select coalesce(sum(guests), 0) from rsvp where occurrence_id = o.id and status = 'GOING')),
        'viewerRsvp', (select json_object('status', status) from rsvp where occurrence_id = o.id and person_id = @viewer)) order by o.starts_at, o.id)
      from (
        select *, (select count(*) from rsvp where occurrence_id = w.id and status = 'GOING') as going
        from (select * from occurrence where starts_at < @to and starts_at > @from - 31 * 86400000 and ends_at > @from order by starts_at, id limit 100) w
      ) o
      join event e on e.id = o.event_id))`,
  ),

  sessions: data(
    'sharingSessions',
    `json_object('nodes', (select json_group_array(json_object('id', s.id, 'series', json_object('title', series.title), 'contributions', (
      select json_group_array(json_object('title', c.title, 'kind', c.kind,
        'presenter', (select json_object('name', presenter.name) from person presenter where presenter.id = c.presenter_id),
        'ideas', (
          select json_group_array(json_object('text', i.text,
            'votes', case when shown then (select count(*) from idea_vote v where v.idea_id = i.id) end, 'adopted', ${flag('i.adopted')},
            'author', case when shown then json_object('name', author.name) end) order by i.id)
          from idea i join person author on author.id = i.author_id where i.contribution_id = c.id),
        'followUps', (
          select json_group_array(json_object('text', f.text, 'dueOn', f.due_on, 'owner', json_object('name', owner.name)) order by f.due_on, f.id)
          from follow_up f join person owner on owner.id = f.owner_id where f.contribution_id = c.id)) order by c.id)
      from (select *, ideas_revealed_at is not null or closed_at is not null or s.status = 'CLOSED' as shown
        from contribution where session_id = s.id) c)) order by s.starts_at, s.id)
    from (select * from sharing_session where starts_at >= @from order by starts_at, id limit 20) s
    join sharing_series series on series.id = s.series_id))`,
  ),
} as const;

const prepared = Object.fromEntries(Object.entries(statements).map(([name, text]) => [name, database.prepare<string>(text).pluck()]));
const ask = (name: keyof typeof statements, values: object): string => prepared[name]?.get(values) ?? '';

const lock = database.prepare<{ capacity: number | null }>(`select coalesce(o.capacity_override, e.capacity) as capacity
  from occurrence o join event e on e.id = o.event_id
  where o.id = @occurrence and o.cancelled_at is null and o.starts_at - coalesce(e.answers_close_minutes_before, 0) * 60000 > @instant`);
const count = database.prepare<{
  going: number;
  taken: number;
  lastWaiting: number | null;
  people: number;
  places: number;
  turn: number | null;
}>(
  `select count(*) filter (where status = 'GOING') as going, coalesce(sum(1 + guests) filter (where status = 'GOING'), 0) as taken,
    max(waiting_order) as lastWaiting, count(*) filter (where status = 'GOING' and person_id = @viewer) as people,
    coalesce(sum(1 + guests) filter (where status = 'GOING' and person_id = @viewer), 0) as places,
    max(waiting_order) filter (where person_id = @viewer) as turn
  from rsvp where occurrence_id = @occurrence`,
);
const write = database.prepare(`insert into rsvp (id, occurrence_id, person_id, status, guests, waiting_order, responded_at)
  values (@id, @occurrence, @viewer, @status, 0, @waitingOrder, @instant)
  on conflict (occurrence_id, person_id) do update
    set status = excluded.status, guests = 0, waiting_order = excluded.waiting_order, responded_at = excluded.responded_at`);

/** Holds the one write lock from its beginning. */
const respond = database.transaction((occurrence: string, wish: string): string => {
  const instant = Date.now();
  const open = lock.get({ occurrence, instant });
  const counts = count.get({ occurrence, viewer });
  if (!open || !counts) throw new Error(`${occurrence} takes no answers`);
  const { going, taken, lastWaiting, people, places, turn } = counts;
  const { capacity } = open;
  // Who waits would move up and be told. The bench asks for no such occurrence, so this is not written here.
  if (lastWaiting !== null && (places > 0 || turn !== null)) throw new Error(`Somebody waits for ${occurrence}`);
  const fits = capacity === null || places > 0 || (turn === null && taken + 1 <= capacity && lastWaiting === null);
  const status = wish === 'GOING' && !fits ? 'WAITLISTED' : wish;
  write.run({
    id: newId('rsvp'),
    occurrence,
    viewer,
    status,
    waitingOrder: status === 'WAITLISTED' ? (turn ?? (lastWaiting ?? 0) + 1) : null,
    instant,
  });
  const comes = status === 'GOING' ? 1 : 0;
  const placesLeft = capacity === null ? null : Math.max(0, capacity - taken + places - comes);
  return JSON.stringify({ data: { respondToOccurrence: { rsvp: { status }, occurrence: { going: going - people + comes, placesLeft } } } });
});

let today = dayOf(new Date(), timeZone);
setInterval(() => (today = dayOf(new Date(), timeZone)), 1000).unref();

const birthdaysByKey = database.prepare<{ id: string; body: string }>(`select p.id,
    json_object('on', @on, 'person', json_object('id', p.id, 'name', p.name, 'title', seat.title)) as body
  from (
    select p.id, p.name from person p
    where p.birth_calendar = @calendar and p.birth_month = @month and p.birth_day = @day and p.birth_leap_month = @leapMonth
      and (@leapDayKeeping is null or p.leap_day_keeping = @leapDayKeeping)
      and (@leapMonthKeeping is null or p.leap_month_keeping = @leapMonthKeeping)
      and (p.left_on is null or p.left_on >= @on)
      and (p.birth_year is null or @keptYear >= p.birth_year or (p.birth_year_audience = 'ONLY_ME' and p.id <> @viewer))
      and (p.birthday_audience is not 'ONLY_ME' or p.id = @viewer)
    order by p.id limit 50
  ) p ${SEAT}`);

const keysOf = new Map<string, BirthdayKey[][]>();
/** The keys of each day of a window; worked out once for each window. */
function birthdayKeys(from: string, to: string): BirthdayKey[][] {
  const known = keysOf.get(from + to) ?? [...Map.groupBy(keysBetween(from, to), (key) => key.on).values()];
  keysOf.set(from + to, known);
  return known;
}

/** Day by day, key by key in the order of the index, until the page is full: no statement costs a round trip here. */
function birthdays(from: string, to: string): string {
  const bodies: string[] = [];
  for (const keys of birthdayKeys(from, to)) {
    const found = keys.flatMap((key) =>
      birthdaysByKey.all({ leapDayKeeping: null, leapMonthKeeping: null, ...key, leapMonth: Number(key.leapMonth), today, viewer }),
    );
    found.sort((one, other) => (one.id < other.id ? -1 : 1));
    bodies.push(...found.map(({ body }) => body));
    if (bodies.length >= 50) break;
  }
  return `{"data":{"celebrations":{"nodes":[${bodies.slice(0, 50).join(',')}]}}}`;
}

function directory(after: string): string {
  const [sortKey, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [string, string];
  return ask('directory', { today, sortKey, id });
}

type Asked = URLSearchParams;
const asked: Record<string, (of: Asked) => string> = {
  person: (of) => ask('person', { today, id: of.get('id') }),
  directory: (of) => directory(of.get('after') ?? ''),
  subtree: (of) => ask('subtree', { today, root: of.get('root') }),
  birthdays: (of) => birthdays(of.get('from') ?? '', of.get('to') ?? ''),
  events: (of) => ask('events', { from: Date.parse(of.get('from') ?? ''), to: Date.parse(of.get('to') ?? ''), viewer }),
  sessions: (of) => ask('sessions', { from: Date.parse(of.get('from') ?? '') }),
  rsvp: (of) => respond.immediate(of.get('occurrenceId') ?? '', of.get('status') ?? ''),
  healthz: () => '{}',
};

createServer((request, response) => {
  const [path = '', search = ''] = (request.url ?? '').slice(1).split('?');
  try {
    const body = asked[path]?.(new URLSearchParams(search)) ?? '';
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(PORT), '127.0.0.1');
