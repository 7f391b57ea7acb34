import type { Context } from '../../platform/context.ts';
import { type EntityManager } from '../../platform/orm/orm.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { endOf, holdsOn } from '../../platform/read/dated.ts';
import { sql } from '../../platform/read/sql.ts';
import type { LeftBehind } from '../people/left-behind.type.ts';
import { leftReports } from './leaving.rules.ts';
import { reportsOn, seatsAbove, standInsOf } from './organization.reads.ts';
import { covers, type Span } from './term.rules.ts';

/** What somebody leaves behind in the chart, by ids. */
export interface LeftPlaces {
  seats: { term: string; standIn: string | null; heads: string[] }[];
  /** The terms of seats they act for. */
  actsFor: string[];
  reports: { person: string; manager: string | null }[];
}

type Days = Pick<LeftBehind, 'heldOn' | 'seenOn'>;

/** Read once for all that is asked of it, and for everybody whose days are the same. */
export const leftPlacesOf = (ctx: Context, { personId, heldOn, seenOn }: LeftBehind): Promise<LeftPlaces> =>
  ctx.loaders.load(`organization.leftBehind ${heldOn} ${seenOn}`, personId, async (people) => {
    const seats = await seatsConcerned(ctx.em, people, { heldOn, seenOn });
    const bySeat = Map.groupBy(seats, ({ seat }) => seat);
    const own = people.map((person) => [...bySeat.values()].flatMap((spans) => leftSeat(spans, person, { heldOn, seenOn }) ?? []));
    const heads = await headedBy(ctx.em, [...new Set(own.flat().map(({ seat }) => seat))], seenOn);
    const reports = await reportsOn(ctx.em, people, heldOn);
    const everyReport = [...new Set([...reports.values()].flat())];
    const line = everyReport.length === 0 ? [] : await seatsAbove(ctx.em, everyReport, seenOn);
    const standIns = standInsOf(line);
    return people.map((person, index) => {
      const left = own[index] ?? [];
      return {
        seats: left
          .filter(({ acts }) => !acts)
          .map(({ seat, term, standIn }) => ({ term, standIn: standIn === person ? null : standIn, heads: heads.get(seat) ?? [] })),
        actsFor: left.filter(({ acts }) => acts).map(({ term }) => term),
        reports: leftReports(line, standIns, person, new Set(left.map(({ seat }) => seat)), reports.get(person) ?? []),
      };
    });
  });

interface SeatSpan extends Span {
  term: string;
  seat: string;
  holder: string | null;
  /** Who acts for it on the day looked at. */
  standIn: string | null;
  /** Who of those asked about acts for it from their last day on. */
  acted: string | null;
}

/** A seat as somebody leaves it: undefined where it is not theirs to leave, or in other hands already. */
function leftSeat(spans: readonly SeatSpan[], person: string, { heldOn, seenOn }: Days) {
  const seen = spans.find((span) => covers(span, seenOn));
  const held = spans.some((span) => span.holder === person && covers(span, heldOn));
  const acts = !held && spans.some((span) => span.acted === person);
  if (seen && (held || acts)) {
    const free = (seen.holder === null || seen.holder === person) && (!acts || seen.standIn === null || seen.standIn === person);
    if (free) return { ...seen, acts: acts && seen.holder === null };
    if (acts) return undefined;
  }
  const later = spans.find((span) => span.holder === person && span.validFrom > seenOn);
  return later && { ...later, acts: false };
}

/** The terms of all seats that these people hold or act for on their last day or later, from that day on, in the order of the chart. */
const seatsConcerned = (em: EntityManager, people: readonly string[], { heldOn, seenOn }: Days): Promise<SeatSpan[]> =>
  selectSql<SeatSpan>(
    em,
    sql`with concerned(id, acted) as (
      select t.position_id, null from position_term t
      where t.holder_id in (${sql.list(people)}) and ${endOf('t')} > ${heldOn}
      union
      select s.position_id, s.person_id from stand_in s
      where s.person_id in (${sql.list(people)}) and ${endOf('s')} > ${heldOn}
    )
    select t.id as term, t.position_id as seat, t.holder_id as holder, t.valid_from as "validFrom", t.valid_to as "validTo",
      s.person_id as "standIn", concerned.acted as acted
    from concerned join position_term t on t.position_id = concerned.id and ${endOf('t')} > ${heldOn}
    left join stand_in s on s.position_id = t.position_id and ${holdsOn('s', sql`${seenOn}`)}
    order by t."primary" desc, t.valid_from, t.position_id`,
  );

/** The units that each of these seats heads on a day. */
async function headedBy(em: EntityManager, seats: readonly string[], day: string): Promise<Map<string, string[]>> {
  if (seats.length === 0) return new Map();
  const rows = await selectSql<{ seat: string; unit: string }>(
    em,
    sql`select t.head_position_id as seat, t.unit_id as unit from org_unit_term t
    where t.head_position_id in (${sql.list(seats)}) and ${holdsOn('t', sql`${day}`)}
    order by t.sort_order, t.unit_id`,
  );
  return new Map([...Map.groupBy(rows, ({ seat }) => seat)].map(([seat, own]) => [seat, own.map(({ unit }) => unit)]));
}
