// What PostGraphile serves: a schema `bench` of views and functions in the same database, written as somebody who knows PostGraphile
// would. Views rather than computed columns, so that PostgreSQL plans one statement and calls no function for each row.

/** True where a term holds today. */
const now = (term: string) => `${term}.valid_from <= bench.today() and (${term}.valid_to is null or ${term}.valid_to > bench.today())`;

/** The schema for one viewer, somebody of HR, in one zone. Both come from the bench. */
export const postgraphileSchema = (viewer: string, timeZone: string): string => `
drop schema if exists bench cascade;
create schema bench;

create function bench.today() returns date language sql stable as $$ select (now() at time zone '${timeZone}')::date $$;
comment on function bench.today() is '@behavior -*';

create view bench.org_unit as
  select t.unit_id as id, t.name from public.org_unit_term t where ${now('t')};
comment on view bench.org_unit is '@primaryKey id';

create view bench.hobby as select id, key, name_zh from public.hobby;
comment on view bench.hobby is '@primaryKey id';

create view bench.person as
  select p.id, p.name, p.sort_key, seat.title, seat.unit_id,
    case when above.holder_id <> p.id then above.holder_id else (
      with recursive line(in_charge, up) as (
        select coalesce(t.holder_id, s.person_id), t.reports_to_id
        from public.position_term t left join public.stand_in s on s.position_id = t.position_id and ${now('s')}
        where t.position_id = seat.reports_to_id and ${now('t')}
        union all
        select coalesce(t.holder_id, s.person_id), t.reports_to_id
        from line join public.position_term t on t.position_id = line.up and ${now('t')}
          left join public.stand_in s on s.position_id = t.position_id and ${now('s')}
      )
      select in_charge from line where in_charge <> p.id limit 1) end as manager_id,
    p.left_on
  from public.person p
    left join public.position_term seat on seat.holder_id = p.id and seat."primary" and ${now('seat')}
    left join public.position_term above on above.position_id = seat.reports_to_id and ${now('above')};
comment on view bench.person is $$
@primaryKey id
@foreignKey (unit_id) references bench.org_unit (id)|@fieldName unit
@foreignKey (manager_id) references bench.person (id)|@fieldName manager
$$;

create function bench.person_hobbies(p bench.person) returns setof bench.hobby language sql stable as $$
  select h.* from public.person_hobby ph join bench.hobby h on h.id = ph.hobby_id where ph.person_id = p.id order by h.key $$;

-- PostGraphile's own keyset is (a > x or (a = x and b > y)), which reads half the list; this one begins at its place in the index.
create function bench.directory(after_sort_key text, after_id text) returns setof bench.person language sql stable as $$
  select p.* from bench.person p
  where (p.sort_key, p.id) > (after_sort_key collate "C", after_id collate "C") and (p.left_on is null or p.left_on >= bench.today())
  order by p.sort_key, p.id $$;

create view bench.seat as
  select null::text as id, null::text as reports_to_id, null::text as title, null::text as unit_id, null::text as holder_id;
comment on view bench.seat is $$
@primaryKey id
@foreignKey (unit_id) references bench.org_unit (id)|@fieldName unit
@foreignKey (holder_id) references bench.person (id)|@fieldName holder
$$;
create function bench.subtree(root text) returns setof bench.seat language sql stable as $$
  with recursive below as (
    select t.position_id, null::text collate "C" as reports_to_id, t.title, t.unit_id, t.holder_id, array[]::text[] collate "C" as path
    from public.position_term t where t.position_id = root and ${now('t')}
    union all
    select t.position_id, t.reports_to_id, t.title, t.unit_id, t.holder_id, below.path || (lpad(t.sort_order::text, 10, '0') || t.position_id)
    from below join public.position_term t on t.reports_to_id = below.position_id and ${now('t')}
  )
  select position_id, reports_to_id, title, unit_id, holder_id from below order by path $$;

-- Filled by the bench: which birthdays of either calendar fall on which day. PostgreSQL knows no lunar calendar.
create table bench.birthday_key (
  on_day date not null, kept_year int not null, calendar text not null, month smallint not null, day smallint not null,
  leap_month boolean not null, leap_day_keeping text, leap_month_keeping text
);
create index on bench.birthday_key (on_day);
comment on table bench.birthday_key is '@behavior -*';

create view bench.birthday as select null::date as on_day, null::text as person_id;
comment on view bench.birthday is $$
@primaryKey on_day,person_id
@foreignKey (person_id) references bench.person (id)|@fieldName person
$$;
create function bench.birthdays(from_day date, to_day date, most int) returns setof bench.birthday language sql stable as $$
  select k.on_day, found.id
  from (select * from bench.birthday_key where on_day >= from_day and on_day < to_day order by on_day) k
  cross join lateral (
    select p.id from public.person p
    where p.birth_calendar = k.calendar and p.birth_month = k.month and p.birth_day = k.day and p.birth_leap_month = k.leap_month
      and (k.leap_day_keeping is null or p.leap_day_keeping = k.leap_day_keeping)
      and (k.leap_month_keeping is null or p.leap_month_keeping = k.leap_month_keeping)
      and (p.left_on is null or p.left_on >= k.on_day)
      and (p.birth_year is null or k.kept_year >= p.birth_year or (p.birth_year_audience = 'ONLY_ME' and p.id <> '${viewer}'))
      and (p.birthday_audience is distinct from 'ONLY_ME' or p.id = '${viewer}')
    order by p.id limit most
  ) found
  order by k.on_day, found.id limit most $$;

create view bench.occurrence as
  select o.id, coalesce(o.title_override, e.title) as title, coalesce(o.place_override, e.place) as place, o.starts_at, o.ends_at,
    c.going, c.maybe, c.declined, c.mine as viewer_status,
    case when coalesce(o.capacity_override, e.capacity) is not null
      then greatest(0, coalesce(o.capacity_override, e.capacity) - c.taken) end as places_left
  from public.occurrence o join public.event e on e.id = o.event_id
  cross join lateral (
    select (count(*) filter (where status = 'GOING'))::int as going, (count(*) filter (where status = 'MAYBE'))::int as maybe,
      (count(*) filter (where status = 'DECLINED'))::int as declined, (coalesce(sum(1 + guests) filter (where status = 'GOING'), 0))::int as taken,
      max(status) filter (where person_id = '${viewer}') as mine
    from public.rsvp where occurrence_id = o.id
  ) c;
comment on view bench.occurrence is '@primaryKey id';
create function bench.occurrences(from_time timestamptz, to_time timestamptz) returns setof bench.occurrence language sql stable as $$
  select * from bench.occurrence o where o.starts_at < to_time and o.starts_at > from_time - interval '31 days' and o.ends_at > from_time
  order by o.starts_at, o.id $$;

create view bench.sharing_series as select id, title from public.sharing_series;
comment on view bench.sharing_series is '@primaryKey id';
create view bench.sharing_session as select id, series_id, starts_at from public.sharing_session;
comment on view bench.sharing_session is $$
@primaryKey id
@foreignKey (series_id) references bench.sharing_series (id)|@fieldName series
$$;
create view bench.contribution as select id, session_id, title, kind, presenter_id from public.contribution;
comment on view bench.contribution is $$
@primaryKey id
@foreignKey (session_id) references bench.sharing_session (id)|@foreignFieldName contributions|@foreignSimpleFieldName contributionsList
@foreignKey (presenter_id) references bench.person (id)|@fieldName presenter
$$;
create view bench.idea as
  select i.id, i.contribution_id, i.text, i.adopted, case when shown.all then i.author_id end as author_id,
    case when shown.all then (select count(*)::int from public.idea_vote v where v.idea_id = i.id) end as votes
  from public.idea i join public.contribution c on c.id = i.contribution_id join public.sharing_session s on s.id = c.session_id
  cross join lateral (select c.ideas_revealed_at is not null or c.closed_at is not null or s.status = 'CLOSED' as all) shown;
comment on view bench.idea is $$
@primaryKey id
@foreignKey (contribution_id) references bench.contribution (id)|@foreignFieldName ideas|@foreignSimpleFieldName ideasList
@foreignKey (author_id) references bench.person (id)|@fieldName author
$$;
create view bench.follow_up as select id, contribution_id, text, due_on, owner_id from public.follow_up;
comment on view bench.follow_up is $$
@primaryKey id
@foreignKey (contribution_id) references bench.contribution (id)|@foreignFieldName followUps|@foreignSimpleFieldName followUpsList
@foreignKey (owner_id) references bench.person (id)|@fieldName owner
$$;
create function bench.sessions(from_time timestamptz) returns setof bench.sharing_session language sql stable as $$
  select * from bench.sharing_session s where s.starts_at >= from_time order by s.starts_at, s.id $$;

create function bench.respond(occurrence_key text, answer text, new_id text) returns bench.occurrence language plpgsql volatile as $$
declare
  places int; counted record; decided text; answered bench.occurrence;
begin
  select coalesce(o.capacity_override, e.capacity) into strict places from public.occurrence o join public.event e on e.id = o.event_id
    where o.id = occurrence_key and o.cancelled_at is null
      and o.starts_at - coalesce(e.answers_close_minutes_before, 0) * interval '1 minute' > now() for update of o;
  select coalesce(sum(1 + guests) filter (where status = 'GOING'), 0) as taken, max(waiting_order) as last_waiting,
    coalesce(sum(1 + guests) filter (where status = 'GOING' and person_id = '${viewer}'), 0) as places,
    max(waiting_order) filter (where person_id = '${viewer}') as turn
    into counted from public.rsvp where occurrence_id = occurrence_key;
  if counted.last_waiting is not null and (counted.places > 0 or counted.turn is not null) then raise 'somebody waits'; end if;
  decided := case when answer <> 'GOING' or places is null or counted.places > 0
    or (counted.turn is null and counted.taken + 1 <= places and counted.last_waiting is null) then answer else 'WAITLISTED' end;
  insert into public.rsvp (id, occurrence_id, person_id, status, guests, waiting_order, responded_at)
    values (new_id, occurrence_key, '${viewer}', decided, 0,
      case when decided = 'WAITLISTED' then coalesce(counted.turn, coalesce(counted.last_waiting, 0) + 1) end, now())
    on conflict (occurrence_id, person_id) do update
      set status = excluded.status, guests = 0, waiting_order = excluded.waiting_order, responded_at = excluded.responded_at;
  select * into answered from bench.occurrence where id = occurrence_key;
  return answered;
end $$;
`;
