import type { Text } from '../../platform/locale.ts';
import type { StepAction, StoredStep } from './reorg-step.rules.ts';
import {
  isRegion,
  type SalesLine,
  salesLineOf,
  seatsUp,
  type StageSeat,
  type StageState,
  type StageUnit,
  unitsUp,
} from './stage-level.rules.ts';
import { isSalesUnitName, type Level, levelInTitle, LEVELS, titleOfLevel, topInTitle } from './stage-title.rules.ts';

/** Where a seat will stand. */
export interface Place {
  readonly id: string;
  level: Level;
  readonly unit: string;
  /** The seat as it is; null: it is new. */
  readonly seat: StageSeat | null;
  superior: string;
  closes: boolean;
}

interface NewUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'COMPANY' | 'DEPARTMENT' | 'TEAM';
  readonly parent: string | null;
}

export interface StageWords {
  /** Says a text in the company's language: the titles and names that are given. */
  readonly say: (text: Text) => string;
  /** The company's name, for a unit of its own where there is none. */
  readonly company: string;
}

export type NewId = (prefix: 'step' | 'pos' | 'unit') => string;

/** A chart in the making: where each seat of the sales line will stand, which seats and units are new, and which close. */
export class StageDraft {
  readonly line: SalesLine;
  /** The seat of who runs the company, there or new. */
  readonly top: string;
  /** The unit in which new seats of sales stand. */
  readonly home: string;
  readonly places = new Map<string, Place>();
  readonly seats: ReadonlyMap<string, StageSeat>;
  readonly units: ReadonlyMap<string, StageUnit>;
  readonly #words: StageWords;
  readonly #newId: NewId;
  readonly #newUnits: NewUnit[] = [];
  readonly #heads: { unit: string; seat: string }[] = [];
  /** How many seats will report to a seat. */
  readonly #reports = new Map<string, number>();

  constructor(state: StageState, words: StageWords, newId: NewId) {
    this.#words = words;
    this.#newId = newId;
    this.seats = new Map(state.seats.map((seat) => [seat.id, seat]));
    this.units = new Map(state.units.map((unit) => [unit.id, unit]));
    this.line = salesLineOf(state);
    this.top = this.line.top?.id ?? newId('pos');
    this.home = this.#salesUnit() ?? this.#unitOfTop();
  }

