import type { Seat } from './tree.rules.ts';

type SeatAt = (id: string) => Seat | undefined;
type InCharge = (seat: Seat) => string | undefined;

/**
 * Who somebody's manager is: the holder of the seat theirs reports to; while it is vacant its stand-in, else the next seat up the line
 * that somebody holds or stands in for. Never oneself: a seat of one's own up the line is passed over.
 */
export function managersOf(seats: readonly Seat[], standIns: ReadonlyMap<string, string>): Map<string, string> {
  const known = new Map(seats.map((seat) => [seat.id, seat]));
  const inCharge: InCharge = (seat) => seat.holder ?? standIns.get(seat.id);
  const staffed = nearestStaffed((id) => known.get(id), inCharge);
  const managers = new Map<string, string>();
  for (const seat of seats) {
    if (seat.holder === null || !seat.primary) continue;
    const manager = managerAbove(seat, staffed, inCharge);
    if (manager !== undefined) managers.set(seat.holder, manager);
  }
  return managers;
}

/** The manager of one seat's holder: for one, or a few, where all seats are at hand. */
export function managerOf(seat: Seat, seatAt: SeatAt, standIns: ReadonlyMap<string, string>): string | undefined {
  const inCharge: InCharge = (each) => each.holder ?? standIns.get(each.id);
  return managerAbove(seat, nearestStaffed(seatAt, inCharge), inCharge);
}

function managerAbove(seat: Seat, staffed: SeatAt, inCharge: InCharge): string | undefined {
  // A draft may still have a loop: no seat of one's own is passed twice.
  const passed = new Set<string>();
  let above = seat.reportsTo;
  for (;;) {
    const next = above === null ? undefined : staffed(above);
    if (!next || passed.has(next.id)) return undefined;
    const manager = inCharge(next);
    if (manager !== undefined && manager !== seat.holder) return manager;
    passed.add(next.id);
    above = next.reportsTo;
  }
}

/** The nearest seat, this one or above it, that somebody is in charge of. Remembers its answers: all of them cost one pass. */
function nearestStaffed(seatAt: SeatAt, inCharge: InCharge): SeatAt {
  const answers = new Map<string, Seat | undefined>();
  return (id) => {
    const passed: string[] = [];
    let seat = seatAt(id);
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
      seat = seat.reportsTo === null ? undefined : seatAt(seat.reportsTo);
    }
    for (const each of passed) answers.set(each, answer);
    return answer;
  };
}
