/** One thing to do. `day` counts the sheets; things are named by their ids, which may belong to nothing. */
export type Command = { day: number } & (
  | { do: 'addUnit'; parent: string | null }
  | { do: 'renameUnit'; unit: string; name?: string; head?: string | null; duties?: string }
  | { do: 'moveUnit'; unit: string; parent: string | null }
  | { do: 'closeUnit'; unit: string }
  | { do: 'addSeat'; unit: string; reportsTo: string | null; holder: string | null; primary: boolean | null }
  | { do: 'changeSeat'; seat: string; title?: string; unit?: string; reportsTo?: string | null }
  | { do: 'closeSeat'; seat: string; moveReportsTo: string | null }
  | { do: 'assign'; seat: string; person: string; primary: boolean | null }
  | { do: 'vacate'; seat: string; standIn: string | null }
  | { do: 'drawLine' | 'endLine'; seat: string; reportsTo: string }
  | { do: 'leave'; person: string }
);

interface UnitOnSheet {
  name: string;
  parent: string | null;
  head: string | null;
  duties: string;
}
interface SeatOnSheet {
  title: string;
  unit: string;
  reportsTo: string | null;
  holder: string | null;
}

/** All that is true on one day. */
export interface Sheet {
  units: Map<string, UnitOnSheet>;
  seats: Map<string, SeatOnSheet>;
  /** Seat → person. */
  standIns: Map<string, string>;
  /** `seat seat` */
  dottedLines: Set<string>;
}

class Refused extends Error {}
function refuseIf(condition: boolean, why: string): void {
  if (condition) throw new Refused(why);
}

/**
 * The organization as somebody would keep it who knows nothing of timelines: a sheet for each day, the last one for all days after it. What a
 * change says is written on every sheet from its day on, as long as the sheet says what the first one said. Slow and plain, to hold the
 * product against.
 */
export class OrganizationByDay {
  sheets: Sheet[];
  /** Person → their last day. */
  readonly left = new Map<string, number>();
  readonly #today: number;

  constructor(days: number, today: number) {
    this.sheets = Array.from({ length: days }, () => ({ units: new Map(), seats: new Map(), standIns: new Map(), dottedLines: new Set() }));
    this.#today = today;
  }

  /** Does it, under this id where something is new; answers why not where it is refused. */
  try(command: Command, id: string): string | null {
    const before = this.sheets;
    this.sheets = structuredClone(before);
    try {
      this.#do(command, id);
      this.sheets.forEach(check);
      return null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.sheets = before;
      return error.message;
    }
  }

