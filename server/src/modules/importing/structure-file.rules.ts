import { type StructureCells, structureRecords } from '../../../../schema/structure-mapping.mjs';
import type { LineOfSeat, Structure } from '../organization/structure.rules.ts';
import { type Facts, type Span, type Term, termOn, type Timeline } from '../organization/term.rules.ts';
import type { KnownPerson } from './structure-people.rules.ts';

type Locale = 'zh-CN' | 'en';

/** A row with two texts beside it that only people read. */
export interface ExportedRow extends StructureCells {
  /** What the unit, and the seat that it reports to, are called on its first day. */
  unitName?: string;
  reportsToName?: string;
}

const KINDS = { COMPANY: '公司', DEPARTMENT: '部门', REGION: '区域', TEAM: '小组' } as const;

/** The whole organization as rows that say of it what is stored, so that importing them changes nothing. */
export function exportedStructure(structure: Structure, people: ReadonlyMap<string, KnownPerson>, locale: Locale): ExportedRow[] {
  const language = locale === 'en' ? 1 : 0;
  const [yes, no] = locale === 'en' ? ['yes', 'no'] : ['是', '否'];
  const days = ({ validFrom, validTo }: Span): StructureCells => ({ from: validFrom, until: validTo });
  const holder = (id: string | null): StructureCells => {
    const person = people.get(id ?? '');
    return { holder: person ? (person.employeeNumber ?? person.id) : null, holderName: person?.name ?? null };
  };
  const nameOfUnit = (id: string | null, on: string): string => termOn(structure.units.get(id ?? '') ?? [], on)?.facts.name ?? '';
  const nameOfSeat = (id: string | null, on: string): string => {
    const facts = termOn(structure.seats.get(id ?? '') ?? [], on)?.facts;
    return facts ? [facts.title, people.get(facts.holder ?? '')?.name].filter(Boolean).join(' · ') : '';
  };
  const line = (record: 'dottedLine' | 'standIn', each: LineOfSeat): ExportedRow => ({
    record: structureRecords[record][language],
    key: each.seat,
    ...days(each),
    name: nameOfSeat(each.seat, each.validFrom),
    ...(record === 'standIn' ? holder(each.to) : { reportsTo: each.to, reportsToName: nameOfSeat(each.to, each.validFrom) }),
  });
  return [
    ...terms(structure.units).map(([key, { facts, ...span }]) => ({
      record: structureRecords.unit[language],
      key,
      ...days(span),
      name: facts.name,
      kind: locale === 'en' ? facts.kind : KINDS[facts.kind],
      unit: facts.parent,
      unitName: nameOfUnit(facts.parent, span.validFrom),
      headSeat: facts.headPosition,
      order: String(facts.sortOrder),
      responsibilities: facts.responsibilities,
    })),
    ...terms(structure.seats).map(([key, { facts, ...span }]) => ({
      record: structureRecords.seat[language],
      key,
      ...days(span),
      name: facts.title,
      unit: facts.unit,
      unitName: nameOfUnit(facts.unit, span.validFrom),
      reportsTo: facts.reportsTo,
      reportsToName: nameOfSeat(facts.reportsTo, span.validFrom),
      ...holder(facts.holder),
      primary: facts.holder === null ? null : facts.primary ? yes : no,
      order: String(facts.sortOrder),
    })),
    ...structure.dottedLines.map((each) => line('dottedLine', each)),
    ...structure.standIns.map((each) => line('standIn', each)),
  ];
}

const terms = <F extends Facts>(timelines: ReadonlyMap<string, Timeline<F>>): [string, Term<F>][] =>
  [...timelines].flatMap(([id, timeline]) => timeline.map((term): [string, Term<F>] => [id, term]));
