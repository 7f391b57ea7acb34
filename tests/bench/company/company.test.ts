import { describe, expect, it } from 'vitest';
import { makeCompany } from './company.ts';
import { type Row, tables } from './rows.ts';

const now = new Date('2026-11-25T02:00:00Z');
const { rows, today, viewer, answerable, divisionHeads } = makeCompany(2000, now);

const idsOf = (table: (typeof tables)[number]) => new Set(rows.of(table).map(({ id }) => id));
const isNow = ({ valid_from, valid_to }: Row) => (valid_from as string) <= today && (valid_to === null || (valid_to as string) > today);
const seats = rows.of('position_term').filter(isNow);

describe('The company of the bench', () => {
  it('is the same for the same size, moment and seed, and another for another seed', () => {
    const again = makeCompany(2000, now);
    for (const table of tables) expect(JSON.stringify(again.rows.of(table)) === JSON.stringify(rows.of(table)), table).toBe(true);
    expect(makeCompany(2000, now, 7).rows.of('person')).not.toEqual(rows.of('person'));
  });

  it('has an id for every row, of the form that the server gives, and no id twice', () => {
    for (const table of tables) {
      const ids = rows.of(table).flatMap(({ id }) => (id === undefined ? [] : [id]));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id as string))).toEqual([]);
    }
  });

  it('refers to nothing that is not there', () => {
    const references = [
      ['position_term', 'position_id', 'position'],
      ['position_term', 'reports_to_id', 'position'],
      ['position_term', 'holder_id', 'person'],
      ['position_term', 'unit_id', 'org_unit'],
      ['org_unit_term', 'parent_id', 'org_unit'],
      ['org_unit_term', 'head_position_id', 'position'],
      ['rsvp', 'person_id', 'person'],
      ['contribution', 'presenter_id', 'person'],
      ['idea', 'author_id', 'person'],
    ] as const;
    for (const [table, column, target] of references) {
      const known = idsOf(target);
      const dangling = rows.of(table).filter((row) => row[column] !== null && !known.has(row[column] as string));
      expect(dangling, `${table}.${column}`).toEqual([]);
    }
  });

  it('has one tree, of which every seat has exactly one term today', () => {
    expect(seats).toHaveLength(rows.of('position').length);
    const above = new Map(seats.map((seat) => [seat.position_id, seat.reports_to_id]));
    expect([...above.values()].filter((superior) => superior === null)).toHaveLength(1);
    const depths = [...above.keys()].map((start) => {
      let steps = 0;
      for (let at = above.get(start) ?? null; at !== null && steps < 20; at = above.get(at) ?? null) steps += 1;
      return steps;
    });
    expect(Math.max(...depths)).toBeLessThan(20);
  });

  it('leaves no gap between the terms of a seat, and none overlaps', () => {
    for (const terms of Map.groupBy(rows.of('position_term'), ({ position_id }) => position_id).values()) {
      for (const [index, term] of terms.entries()) expect(term.valid_to).toBe(terms[index + 1]?.valid_from ?? null);
    }
  });

  it('gives nobody two main posts, and no post to who has left', () => {
    const left = new Set(rows.of('person').flatMap(({ id, left_on }) => (left_on !== null && (left_on as string) < today ? [id] : [])));
    const holders = seats.filter(({ primary, holder_id }) => primary && holder_id !== null).map(({ holder_id }) => holder_id);
    expect(left.size).toBeGreaterThan(0);
    expect(new Set(holders).size).toBe(holders.length);
    expect(holders.filter((holder) => left.has(holder as string))).toEqual([]);
  });

  it('has vacant seats, stand-ins, and somebody who can ask', () => {
    expect(seats.filter(({ holder_id }) => holder_id === null).length).toBeGreaterThan(10);
    expect(rows.of('stand_in').length).toBeGreaterThan(0);
    expect(idsOf('person')).toContain(viewer);
    expect(answerable.length).toBeGreaterThan(32);
    expect(divisionHeads.length).toBeGreaterThan(0);
  });
});