  /** The outermost unit of sales that is no region or team. */
  #salesUnit(): string | undefined {
    const sales = [...this.units.values()].filter(
      (unit) => !unit.ends && (unit.kind === 'DEPARTMENT' || unit.kind === 'TEAM') && !isRegion(unit) && isSalesUnitName(unit.name),
    );
    const depth = ({ id, kind }: StageUnit) => unitsUp(this.units, id).length + (kind === 'TEAM' ? this.units.size : 0);
    return sales.sort((a, b) => depth(a) - depth(b))[0]?.id;
  }

  /** The unit of who runs the company, or what stands around it where that is a region. */
  #unitOfTop(): string {
    const around = unitsUp(this.units, this.line.top?.unit ?? '');
    return around.find((unit) => !unit.ends && !isRegion(unit))?.id ?? this.unitFor(around[0]?.id ?? '');
  }

  /** The nearest unit, this one or above it, that lasts; else the company. */
  unitFor(unit: string): string {
    const lasting = unitsUp(this.units, unit).find(({ ends }) => !ends);
    if (lasting) return lasting.id;
    const all = [...this.units.values()].filter(({ ends }) => !ends);
    const company = all.find(({ kind, parent }) => kind === 'COMPANY' && parent === null) ?? all.find(({ parent }) => parent === null);
    return company?.id ?? this.#newUnits[0]?.id ?? this.addUnit(this.#words.company, 'COMPANY', null);
  }

  addUnit(name: string, kind: NewUnit['kind'], parent: string | null): string {
    const id = this.#newId('unit');
    this.#newUnits.push({ id, name, kind, parent });
    return id;
  }

  keep(seat: StageSeat, level: Level): void {
    this.places.set(seat.id, { id: seat.id, level, unit: seat.unit, seat, superior: '', closes: false });
  }

  /** A new, vacant seat. */
  open(level: Level, unit: string, superior: string): Place {
    const place: Place = {
      id: this.#newId('pos'),
      level,
      unit: this.#newUnits.some(({ id }) => id === unit) ? unit : this.unitFor(unit),
      seat: null,
      superior: '',
      closes: false,
    };
    this.places.set(place.id, place);
    this.putUnder(place, superior);
    return place;
  }

  putUnder(place: Place, superior: string): void {
    place.superior = superior;
    this.#reports.set(superior, (this.#reports.get(superior) ?? 0) + 1);
  }

  /** A unit without a head gets one. */
  giveHead(unit: string, seat: string): void {
    if ((this.units.get(unit)?.headPosition ?? null) === null) this.#heads.push({ unit, seat });
  }

  on(...levels: readonly Level[]): Place[] {
    return [...this.places.values()].filter(({ level }) => levels.includes(level));
  }

  /** The nearest seat of these levels above a seat as it reports today. */
  above(place: Place, ...levels: readonly Level[]): Place | undefined {
    if (place.seat === null) return undefined;
    for (const { id } of seatsUp(this.seats, place.id)) {
      const found = this.places.get(id);
      if (found && levels.includes(found.level)) return found;
    }
    return undefined;
  }

  /** Of these: the one in the same unit or nearest above it, then one that somebody holds, then the one with fewest reports. */
  closest(among: readonly Place[], unit: string): Place | undefined {
    const line = unitsUp(this.units, unit).map(({ id }) => id);
    const rank = (place: Place): [number, number, number] => {
      const distance = line.indexOf(place.unit);
      return [distance < 0 ? line.length : distance, isVacant(place) ? 1 : 0, this.#reports.get(place.id) ?? 0];
    };
    let best: { place: Place; rank: readonly number[] } | undefined;
    for (const place of among) {
      const own = rank(place);
      const differs = own.findIndex((value, at) => value !== best?.rank[at]);
      if (!best || (differs >= 0 && (own[differs] ?? 0) < (best.rank[differs] ?? 0))) best = { place, rank: own };
    }
    return best?.place;
  }

  /** In an order in which each can be carried out: what is new, each seat after its superior, then what closes, from below. */
  steps(): StoredStep[] {
    const steps: StoredStep[] = [];
    const add = (action: StepAction, input: StoredStep['input']) => steps.push({ id: this.#newId('step'), action, input });
    const { top } = this.line;
    for (const { id, name, kind, parent } of this.#newUnits) add('addOrgUnit', { id, name, kind, parentId: parent });
    const topTitle = this.#words.say(titleOfLevel('TOP'));
    if (!top) add('addPosition', { id: this.top, title: topTitle, unitId: this.unitFor(''), reportsToId: null });
    else if (topInTitle(top.title) === null) add('changePosition', { positionId: top.id, title: topTitle });

    for (const level of LEVELS) {
      for (const { id, unit, seat, superior, closes } of this.on(level)) {
        const title = this.#words.say(titleOfLevel(level));
        if (!seat) {
          add('addPosition', { id, title, unitId: unit, reportsToId: superior });
          continue;
        }
        const changes = {
          ...(levelInTitle(seat.title) !== level && { title }),
          ...(seat.reportsTo !== superior && { reportsToId: superior }),
        };
        if (!closes && Object.keys(changes).length > 0) add('changePosition', { positionId: id, ...changes });
      }
    }
    for (const { unit, seat } of this.#heads) add('renameOrgUnit', { orgUnitId: unit, headPositionId: seat });

    const closing = [...this.places.values()].filter(({ closes }) => closes);
    closing.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
    for (const place of closing) add('closePosition', { positionId: place.id, moveReportsToId: this.#lastingSuperior(place) });
    for (const unit of this.#emptied(closing)) add('closeOrgUnit', { orgUnitId: unit });
    return steps;
  }

  #lastingSuperior({ superior }: Place): string {
    let id = superior;
    for (let place = this.places.get(id); place?.closes; place = this.places.get(id)) id = place.superior;
    return id;
  }

  /** The units that lose their last seat, and those that lose their last unit with them; from below. */
  #emptied(closing: readonly Place[]): string[] {
    const inside = new Map<string, number>();
    const count = (id: string | null, by: number) => {
      if (id !== null) inside.set(id, (inside.get(id) ?? 0) + by);
    };
    for (const { unit } of this.seats.values()) count(unit, 1);
    for (const { seat, unit } of this.places.values()) if (!seat) count(unit, 1);
    for (const { parent } of [...this.units.values(), ...this.#newUnits]) count(parent, 1);
    const emptied: string[] = [];
    for (const place of closing) {
      count(place.unit, -1);
      for (const unit of unitsUp(this.units, place.unit)) {
        if (inside.get(unit.id) !== 0 || unit.kind === 'COMPANY' || unit.usedLater || unit.ends) break;
        emptied.push(unit.id);
        count(unit.parent, -1);
      }
    }
    return emptied;
  }
}

/** Nobody holds it, nor is planned to. */
export const isVacant = ({ seat }: Place): boolean => seat === null || (seat.holder === null && !seat.heldLater);