  /** From the day on as long as `same` says the same as on that day. */
  #carry(day: number, valueOn: (sheet: Sheet) => unknown, write: (sheet: Sheet, day: number) => void, until = this.sheets.length): void {
    const first = this.sheets[day];
    const said = first && valueOn(first);
    for (let at = day; at < until; at += 1) {
      const sheet = this.sheets[at];
      if (!sheet || valueOn(sheet) !== said) return;
      write(sheet, at);
    }
  }

  #later(day: number): Sheet[] {
    return this.sheets.slice(day);
  }

  #hasLeft(person: string, day: number): boolean {
    return (this.left.get(person) ?? Infinity) < day;
  }

  #do(command: Command, id: string): void {
    const { day } = command;
    const past = day < this.#today;
    const isThere = (sort: 'units' | 'seats', each: string) => this.sheets[day]?.[sort].has(each) ?? false;
    switch (command.do) {
      case 'addUnit':
        for (const { units } of this.#later(day)) units.set(id, { name: 'unit', parent: command.parent, head: null, duties: '' });
        return;
      case 'renameUnit': {
        const { unit, name, head, duties } = command;
        refuseIf(past || !isThere('units', unit), 'not then');
        this.#write('units', unit, day, { name, head, duties });
        return;
      }
      case 'moveUnit':
        refuseIf(past || !isThere('units', command.unit), 'not then');
        this.#write('units', command.unit, day, { parent: command.parent });
        return;
      case 'closeUnit':
        refuseIf(past || !isThere('units', command.unit), 'not then');
        for (const sheet of this.#later(day)) {
          refuseIf(
            [...sheet.seats.values()].some(({ unit }) => unit === command.unit),
            'seats in it',
          );
          refuseIf(
            [...sheet.units.values()].some(({ parent }) => parent === command.unit),
            'units in it',
          );
          sheet.units.delete(command.unit);
        }
        return;
      case 'addSeat': {
        const { unit, reportsTo, holder } = command;
        for (const { seats } of this.#later(day)) seats.set(id, { title: 'seat', unit, reportsTo, holder: null });
        if (holder !== null) this.#give(id, holder, day);
        return;
      }
      case 'changeSeat': {
        const { seat, title, unit, reportsTo } = command;
        refuseIf(past || !isThere('seats', seat), 'not then');
        this.#write('seats', seat, day, { title, unit, reportsTo });
        return;
      }
      case 'closeSeat':
        refuseIf(past || !isThere('seats', command.seat), 'not then');
        for (const sheet of this.#later(day)) closeSeat(sheet, command.seat, command.moveReportsTo);
        return;
      case 'assign':
        refuseIf(past || !isThere('seats', command.seat), 'not then');
        this.#give(command.seat, command.person, day);
        return;
      case 'vacate':
        refuseIf(past || !isThere('seats', command.seat), 'not then');
        this.#vacate(command.seat, command.standIn, day);
        return;
      case 'drawLine': {
        const { seat, reportsTo } = command;
        refuseIf(past || !isThere('seats', seat) || !isThere('seats', reportsTo) || seat === reportsTo, 'not then');
        for (const { seats, dottedLines } of this.#later(day)) {
          if (seats.has(seat) && seats.has(reportsTo)) dottedLines.add(`${seat} ${reportsTo}`);
        }
        return;
      }
      case 'endLine': {
        const line = `${command.seat} ${command.reportsTo}`;
        const ended = this.#later(day).filter(({ dottedLines }) => dottedLines.delete(line));
        refuseIf(past || ended.length === 0, 'no such line');
        return;
      }
      case 'leave':
        for (const { seats, standIns } of this.#later(day + 1)) {
          for (const seat of seats.values()) if (seat.holder === command.person) seat.holder = null;
          for (const [seat, person] of standIns) if (person === command.person) standIns.delete(seat);
        }
        this.left.set(command.person, day);
    }
  }

  #write(sort: 'units' | 'seats', id: string, day: number, values: { [field: string]: string | null | undefined }): void {
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined) continue;
      this.#carry(
        day,
        (sheet) => (sheet[sort].get(id) as { [field: string]: unknown } | undefined)?.[field],
        (sheet) => Object.assign(sheet[sort].get(id) ?? {}, { [field]: value }),
      );
    }
  }

  #give(seat: string, person: string, day: number): void {
    refuseIf(this.#hasLeft(person, day), 'left');
    const holder = this.sheets[day]?.seats.get(seat)?.holder ?? null;
    refuseIf(holder !== null && holder !== person, 'filled');
    this.#write('seats', seat, day, { holder: person });
    this.#later((this.left.get(person) ?? Infinity) + 1).forEach(({ seats }) => {
      const own = seats.get(seat);
      if (own?.holder === person) own.holder = null;
    });
    // Nobody begins to act for it then, and nobody does while it is filled.
    this.#carry(
      day,
      (sheet) => sheet.standIns.get(seat),
      (sheet) => sheet.standIns.delete(seat),
    );
    for (const { seats, standIns } of this.#later(day)) if (seats.get(seat)?.holder) standIns.delete(seat);
  }

  #vacate(seat: string, standIn: string | null, day: number): void {
    const holder = this.sheets[day]?.seats.get(seat)?.holder ?? null;
    const isActedFor = this.sheets[day]?.standIns.has(seat) ?? false;
    refuseIf(holder === null && standIn === null && !isActedFor, 'vacant');
    refuseIf(standIn !== null && this.#hasLeft(standIn, day), 'left');
    if (holder !== null) this.#write('seats', seat, day, { holder: null });
    const filled = this.sheets.findIndex(({ seats }, at) => at > day && seats.get(seat)?.holder !== null);
    this.#carry(
      day,
      (sheet) => sheet.standIns.get(seat),
      ({ standIns }, at) => {
        if (standIn === null || this.#hasLeft(standIn, at)) standIns.delete(seat);
        else standIns.set(seat, standIn);
      },
      filled < 0 ? this.sheets.length : filled,
    );
  }
}

function closeSeat(sheet: Sheet, seat: string, moveReportsTo: string | null): void {
  refuseIf((sheet.seats.get(seat)?.holder ?? null) !== null, 'filled');
  for (const report of sheet.seats.values()) {
    if (report.reportsTo !== seat) continue;
    refuseIf(moveReportsTo === null, 'reports to it');
    report.reportsTo = moveReportsTo;
  }
  for (const unit of sheet.units.values()) if (unit.head === seat) unit.head = null;
  sheet.seats.delete(seat);
  sheet.standIns.delete(seat);
  for (const line of sheet.dottedLines) if (line.split(' ').includes(seat)) sheet.dottedLines.delete(line);
}

/** Refuses a sheet on which something leans on what is not there, or on itself. */
function check({ units, seats }: Sheet): void {
  for (const [id, { parent, head }] of units) {
    refuseIf(parent !== null && !units.has(parent), 'a unit without the unit it stands in');
    refuseIf(head !== null && !seats.has(head), 'a unit without its head');
    refuseIf(
      isBelowItself(id, (each) => units.get(each)?.parent ?? null),
      'a loop of units',
    );
  }
  for (const [id, { unit, reportsTo }] of seats) {
    refuseIf(!units.has(unit), 'a seat without its unit');
    refuseIf(reportsTo !== null && !seats.has(reportsTo), 'a seat without its superior');
    refuseIf(
      isBelowItself(id, (each) => seats.get(each)?.reportsTo ?? null),
      'a loop of seats',
    );
  }
}

function isBelowItself(id: string, above: (id: string) => string | null): boolean {
  const passed = new Set<string>();
  for (let at = above(id); at !== null && !passed.has(at); at = above(at)) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
}
