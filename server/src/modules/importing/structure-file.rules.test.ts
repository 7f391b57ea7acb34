import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { rowMapper, type StructureColumn, structureColumns, suggestMapping } from '../../../../schema/structure-mapping.mjs';
import { differenceFromFile, type Structure } from '../organization/structure.rules.ts';
import { mergeEqualNeighbours, type Facts, type Timeline } from '../organization/term.rules.ts';
import type { SeatFacts, UnitFacts } from '../organization/timeline.service.ts';
import { readCsv, writeCsv } from './csv.service.ts';
import { assembleStructure } from './structure-assembly.rules.ts';
import { exportedStructure } from './structure-file.rules.ts';
import { type KnownPerson, peopleOfRows, personKey } from './structure-people.rules.ts';
import { readStructureRow, type StructureRow } from './structure-row.rules.ts';

const day = (index: number): string => new Temporal.PlainDate(2000, 1, 1).add({ days: index }).toString();
const empty: Structure = { units: new Map(), seats: new Map(), dottedLines: [], standIns: [] };

/** What people write, and what spreadsheets trip over. */
const aText = fc.oneof(
  fc.constantFrom('销售部', '=SUM(A1)', "'=x", '-', '@cmd', '+86', '"quoted", here', 'a;b', '９月', "''+1", '\u3000x'),
  fc.string({ maxLength: 12 }),
);
const aName = aText.map((text) => text.trim() || '成员');
const aProse = fc.oneof(
  aText,
  fc.tuple(aText, aText).map((lines) => lines.join('\n')),
);

const aTimeline = <F extends Facts>(facts: fc.Arbitrary<F>): fc.Arbitrary<Timeline<F>> =>
  fc
    .tuple(fc.nat(500), fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), facts), { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([begin, parts, open]) => {
      let at = begin;
      return mergeEqualNeighbours(
        parts.map(([length, each], index) => {
          const validFrom = day(at);
          at += length;
          return { validFrom, validTo: open && index === parts.length - 1 ? null : day(at), facts: each };
        }),
      );
    });
const people: KnownPerson[] = [
  { id: 'per_01h00000000000000000000001', employeeNumber: '1', name: '陈晓明', leftOn: null },
  { id: 'per_01h00000000000000000000002', employeeNumber: '=2', name: '单雄信', leftOn: null },
  { id: 'per_01h00000000000000000000003', employeeNumber: null, name: '无号', leftOn: null },
];
const aPerson = fc.constantFrom(...people.map(({ id }) => id));
const aUnit = fc.nat(3).map((index) => `u${index}`);
const aSeat = fc.nat(5).map((index) => `s${index}`);
const unitFacts: fc.Arbitrary<UnitFacts> = fc.record({
  name: aName,
  kind: fc.constantFrom('COMPANY', 'DEPARTMENT', 'REGION', 'TEAM') as fc.Arbitrary<UnitFacts['kind']>,
  parent: fc.option(aUnit),
  sortOrder: fc.integer({ min: -5, max: 5 }),
  headPosition: fc.option(aSeat),
  responsibilities: aProse,
});
const seatFacts: fc.Arbitrary<SeatFacts> = fc
  .record({
    title: aName,
    unit: aUnit,
    reportsTo: fc.option(aSeat),
    holder: fc.option(aPerson),
    primary: fc.boolean(),
    sortOrder: fc.nat(9),
  })
  .map((facts) => ({ ...facts, primary: facts.holder === null || facts.primary }));
const aLine = (to: fc.Arbitrary<string>) =>
  fc
    .record({ seat: aSeat, to, from: fc.nat(900), length: fc.option(fc.integer({ min: 1, max: 300 })) })
    .map(({ seat, to: end, from, length }) => ({
      seat,
      to: end,
      validFrom: day(from),
      validTo: length === null ? null : day(from + length),
    }));
const timelines = <F extends Facts>(prefix: string, facts: fc.Arbitrary<F>, maxLength: number) =>
  fc.array(aTimeline(facts), { maxLength }).map((all) => new Map(all.map((each, index) => [`${prefix}${index}`, each])));
