import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import type { LineOfSeat, Structure } from './structure.rules.ts';
import type { Facts, Span, Timeline } from './term.rules.ts';
import type { SeatFacts, UnitFacts } from './timeline.service.ts';

type Row<F = object> = { id: string } & Span & F;

/** Everything that is stored of the organization, of every day, as plain values: thousands of rows, and no entity. */
export async function wholeStructure(em: EntityManager): Promise<Structure> {
  const units = await selectRows<Row<UnitFacts>>(
    em,
    `select t.unit_id as id, t.valid_from as "validFrom", t.valid_to as "validTo", t.name, t.kind, t.parent_id as parent,
      t.sort_order as "sortOrder", t.head_position_id as "headPosition", t.responsibilities
    from org_unit_term t order by t.unit_id, t.valid_from`,
  );
  const seats = await selectRows<Row<Omit<SeatFacts, 'primary'> & { primary: boolean | number }>>(
    em,
    `select t.position_id as id, t.valid_from as "validFrom", t.valid_to as "validTo", t.title, t.unit_id as unit,
      t.reports_to_id as "reportsTo", t.holder_id as holder, t."primary", t.sort_order as "sortOrder"
    from position_term t order by t.position_id, t.valid_from`,
  );
  const lines = (table: 'dotted_line' | 'stand_in', to: string): Promise<LineOfSeat[]> =>
    selectRows(
      em,
      `select t.position_id as seat, t.${to} as "to", t.valid_from as "validFrom", t.valid_to as "validTo"
      from ${table} t order by t.position_id, t.valid_from, t.${to}`,
    );
  return {
    units: timelines(units, ({ name, kind, parent, sortOrder, headPosition, responsibilities }) => ({
      name,
      kind,
      parent,
      sortOrder,
      headPosition,
      responsibilities,
    })),
    // SQLite answers booleans as 0 and 1.
    seats: timelines(seats, ({ title, unit, reportsTo, holder, primary, sortOrder }) => ({
      title,
      unit,
      reportsTo,
      holder,
      primary: Boolean(primary),
      sortOrder,
    })),
    dottedLines: await lines('dotted_line', 'reports_to_id'),
    standIns: await lines('stand_in', 'person_id'),
  };
}

function timelines<R extends Row, F extends Facts>(rows: readonly R[], factsOf: (row: R) => F): Map<string, Timeline<F>> {
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...groups].map(([id, own]) => [id, own.map((row) => ({ validFrom: row.validFrom, validTo: row.validTo, facts: factsOf(row) }))]),
  );
}
