import { setImmediate } from 'node:timers/promises';
import { companyOf, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { inLocale, type Text } from '../../platform/locale.ts';
import { newId } from '../../platform/orm/id.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import type { Person } from '../people/person.entity.ts';
import { type Change, changeOrganization } from './dated-change.service.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { reportingLoopText } from './organization.errors.ts';
import { allTermsFrom, allUnitTermsFrom, type TermRow } from './organization.reads.ts';
import { Position, PositionTerm } from './position.entity.ts';
import { changeFrom, covers, earlierEnd, type Span, type Term, type Timeline } from './term.rules.ts';
import { seatBook, type SeatBook, type SeatFacts } from './timeline.service.ts';
import { loopsFrom } from './tree.rules.ts';
import { UnitPaths, type UnitOnPath } from './unit-path.rules.ts';

/** What placing needs to know of somebody. */
type Placed = Pick<Person, 'id' | 'name' | 'leftOn'>;

/** Where one row of a file puts a person. What is undefined stays as it is. */
export interface Placement {
  person: Placed;
  rowIndex: number;
  title?: string;
  /** 销售部/华东区/上海团队; units that are missing are made. */
  unitPath?: string;
  /** May come later in the list; null: reports to nobody. */
  manager?: Placed | null;
  /** The first day on which it holds, `YYYY-MM-DD`. */
  effectiveOn: string;
}

export interface PlacementError {
  rowIndex: number;
  column: string;
  code: string;
  message: Text;
}

const columns = { title: 'title', unit: 'unitPath', reportsTo: 'managerNumber' } as const;
type PlaceColumn = (typeof columns)[keyof typeof columns];

/** What a seat is called whose row has no title. */
const MEMBER: Text = { zh: '成员', en: 'Member' };
/** Small enough that other requests are answered between two of them. */
const ROWS_PER_INSERT = 250;

/**
 * Puts many people into units and seats, in the transaction of the caller, and locks the chart for its rest. Nothing is written where
 * there is an error: the caller refuses the whole. Answers what changed of whom, as columns of the file; a second run changes nothing.
 */
export async function placePeople(ctx: Context, placements: readonly Placement[]): Promise<PlacementOutcome> {
  if (placements.length === 0) return { changed: new Map(), errors: [] };
  // New people must stand in the database before a seat can name them.
  await ctx.em.flush();
  const { result } = await changeOrganization(ctx, 'importPeople', (tx) => place(tx, placements));
  return result;
}

async function place(tx: Change, placements: readonly Placement[]): Promise<PlacementOutcome> {
  // Day by day, so that a unit made for one row is there for the rows of later days.
  const byDay = [...placements].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  const from = byDay[0]?.effectiveOn ?? '';
  const company = await companyOf(tx);
  const run = new PlacementRun(
    tx,
    { from, today: await today(tx), company: company.name, member: inLocale(MEMBER, company.locale === 'en' ? 'en' : 'zh-CN') },
    await allTermsFrom(tx.em, from),
    await allUnitTermsFrom(tx.em, from),
  );
  run.giveSeats(byDay);
  for (const placement of byDay) run.place(placement);
  await run.move();
  await run.refuseLoops(placements);
  if (run.errors.length === 0) await run.write();
  return {
    changed: run.errors.length === 0 ? run.changed : new Map<string, PlaceColumn[]>(),
    errors: run.errors.sort((a, b) => a.rowIndex - b.rowIndex),
  };
}

interface PlacementOutcome {
  /** Id of the person → the columns whose values differ. */
  changed: ReadonlyMap<string, PlaceColumn[]>;
  errors: PlacementError[];
}

interface Surroundings {
  /** The first day of all. */
  readonly from: string;
  readonly today: string;
  /** The company's name, for a unit of its own where there is none. */
  readonly company: string;
  readonly member: string;
}

class PlacementRun {
  /** Id of the person → the columns whose values differ. */
  readonly changed = new Map<string, PlaceColumn[]>();
  readonly errors: PlacementError[] = [];
  readonly #tx: Change;
  readonly #around: Surroundings;
  readonly #terms: readonly TermRow[];
  readonly #units: readonly (UnitOnPath & Span)[];
  readonly #held: ReadonlyMap<string, TermRow[]>;
  readonly #book: SeatBook;
  /** The seat of everybody who gets their first one here. */
  readonly #newSeats = new Map<string, { id: string; timeline: Timeline<SeatFacts> }>();
  readonly #moves: { seat: string; day: string; wanted: Partial<SeatFacts> }[] = [];
  readonly #newUnits: { id: string; unit: Omit<UnitOnPath, 'id'>; validFrom: string }[] = [];
  readonly #pathsByDay = new Map<string, UnitPaths>();

  constructor(tx: Change, around: Surroundings, terms: readonly TermRow[], units: readonly (UnitOnPath & Span)[]) {
    this.#tx = tx;
    this.#around = around;
    this.#terms = terms;
    this.#units = units;
    this.#held = Map.groupBy(
      terms.filter(({ holder }) => holder !== null),
      ({ holder }) => holder ?? '',
    );
    this.#book = seatBook(tx);
  }

  /** Gives everybody who has none a seat of their own, so that a row may name a manager who comes later. */
  giveSeats(placements: readonly Placement[]): void {
    for (const { person, manager, effectiveOn } of placements) {
      for (const each of manager ? [person, manager] : [person]) {
        if (!this.#seatOf(each.id, effectiveOn) && !hasLeft(each, effectiveOn)) this.#giveSeat(each, effectiveOn);
      }
    }
  }

  #seatOf(person: string, day: string): string | undefined {
    return this.#newSeats.get(person)?.id ?? this.#termOf(person, day)?.id;
  }

  #termOf(person: string, day: string): TermRow | undefined {
    return this.#held.get(person)?.find((term) => term.primary && covers(term, day));
  }

  #giveSeat(person: Placed, day: string): void {
    const planned = (this.#held.get(person.id) ?? []).map(({ validFrom }) => validFrom).reduce<string | null>(earlierEnd, null);
    const until = earlierEnd(planned, person.leftOn === null ? null : addDays(person.leftOn, 1));
    const vacant: SeatFacts = { title: this.#around.member, unit: '', reportsTo: null, holder: null, primary: true, sortOrder: 0 };
    const timeline: Term<SeatFacts>[] = [{ validFrom: day, validTo: until, facts: { ...vacant, holder: person.id } }];
    if (until !== null) timeline.push({ validFrom: until, validTo: null, facts: vacant });
    this.#newSeats.set(person.id, { id: newId('pos'), timeline });
  }

  place(placement: Placement): void {
    const { person, manager, effectiveOn: day } = placement;
    if (hasLeft(person, day)) return;
    const wanted: Partial<SeatFacts> = {};
    if (placement.title !== undefined) wanted.title = placement.title;
    if (placement.unitPath !== undefined) wanted.unit = this.#paths(day).find(placement.unitPath);
    if (manager !== undefined) wanted.reportsTo = manager && (this.#seatOf(manager.id, day) ?? null);
    if (manager && wanted.reportsTo === null) {
      this.#refuse(placement, 'managerNumber', 'MANAGER_LEFT', {
        zh: `${manager.name} 在 ${day} 已离职，不能作为上级`,
        en: `${manager.name} has left by ${day} and cannot be the manager`,
      });
      return;
    }
    const fresh = this.#newSeats.get(person.id);
    if (!fresh) {
      this.#plan(placement, wanted);
      return;
    }
    fresh.timeline = changeFrom(fresh.timeline, day, wanted);
    this.changed.set(person.id, columnsOf(wanted));
  }

  #plan(placement: Placement, wanted: Partial<SeatFacts>): void {
    const { person, effectiveOn: day } = placement;
    const now = this.#termOf(person.id, day);
    if (!now) return;
    const [column, ...others] = columnsOf(wanted, now);
    if (!column) return;
    if (day < this.#around.today) {
      this.#refuse(placement, column, 'DATE_IN_PAST', {
        zh: `${person.name} 在 ${day} 的岗位已有记录；变更只能从今天（${this.#around.today}）起生效`,
        en: `${person.name}'s post on ${day} is on record; a change takes effect today (${this.#around.today}) or later`,
      });
      return;
    }
    this.#moves.push({ seat: now.id, day, wanted });
    this.changed.set(person.id, [column, ...others]);
  }

  /** Writes the planned changes of seats that exist into their timelines. */
  async move(): Promise<void> {
    await this.#book.open(this.#moves.map(({ seat }) => seat));
    for (const { seat, day, wanted } of this.#moves) this.#book.set(seat, changeFrom(this.#book.get(seat), day, wanted));
  }

  #paths(day: string): UnitPaths {
    let paths = this.#pathsByDay.get(day);
    if (!paths) {
      const known: UnitOnPath[] = this.#units.filter((unit) => covers(unit, day));
      for (const { id, unit, validFrom } of this.#newUnits) if (validFrom <= day) known.push({ id, ...unit });
      paths = new UnitPaths(known, (unit) => {
        const id = newId('unit');
        this.#newUnits.push({ id, unit, validFrom: day });
        return id;
      });
      if (known.length === 0) paths.company(this.#around.company);
      this.#pathsByDay.set(day, paths);
    }
    return paths;
  }

  #refuse({ rowIndex }: Placement, column: string, code: string, message: Text): void {
    this.errors.push({ rowIndex, column, code, message });
  }

  /** A loop is told on the first row that took part in it. */
  async refuseLoops(placements: readonly Placement[]): Promise<void> {
    const moved = new Map(this.#book.changed.map((id) => [id, this.#book.get(id)]));
    for (const { id, timeline } of this.#newSeats.values()) moved.set(id, timeline);
    const links = this.#terms
      .filter(({ id }) => !moved.has(id))
      .map(({ id, reportsTo, validFrom, validTo }) => ({ id, parent: reportsTo, validFrom, validTo }));
    for (const [id, timeline] of moved)
      for (const { validFrom, validTo, facts } of timeline) links.push({ id, parent: facts.reportsTo, validFrom, validTo });
    const loops = loopsFrom(links, this.#around.from);
    if (loops.length === 0) return;
    const holders = new Map<string, string>();
    for (const { person, effectiveOn } of placements) holders.set(this.#seatOf(person.id, effectiveOn) ?? '', person.name);
    for (const loop of loops) {
      const inLoop = new Set(loop.ids.filter((id) => moved.has(id)));
      const row = placements.find(({ person, manager, effectiveOn }) => manager && inLoop.has(this.#seatOf(person.id, effectiveOn) ?? ''));
      if (!row) continue;
      const start = loop.ids.indexOf(this.#seatOf(row.person.id, row.effectiveOn) ?? '');
      const ids = [...loop.ids.slice(start), ...loop.ids.slice(0, start)];
      this.#refuse(row, 'managerNumber', 'REPORTING_CYCLE', await reportingLoopText(this.#tx.em, { on: loop.on, ids }, holders));
    }
  }

  async write(): Promise<void> {
    const unitOf = this.#unitsOfNewSeats();
    for (const { id } of this.#newUnits) this.#tx.trail.add('OrgUnit', id);
    for (const { id } of this.#newSeats.values()) this.#tx.trail.add('Position', id);
    await insert(
      this.#tx.em,
      OrgUnit,
      this.#newUnits.map(({ id }) => ({ id })),
    );
    await insert(
      this.#tx.em,
      OrgUnitTerm,
      this.#newUnits.map(({ id, unit: { name, kind, parent }, validFrom }) => ({
        id: newId('ut'),
        unit: id,
        name,
        kind,
        parent,
        validFrom,
      })),
    );
    const seats = [...this.#newSeats.values()];
    await insert(
      this.#tx.em,
      Position,
      seats.map(({ id }) => ({ id })),
    );
    await insert(
      this.#tx.em,
      PositionTerm,
      seats.flatMap(({ id, timeline }) =>
        timeline.map(({ facts, validFrom, validTo }) => ({
          id: newId('pt'),
          position: id,
          validFrom,
          validTo,
          ...facts,
          unit: facts.unit || unitOf(id),
        })),
      ),
    );
    await this.#book.write();
    await this.#tx.em.flush();
  }

  /** A first seat whose row names no unit stands in the unit of its superior, at the top in the company itself. */
  #unitsOfNewSeats(): (seat: string) => string {
    const facts = new Map(this.#terms.map(({ id, unit, reportsTo }) => [id, { unit, reportsTo }]));
    for (const { id, timeline } of this.#newSeats.values()) {
      const [first] = timeline;
      if (first) facts.set(id, first.facts);
    }
    const unitOf = (seat: string): string => {
      let at = facts.get(seat);
      while (at && at.unit === '' && at.reportsTo !== null) at = facts.get(at.reportsTo);
      return at?.unit || this.#paths(this.#around.from).company(this.#around.company);
    };
    // Asked for all now, so that a company that has to be made is made before the units are written.
    const units = new Map([...this.#newSeats.values()].map(({ id, timeline }) => [id, timeline[0]?.facts.unit || unitOf(id)]));
    return (seat) => units.get(seat) ?? '';
  }
}

/** The columns that are wanted, and differ from what is there now. */
const columnsOf = (wanted: Partial<SeatFacts>, now?: Partial<SeatFacts>): PlaceColumn[] =>
  (['title', 'unit', 'reportsTo'] as const)
    .filter((fact) => wanted[fact] !== undefined && wanted[fact] !== now?.[fact])
    .map((fact) => columns[fact]);

const hasLeft = (person: Placed, day: string): boolean => person.leftOn !== null && person.leftOn < day;

async function insert(em: EntityManager, entity: new () => object, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await em.insertMany(entity, rows.slice(at, at + ROWS_PER_INSERT));
    await setImmediate();
  }
}
