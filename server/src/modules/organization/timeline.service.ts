import type { EntityManager } from '../../platform/orm/orm.ts';
import { Person } from '../people/person.entity.ts';
import type { Change } from './dated-change.service.ts';
import { OrgUnit, type OrgUnitKind, OrgUnitTerm } from './org-unit.entity.ts';
import { Position, PositionTerm } from './position.entity.ts';
import type { Facts, Span, Term, Timeline } from './term.rules.ts';
import type { SubjectType } from './trail.service.ts';

/** What a term of a seat says; a vacant seat counts as a primary one, so that two vacant terms are equal. */
export type SeatFacts = {
  title: string;
  unit: string;
  reportsTo: string | null;
  holder: string | null;
  primary: boolean;
  sortOrder: number;
};

export type UnitFacts = {
  name: string;
  kind: OrgUnitKind;
  parent: string | null;
  sortOrder: number;
  headPosition: string | null;
  responsibilities: string;
};

/** How the rows of one sort of thing are read and written as timelines. */
interface Shelf<Row extends Span, F extends Facts> {
  subject: SubjectType;
  find(em: EntityManager, ids: readonly string[]): Promise<Row[]>;
  idOf(row: Row): string;
  factsOf(row: Row): F;
  make(em: EntityManager, id: string, term: Term<F>): Row;
  change(em: EntityManager, row: Row, term: Term<F>): void;
  bump(em: EntityManager, ids: string[]): Promise<unknown>;
}

/**
 * The timelines that a use case has opened. It changes them in memory, as plain values, and writes them together; a row whose first day
 * stays is changed in place, so that the past keeps its rows.
 */
export class Book<Row extends Span & object, F extends Facts> {
  readonly #tx: Pick<Change, 'em' | 'trail'>;
  readonly #shelf: Shelf<Row, F>;
  readonly #rows = new Map<string, Row[]>();
  readonly #timelines = new Map<string, Timeline<F>>();
  readonly #changed = new Set<string>();

  constructor(tx: Pick<Change, 'em' | 'trail'>, shelf: Shelf<Row, F>) {
    this.#tx = tx;
    this.#shelf = shelf;
  }

  /** Opens these, unless they are open already, with one query. */
  async open(ids: readonly string[]): Promise<void> {
    const closed = [...new Set(ids)].filter((id) => !this.#rows.has(id));
    if (closed.length === 0) return;
    await this.#tx.trail.touch(this.#tx.em, this.#shelf.subject, closed);
    const rows = await this.#shelf.find(this.#tx.em, closed);
    const groups = Map.groupBy(rows, (row) => this.#shelf.idOf(row));
    for (const id of closed) {
      const own = (groups.get(id) ?? []).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      this.#rows.set(id, own);
      this.#timelines.set(
        id,
        own.map((row) => ({ validFrom: row.validFrom, validTo: row.validTo, facts: this.#shelf.factsOf(row) })),
      );
    }
  }

  /** Opens something that has no rows yet. */
  add(id: string, term: Term<F>): void {
    this.#tx.trail.add(this.#shelf.subject, id);
    this.#rows.set(id, []);
    this.set(id, [term]);
  }

  get(id: string): Timeline<F> {
    const timeline = this.#timelines.get(id);
    if (!timeline) throw new Error(`${id} is not open`);
    return timeline;
  }

  set(id: string, timeline: Timeline<F>): void {
    this.#timelines.set(id, timeline);
    this.#changed.add(id);
  }

  get opened(): readonly string[] {
    return [...this.#timelines.keys()];
  }

  get changed(): readonly string[] {
    return [...this.#changed];
  }

  /** Hands what changed to the EntityManager and raises the versions of what had rows before; the flush writes it. */
  async write(): Promise<void> {
    const before = this.changed.filter((id) => (this.#rows.get(id) ?? []).length > 0);
    for (const id of this.#changed) {
      const rows = new Map((this.#rows.get(id) ?? []).map((row) => [row.validFrom, row]));
      for (const term of this.get(id)) {
        const row = rows.get(term.validFrom);
        rows.delete(term.validFrom);
        if (row) this.#shelf.change(this.#tx.em, row, term);
        else this.#tx.em.persist(this.#shelf.make(this.#tx.em, id, term));
      }
      for (const row of rows.values()) this.#tx.em.remove(row);
    }
    this.#changed.clear();
    if (before.length > 0) await this.#shelf.bump(this.#tx.em, before);
  }
}

const seats: Shelf<PositionTerm, SeatFacts> = {
  subject: 'Position',
  find: (em, ids) => em.find(PositionTerm, { position: { $in: [...ids] } }),
  idOf: (row) => row.position.id,
  factsOf: (row) => ({
    title: row.title,
    unit: row.unit.id,
    reportsTo: row.reportsTo?.id ?? null,
    holder: row.holder?.id ?? null,
    primary: row.primary,
    sortOrder: row.sortOrder,
  }),
  make(em, id, term) {
    const row = new PositionTerm();
    row.position = em.getReference(Position, id, { wrapped: true });
    row.validFrom = term.validFrom;
    this.change(em, row, term);
    return row;
  },
  change(em, row, { validTo, facts }) {
    row.validTo = validTo;
    row.title = facts.title;
    row.unit = em.getReference(OrgUnit, facts.unit, { wrapped: true });
    row.reportsTo = facts.reportsTo === null ? null : em.getReference(Position, facts.reportsTo, { wrapped: true });
    row.holder = facts.holder === null ? null : em.getReference(Person, facts.holder, { wrapped: true });
    row.primary = facts.primary;
    row.sortOrder = facts.sortOrder;
  },
  bump: (em, ids) => em.execute(`update position set version = version + 1 where id in (${ids.map(() => '?').join(', ')})`, ids, 'run'),
};

const units: Shelf<OrgUnitTerm, UnitFacts> = {
  subject: 'OrgUnit',
  find: (em, ids) => em.find(OrgUnitTerm, { unit: { $in: [...ids] } }),
  idOf: (row) => row.unit.id,
  factsOf: (row) => ({
    name: row.name,
    kind: row.kind,
    parent: row.parent?.id ?? null,
    sortOrder: row.sortOrder,
    headPosition: row.headPosition?.id ?? null,
    responsibilities: row.responsibilities,
  }),
  make(em, id, term) {
    const row = new OrgUnitTerm();
    row.unit = em.getReference(OrgUnit, id, { wrapped: true });
    row.validFrom = term.validFrom;
    this.change(em, row, term);
    return row;
  },
  change(em, row, { validTo, facts }) {
    row.validTo = validTo;
    row.name = facts.name;
    row.kind = facts.kind;
    row.parent = facts.parent === null ? null : em.getReference(OrgUnit, facts.parent, { wrapped: true });
    row.sortOrder = facts.sortOrder;
    row.headPosition = facts.headPosition === null ? null : em.getReference(Position, facts.headPosition, { wrapped: true });
    row.responsibilities = facts.responsibilities;
  },
  bump: (em, ids) => em.execute(`update org_unit set version = version + 1 where id in (${ids.map(() => '?').join(', ')})`, ids, 'run'),
};

export type SeatBook = Book<PositionTerm, SeatFacts>;
export type UnitBook = Book<OrgUnitTerm, UnitFacts>;
export const seatBook = (tx: Pick<Change, 'em' | 'trail'>): SeatBook => new Book(tx, seats);
export const unitBook = (tx: Pick<Change, 'em' | 'trail'>): UnitBook => new Book(tx, units);
