import { addDays, daysBetween } from '@hearth/server/platform/time/wall-clock';
import { type ChartSeat, chart } from './chart.ts';
import { ADOPTED_ON, type Making } from './making.ts';
import type { Member } from './people.ts';
import { makeUnits } from './units.ts';

/** A seat with its place in the tree and who has to do with it. */
export interface Seat extends ChartSeat {
  position: string;
  /** Held, vacant, or a concurrent post of somebody who has a seat of their own. */
  kind: 'HELD' | 'VACANT' | 'CONCURRENT';
  holder: Member | null;
  /** Who held it before, up to the day before its holder was hired. */
  before: Member | null;
}

export interface Seated {
  seats: readonly Seat[];
  /** The unit of each seat, by the seat's index. */
  unitOf: readonly string[];
}

/** One tree for all who work here: two seats of a hundred are vacant, one is a concurrent post, and one person in two hundred has none. */
export function makeSeats(making: Making, people: readonly Member[]): Seated {
  const { random, today, ids, rows } = making;
  const predecessors = new Map(
    people.flatMap((person, index) => (hasLeft(person, today) ? [[people[index + 1]?.id, person] as const] : [])),
  );
  const sitting = shuffled(
    people.filter((person) => !hasLeft(person, today) && (predecessors.has(person.id) || !random.chance(0.005))),
    making,
  );
  const kinds = kindsFor(sitting.length, making);
  let next = 0;
  const seats = chart(kinds.length, random).map((place, index): Seat => {
    const kind = kinds[index] ?? 'HELD';
    const holder = kind === 'HELD' ? (sitting[next++] ?? null) : null;
    return { ...place, position: ids.next('pos'), kind, holder, before: predecessors.get(holder?.id) ?? null };
  });
  giveConcurrentPosts(seats, sitting, making);
  for (const { position } of seats) rows.add('position', { id: position, version: 1 });
  const unitOf = makeUnits(making, seats);
  for (const [index, seat] of seats.entries()) {
    writeTerms(making, seat, unitOf[index] ?? '', seat.parent === null ? null : (seats[seat.parent]?.position ?? null));
    if (seat.kind === 'VACANT' && seat.size > 1 && random.chance(0.5)) {
      const person_id = random.pick(sitting).id;
      rows.add('stand_in', { id: ids.next('si'), position_id: seat.position, person_id, valid_from: ADOPTED_ON, valid_to: null });
    }
  }
  return { seats, unitOf };
}

const hasLeft = ({ leftOn }: Member, today: string) => leftOn !== null && leftOn < today;

function shuffled<Item>(items: Item[], { random }: Making): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.whole(0, last);
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
}

function kindsFor(people: number, { random }: Making): Seat['kind'][] {
  const kinds: Seat['kind'][] = ['HELD'];
  for (let held = 1; held < people;) {
    const drawn = random.next();
    kinds.push(drawn < 0.02 ? 'VACANT' : drawn < 0.03 ? 'CONCURRENT' : 'HELD');
    if (kinds.at(-1) === 'HELD') held += 1;
  }
  return kinds;
}

/** Half of them go to somebody just below, who so holds a seat of their own line: nobody is their own manager by it. */
function giveConcurrentPosts(seats: Seat[], sitting: readonly Member[], { random }: Making): void {
  const firstBelow = new Map<number, Member>();
  for (const { parent, holder } of seats) if (parent !== null && holder && !firstBelow.has(parent)) firstBelow.set(parent, holder);
  for (const [index, seat] of seats.entries()) {
    if (seat.kind !== 'CONCURRENT') continue;
    const below = firstBelow.get(index);
    seat.holder = below && random.chance(0.5) ? below : random.pick(sitting);
  }
}

const LEAF_TITLES = ['销售员', '高级销售员', '市场专员', '客户经理', '售前顾问'] as const;

function titleOf({ parent, size, headsDivision }: Seat, { random }: Making): string {
  if (parent === null) return '总经理';
  if (headsDivision) return '部门经理';
  if (size > 1000) return '大区总监';
  return size > 1 ? (size > 20 ? '组长' : '主管') : random.pick(LEAF_TITLES);
}

/** What was, is and will be true of a seat: who held it before, a title it once had, a departure or a promotion that is planned. */
function writeTerms(making: Making, seat: Seat, unit: string, reportsTo: string | null): void {
  const { random, today, ids, rows } = making;
  const title = titleOf(seat, making);
  const term = (validFrom: string, validTo: string | null, held: Member | null, called = title) =>
    rows.add('position_term', {
      id: ids.next('pt'),
      position_id: seat.position,
      valid_from: validFrom,
      valid_to: validTo,
      title: called,
      unit_id: unit,
      reports_to_id: reportsTo,
      holder_id: held?.id ?? null,
      primary: seat.kind !== 'CONCURRENT',
      sort_order: seat.place,
    });

  const { holder, before } = seat;
  let from = ADOPTED_ON;
  if (holder && before) {
    term(from, holder.hiredOn, before);
    from = holder.hiredOn;
  } else if (random.chance(0.1)) {
    const renamedOn = addDays(ADOPTED_ON, random.whole(1, daysBetween(ADOPTED_ON, today)));
    term(from, renamedOn, holder, `见习${title}`);
    from = renamedOn;
  }
  const leavesOn = seat.kind === 'HELD' ? (holder?.leftOn ?? null) : null;
  if (leavesOn !== null) {
    const vacantFrom = addDays(leavesOn, 1);
    term(from, vacantFrom, holder);
    term(vacantFrom, null, null);
  } else if (random.chance(0.01)) {
    const promotedOn = addDays(today, random.whole(1, 90));
    term(from, promotedOn, holder);
    term(promotedOn, null, holder, `资深${title}`);
  } else term(from, null, holder);
}
