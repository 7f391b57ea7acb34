import { Temporal } from 'temporal-polyfill';
import type { RotationMember } from './rotation.rules.ts';

/** A calendar day, 'YYYY-MM-DD'. */
type Day = string;

/** `[from, to)`; null: open on that side. */
interface Span {
  from: Day | null;
  to: Day | null;
}

/** That a unit stands below another in that span; a unit at the top has no parent. */
export interface UnitSpan extends Span {
  unitId: string;
  parentId: string | null;
}

/** That a person's main seat is in a unit in that span. */
export interface SeatSpan extends Span {
  personId: string;
  unitId: string;
}

/** Days on which a person is away. */
export interface AwaySpan extends Span {
  personId: string;
}

/** When a named member is employed. */
export interface EmploymentSpan extends Span {
  personId: string;
}

export interface CircleFacts {
  units: readonly UnitSpan[];
  seats: readonly SeatSpan[];
  named: readonly EmploymentSpan[];
  away: readonly AwaySpan[];
}

/** Whom a series brings together: a unit, with or without those below it, or named people where there is no unit. */
export interface CircleDefinition {
  unitId: string | null;
  includeSubunits: boolean;
}

const BEGINNING: Day = '0000-01-01';

const covers = (span: Span, day: Day): boolean => (span.from === null || span.from <= day) && (span.to === null || day < span.to);

/**
 * Answers who the circle is on a day and since when each belongs to it without a break, in the order of the facts. Facts that
 * reach back to the first session are enough: who belonged to it then counts as one of its founders.
 */
export function circleReader(circle: CircleDefinition, facts: CircleFacts): (day: Day) => RotationMember[] {
  const { unitId } = circle;
  const isAway = (personId: string, day: Day): boolean => facts.away.some((span) => span.personId === personId && covers(span, day));
  if (unitId === null) {
    return (day) =>
      facts.named
        .filter((span) => covers(span, day))
        .map((span) => ({ personId: span.personId, joinedOn: span.from ?? BEGINNING, absent: isAway(span.personId, day) }));
  }
  const unitsByDay = new Map<Day, ReadonlySet<string>>();
  const unitsAt = (day: Day): ReadonlySet<string> => {
    const known = unitsByDay.get(day) ?? unitsOn(unitId, circle.includeSubunits, facts.units, day);
    unitsByDay.set(day, known);
    return known;
  };
  const seatsByPerson = Map.groupBy(facts.seats, (seat) => seat.personId);
  const seatInside = (seats: readonly SeatSpan[], day: Day): SeatSpan | undefined =>
    seats.find((seat) => covers(seat, day) && unitsAt(day).has(seat.unitId));
  const inCircleSince = (seats: readonly SeatSpan[], day: Day): Day | null => {
    let since: Day | null = null;
    for (let seat = seatInside(seats, day); seat; seat = seatInside(seats, dayBefore(since))) {
      if (seat.from === null) return BEGINNING;
      since = seat.from;
    }
    return since;
  };
  return (day) =>
    [...seatsByPerson].flatMap(([personId, seats]) => {
      const joinedOn = inCircleSince(seats, day);
      return joinedOn === null ? [] : [{ personId, joinedOn, absent: isAway(personId, day) }];
    });
}

/** The unit itself and, where wanted, all that stand below it on that day. */
export function unitsOn(unitId: string, includeSubunits: boolean, units: readonly UnitSpan[], day: Day): Set<string> {
  const found = new Set([unitId]);
  if (!includeSubunits) return found;
  const standing = units.filter((unit) => covers(unit, day));
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const unit of standing) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.unitId);
  }
  return found;
}

const dayBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
