import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { unitOn } from './organization.loaders.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { dottedLinesOn, seatsBelow, seatsOn } from './organization.reads.ts';
import { OrgChart, OrgChartNode } from './organization.types.ts';
import { Position } from './position.entity.ts';
import { chartOf } from './tree.rules.ts';

export interface ChartRequest {
  asOf?: string | null;
  /** A seat; absent: the whole company. */
  root?: string | null;
  /** Levels below the top; absent: all. */
  depth?: number | null;
}

/** The chart of a day, in five statements whatever its size. Head-counts are of whole subtrees, also where levels are cut off. */
export async function orgChartOn(ctx: Context, { asOf, root, depth }: ChartRequest): Promise<OrgChart> {
  const day = asOf ?? (await today(ctx));
  const seats = root ? await seatsBelow(ctx.em, root, day) : await seatsOn(ctx.em, day);
  if (root)
    found(
      ctx,
      seats.find(({ id }) => id === root),
    );
  const tree = chartOf(seats);
  const shown = typeof depth === 'number' ? tree.filter((node) => node.depth <= depth) : tree;
  const people = await byId(
    ctx,
    Person,
    shown.flatMap(({ seat }) => [seat.holder, seat.holder === null ? seat.standIn : null]),
  );
  const units = await byId(
    ctx,
    OrgUnit,
    shown.map(({ seat }) => seat.unit),
  );
  const shownUnits = new Map([...units].map(([id, { version }]) => [id, unitOn(id, version, day)]));
  const dotted = await dottedLinesOn(ctx.em, day);
  const tops = tree.filter((node) => node.depth === 0);
  return Object.assign(new OrgChart(), {
    asOf: day,
    headcount: tops.reduce((sum, node) => sum + node.headcount, 0),
    vacancies: tops.reduce((sum, node) => sum + node.vacancies, 0),
    nodes: shown.map(({ seat, depth: level, directReports, headcount }) =>
      Object.assign(new OrgChartNode(), {
        // Not an entity of this EntityManager: ten thousand of them would only be carried along.
        position: Object.assign(Object.create(Position.prototype) as Position, { id: seat.id, version: seat.version }),
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

async function byId<T extends { id: string }>(ctx: Context, entity: new () => T, ids: readonly (string | null)[]): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.em.find<T>(entity, { id: { $in: wanted } } as never);
  return new Map(rows.map((row) => [row.id, row]));
}