const aStructure: fc.Arbitrary<Structure> = fc.record({
  units: timelines('u', unitFacts, 4),
  seats: timelines('s', seatFacts, 6),
  dottedLines: fc.array(aLine(aSeat), { maxLength: 5 }),
  standIns: fc.array(aLine(aPerson), { maxLength: 5 }),
});

const byId = new Map(people.map((person) => [person.id, person]));

/** The rows of an export as they come out of a file that somebody saved. */
function throughAFile(structure: Structure, locale: 'zh-CN' | 'en'): StructureRow[] {
  const columns = Object.keys(structureColumns) as StructureColumn[];
  const rows = exportedStructure(structure, byId, locale);
  const language = locale === 'en' ? 1 : 0;
  const text = writeCsv([
    columns.map((column) => structureColumns[column][language]),
    ...rows.map((row) => columns.map((column) => row[column] ?? '')),
  ]);
  const records = readCsv(Buffer.from(text));
  const toRow = rowMapper(suggestMapping(Object.keys(records[0] ?? {})));
  return records.map((record, index) => {
    const { row, faults } = readStructureRow(index, toRow(record));
    expect(faults).toEqual([]);
    return row as StructureRow;
  });
}

function assembled(rows: readonly StructureRow[], stored: Structure) {
  const { ids, added, faults } = peopleOfRows(rows, people, { isOwnId: (key) => key.startsWith('per_'), newId: () => 'new' });
  expect([added, faults]).toEqual([[], []]);
  const personOf = (row: StructureRow) => ids.get(personKey(row) ?? '') ?? null;
  return assembleStructure(rows, stored, {
    unitId: (key) => key,
    seatId: (key) => key,
    personOf,
    managerOf: () => null,
    seatOf: () => undefined,
    nameOf: (person) => person,
    member: '成员',
  });
}

