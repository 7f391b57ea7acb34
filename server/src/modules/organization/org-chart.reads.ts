import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/graphql/user-error.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { unitOn } from './organization.loaders.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { dottedLinesOn, seatsBelow, seatsOn } from './organization.reads.ts';
import { OrgChart, OrgChartNode } from './organization.types.ts';
import { Position } from './position.entity.ts';
import { chartOf } from './tree.rules.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { onDay } from '../../platform/orm/dated.ts';

export interface ChartRequest {
  asOf?: string | null;
  /** A seat; absent: the whole company. */
  root?: string | null;
  /** Levels below the top; absent: all. */
  depth?: number | null;
}

/** The chart of a day, in the same few statements whatever its size. Head-counts are of whole subtrees, also where levels are cut off. */
export async function orgChartOn(ctx: Context, { asOf, root, depth }: ChartRequest): Promise<OrgChart> {
  const day = asOf ?? (await today(ctx));
  const seats = root ? await seatsBelow(ctx.em, root, day) : await seatsOn(ctx.em, day);
  const isThere = !root || seats.some(({ id }) => id === root);
  if (!isThere) throw notFound(ctx);
  const tree = chartOf(seats);
  const shown = typeof depth === 'number' ? tree.filter((node) => node.depth <= depth) : tree;
  const people = await viewsOf(
    ctx,
    Person,
    shown.flatMap(({ seat }) => [seat.holder, seat.holder === null ? seat.standIn : null]),
  );
  const units = await viewsOf(
    ctx,
    OrgUnit,
    shown.map(({ seat }) => seat.unit),
  );
  const names = await ctx.em.find(OrgUnitTerm, { unit: { $in: [...units.keys()] }, ...onDay(day) });
  const termOf = new Map(names.map((term) => [term.unit.id, term]));
  const shownUnits = new Map([...units].map(([id, { version }]) => [id, unitOn(id, version, day, termOf.get(id))]));
  const dotted = await dottedLinesOn(ctx.em, day);
  const tops = tree.filter((node) => node.depth === 0);
  return Object.assign(new OrgChart(), {
    asOf: day,
    headcount: tops.reduce((sum, node) => sum + node.headcount, 0),
    vacancies: tops.reduce((sum, node) => sum + node.vacancies, 0),
    nodes: shown.map(({ seat, depth: level, directReports, headcount }) =>
      Object.assign(new OrgChartNode(), {
        position: viewOf(Position, { id: seat.id, version: seat.version }),
        reportsTo: level === 0 ? null : seat.reportsTo,
        title: seat.title,
        unit: shownUnits.get(seat.unit),
        holder: people.get(seat.holder ?? '') ?? null,
        primary: seat.primary,
        standIn: seat.holder === null ? (people.get(seat.standIn ?? '') ?? null) : null,
        directReports,
        headcount,
        depth: level,
        dottedLinesTo: dotted.get(seat.id) ?? [],
      }),
    ),
    viewerPermissions: { change: mayChangeOrganization(ctx.viewer) },
  });
}

/**
 * Rows as plain objects of their class, with every column that is not lazy, which no EntityManager tracks: an entity costs some twenty
 * times its row, and a chart has ten thousand of them.
 */
async function viewsOf<T extends { id: string }>(
  ctx: Context,
  entity: new () => T,
  ids: readonly (string | null)[],
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { tableName, props } = ctx.em.getMetadata(entity);
  const columns = props.filter((prop) => prop.kind === 'scalar' && prop.persist !== false && !prop.lazy);
  const list = columns.map((prop) => `${prop.fieldNames[0] ?? ''} as "${prop.name}"`).join(', ');
  const rows = await selectRows<{ id: string }>(
    ctx.em,
    `select ${list} from ${tableName} where id in (${wanted.map(() => '?').join(', ')})`,
    wanted,
  );
  return new Map(rows.map((row) => [row.id, viewOf(entity, row)]));
}

/** Own properties, set past the accessors by which an entity tells its EntityManager of changes. */
const viewOf = <T extends object>(entity: new () => T, columns: object): T =>
  Object.create(entity.prototype as object, Object.getOwnPropertyDescriptors(columns)) as T;
