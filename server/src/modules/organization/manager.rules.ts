import type { Seat } from './tree.rules.ts';

/**
 * Who somebody's manager is: the holder of the seat theirs reports to; while it is vacant its stand-in, else the next seat up the line
 * that somebody holds or stands in for. Never oneself: a seat of one's own up the line is passed over.
 */
export function managersOf(seats: readonly Seat[], standIns: ReadonlyMap<string, string>): Map<string, string> {
  const known = new Map(seats.map((seat) => [seat.id, seat]));
  const inCharge = (seat: Seat): string | undefined => seat.holder ?? standIns.get(seat.id);
  const staffed = nearestStaffed(known, inCharge);
  const managers = new Map<string, string>();
  for (const seat of seats) {
    if (seat.holder === null || !seat.primary) continue;
    let above = seat.reportsTo;
    for (;;) {
      const next = above === null ? undefined : staffed(above);
      if (!next) break;
      const manager = inCharge(next);
      if (manager !== undefined && manager !== seat.holder) {
        managers.set(seat.holder, manager);
        break;
      }
      above = next.reportsTo;
    }
  }
  return managers;
}

/** The nearest seat, this one or above it, that somebody is in charge of. Remembers its answers: all of them cost one pass. */
function nearestStaffed(known: ReadonlyMap<string, Seat>, inCharge: (seat: Seat) => string | undefined): (id: string) => Seat | undefined {
  const answers = new Map<string, Seat | undefined>();
  return (id) => {
    const passed: string[] = [];
    let seat = known.get(id);
    let answer: Seat | undefined;
    while (seat) {
      if (answers.has(seat.id)) {
        answer = answers.get(seat.id);
        break;
      }
      passed.push(seat.id);
      answers.set(seat.id, undefined);
      if (inCharge(seat) !== undefined) {
        answer = seat;
        break;
      }
      seat = seat.reportsTo === null ? undefined : known.get(seat.reportsTo);
    }
    for (const each of passed) answers.set(each, answer);
    return answer;
  };
}