describe('the file of an organization', () => {
  it('says of every unit, seat and line what is stored, in either language and whatever things are called', () => {
    fc.assert(
      fc.property(aStructure, fc.constantFrom('zh-CN' as const, 'en' as const), (structure, locale) => {
        fc.pre(structure.units.size + structure.seats.size + structure.dottedLines.length + structure.standIns.length > 0);
        const { structure: read, faults } = assembled(throughAFile(structure, locale), empty);
        expect(faults).toEqual([]);
        const file = { ...read, keys: new Map(), people: byId };
        expect(differenceFromFile(structure, file)).toMatchObject({
          units: [],
          seats: [],
          unchanged: structure.units.size + structure.seats.size,
        });
        const fresh = differenceFromFile(empty, file);
        expect(new Map(fresh.units.map(({ id, timeline }) => [id, timeline]))).toEqual(structure.units);
        expect(new Map(fresh.seats.filter(({ id }) => structure.seats.has(id)).map(({ id, timeline }) => [id, timeline]))).toEqual(
          structure.seats,
        );
        const plain = (lines: Structure['dottedLines']) =>
          lines.map(({ seat, to, validFrom, validTo }) => `${seat} ${to} ${validFrom} ${validTo}`).sort();
        expect(plain(read.dottedLines)).toEqual(plain(structure.dottedLines));
        expect(plain(read.standIns)).toEqual(plain(structure.standIns));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes what a row no longer says, and says which column', () => {
    const facts: SeatFacts = { title: '销售员', unit: 'u0', reportsTo: null, holder: null, primary: true, sortOrder: 0 };
    const stored: Structure = {
      ...empty,
      seats: new Map([['s0', [{ validFrom: '2020-01-01', validTo: null, facts }]]]),
      dottedLines: [{ seat: 's0', to: 's1', validFrom: '2020-01-01', validTo: null }],
    };
    const { row } = readStructureRow(0, { record: '岗位', key: 's0', from: '2020-01-01', name: '主管', unit: 'u0' });
    const { structure } = assembled([row as StructureRow], stored);
    const changes = differenceFromFile(stored, { ...structure, keys: new Map(), people: byId });
    expect(changes.seats).toMatchObject([{ id: 's0', added: false, columns: ['name', 'dottedLine'] }]);
  });
});

describe('a row of the file', () => {
  const faults = (cells: Parameters<typeof readStructureRow>[1]) =>
    readStructureRow(0, cells).faults.map(({ column, code }) => `${column} ${code}`);
  const seat = { record: 'seat', key: 'S1', from: '2020-01-01', name: '销售员', unit: 'D1' };

  it('may be in Chinese or in English, with an end that is included, excluded, open, or in the year 9999', () => {
    expect(readStructureRow(0, { ...seat, record: '岗位', from: '2020年1月1日', lastDay: '2020/12/31' }).row).toMatchObject({
      record: 'seat',
      from: '2020-01-01',
      to: '2021-01-01',
    });
    expect(readStructureRow(0, { ...seat, until: '2021-01-01' }).row?.to).toBe('2021-01-01');
    for (const until of ['', '9999-01-01', '9999-12-31', '9999/12/31']) expect(readStructureRow(0, { ...seat, until }).row?.to).toBeNull();
    expect(readStructureRow(0, { record: '部门', key: 'D1', name: '华东区' }).row).toMatchObject({ kind: 'REGION', from: null });
  });

  it('tells once that a cell is too long, and does not repeat it at length', () => {
    const long = 'x'.repeat(100_000);
    const told = readStructureRow(0, { ...seat, key: long, from: long, primary: long, order: long }).faults;
    expect(told.filter(({ code }) => code === 'TOO_LONG').map(({ column }) => column)).toEqual(['key', 'from', 'primary', 'order']);
    for (const { message } of told) expect(message.en.length).toBeLessThan(300);
  });

  it.each([
    [{ ...seat, record: '' }, 'record REQUIRED'],
    [{ ...seat, record: 'chair' }, 'record UNKNOWN_RECORD'],
    [{ ...seat, key: ' ' }, 'key REQUIRED'],
    [{ ...seat, from: '' }, 'from REQUIRED'],
    [{ ...seat, from: 'soon' }, 'from INVALID_DATE'],
    [{ ...seat, from: '0000-00-00' }, 'from INVALID_DATE'],
    [{ ...seat, until: '2020-02-30' }, 'until INVALID_DATE'],
    [{ ...seat, until: '2020-01-01' }, 'until ENDS_BEFORE_START'],
    [{ ...seat, lastDay: '2019-12-30' }, 'lastDay ENDS_BEFORE_START'],
    [{ ...seat, until: '2021-01-01', lastDay: '2020-12-31' }, 'lastDay TWO_ENDS'],
    [{ ...seat, primary: 'perhaps' }, 'primary UNKNOWN_ANSWER'],
    [{ ...seat, order: '1.5' }, 'order NOT_A_NUMBER'],
    [{ ...seat, name: 'x'.repeat(101) }, 'name TOO_LONG'],
    [{ ...seat, record: 'x'.repeat(41) }, 'record TOO_LONG'],
    [{ ...seat, from: '2'.repeat(41) }, 'from TOO_LONG'],
    [{ ...seat, lastDay: '2'.repeat(41) }, 'lastDay TOO_LONG'],
    [{ ...seat, primary: 'x'.repeat(41) }, 'primary TOO_LONG'],
    [{ ...seat, order: '0'.repeat(41) }, 'order TOO_LONG'],
    [{ record: 'unit', key: 'D1', name: '销售部', kind: 'x'.repeat(41) }, 'kind TOO_LONG'],
    [{ record: 'unit', key: 'D1', name: '销售部', responsibilities: ' '.repeat(20_001) }, 'responsibilities TOO_LONG'],
    [{ record: 'unit', key: 'D1', name: '销售部', kind: 'CELL' }, 'kind UNKNOWN_KIND'],
    [{ record: 'standIn', key: 'S1', from: '2020-01-01' }, 'holder REQUIRED'],
  ])('is refused with a reason: %j', (cells, reason) => {
    expect(faults(cells)).toContain(reason);
  });
});
