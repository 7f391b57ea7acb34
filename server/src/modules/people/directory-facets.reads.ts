import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import type { Node } from '../../platform/graphql/node.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import { many, one, type ReadRow, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import { where } from '../../platform/read/paging.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { OrgUnit } from '../organization/org-unit.entity.ts';
import { Wanted, withParts } from './directory-filter.reads.ts';
import { personAs } from './directory-search.reads.ts';
import type { PeopleFacetsArgs } from './directory.inputs.ts';
import { HobbyFacet, PeopleFacets, PlaceFacet, SkillFacet, UnitFacet } from './directory.types.ts';
import { Hobby } from './hobby.entity.ts';
import { Skill } from './skill.entity.ts';

// How many of those found have what. Everybody who is found is counted, so this is asked apart from their page. All of it is open to everyone
// who may read the directory: what has an audience of its own is no facet.

const MOST_OF_A_SORT = 12;
const FOUND = sql.id('found');

/** A list of `[key, people]`, the most first. */
const listed = (counted: Sql, { dialect }: Scope): Sql =>
  dialect.values(dialect.array([sql`f.key`, sql`f.people`]), {
    from: sql`(select key, people from (${counted}) counted order by people desc, key limit ${sql.lit(MOST_OF_A_SORT)}) f`,
    order: [sql`f.people desc`, sql`f.key`],
  });

/** One row: all facets of those found. A filter's own choice of a unit or of places does not narrow what else may be chosen in its stead. */
function facetsOf(row: Row, { search, filter }: PeopleFacetsArgs, scope: Scope): { from: Sql; where: Sql } {
  const wanted = new Wanted({ search, filter }, scope);
  const p = personAs('p');
  const yes = sql`1 = 1`;
  const within = wanted.unit === null ? yes : wanted.isWithin(p);
  const [atPlaces = yes] = wanted.atPlaces(p);
  const found = sql`${FOUND} as materialized (
    select p.id, p.place, case when ${within} then 1 else 0 end as in_unit, case when ${atPlaces} then 1 else 0 end as at_place
    from person p${where(wanted.sets(p, { places: false, unit: false }))})`;
  const all = sql`f.in_unit = 1 and f.at_place = 1`;
  const held = holdsOn('t', scope.today);
  const units = sql`
    select up.top as key, sum(in_units.people) as people from (
      select seat.unit_id as unit, count(*) as people from ${FOUND} f join position_term seat on seat.holder_id = f.id and seat."primary" and ${holdsOn('seat', scope.today)}
      where f.at_place = 1 group by seat.unit_id) in_units
    join (
      with recursive up(unit, top) as (
        select t.unit_id, t.unit_id from org_unit_term t where ${held} and t.parent_id is not null
        union select up.unit, t.parent_id from up join org_unit_term t on t.unit_id = up.top and ${held} and t.parent_id is not null)
      select up.unit, up.top from up join org_unit_term t on t.unit_id = up.top and ${held} and t.parent_id is not null) up on up.unit = in_units.unit
    group by up.top`;
  const having = (table: string, column: string): Sql =>
    sql`select has.${sql.id(column)} as key, count(*) as people from ${FOUND} f join ${sql.id(table)} has on has.person_id = f.id where ${all} group by has.${sql.id(column)}`;
  const places = sql`select f.place as key, count(*) as people from ${FOUND} f where f.place is not null and f.in_unit = 1 group by f.place`;
  const columns = [
    sql`(select count(*) from ${FOUND} f where ${all}) as total`,
    sql`${listed(units, scope)} as units`,
    sql`${listed(places, scope)} as places`,
    sql`${listed(having('person_hobby', 'hobby_id'), scope)} as hobbies`,
    sql`${listed(having('person_skill', 'skill_id'), scope)} as skills`,
  ];
  return { from: sql`(${withParts([...wanted.parts(), found])}select ${sql.join(columns)}) ${sql.id(row.alias)}`, where: yes };
}

/** The rows of such a list. */
const rowsOf = (list: Sql, item: Row, { dialect }: Scope): Sql =>
  dialect.name === 'sqlite'
    ? sql`(select j.value ->> 0 as key, j.value ->> 1 as people from json_each(${list}) j) ${sql.id(item.alias)}`
    : sql`(select j ->> 0 as key, cast(j ->> 1 as integer) as people from json_array_elements(${list}) j) ${sql.id(item.alias)}`;

const facetList = (type: string, column: string) =>
  many(type, (item, row, scope) => ({
    from: rowsOf(row.column(column), item, scope),
    where: [],
    order: [sql`${item.column('people')} desc`, item.column('key')],
  }));

/** A facet as resolvers know it. */
const facet = (
  type: string,
  name: string,
  named: { entity: EntityClass<Node> } | null,
  make: (key: unknown, people: number) => object,
): TypeReads => ({
  type,
  fields: {
    people: value((row) => row.column('people')),
    [name]: named ? one(named.entity.name, (row) => ({ id: row.column('key') })) : value((row) => row.column('key')),
  },
  carries: (row) => ({ key: row.column('key'), people: row.column('people') }),
  revive: async (ctx, row) => {
    const key = named ? await byId(ctx, named.entity, String(row['@key'])) : row['@key'];
    return make(key, Number(row['@people']));
  },
});

const byId = (ctx: Context, entity: EntityClass<Node>, id: string): Promise<Node | null> =>
  ctx.loaders.load(`facet ${entity.name}`, id, async (ids) => {
    const found = new Map((await ctx.em.find(entity, { id: { $in: [...ids] } })).map((each) => [each.id, each]));
    return ids.map((each) => found.get(each) ?? null);
  });

type Listed = readonly (readonly [string, number])[];
const readList = (stored: unknown): Listed => (typeof stored === 'string' ? (JSON.parse(stored) as Listed) : (stored as Listed));

/** All facets as resolvers know them. */
async function revived(ctx: Context, row: ReadRow): Promise<PeopleFacets> {
  const each = <Facet>(column: string, make: (key: string, people: number) => Promise<Facet> | Facet): Promise<Facet[]> =>
    Promise.all(readList(row[`@${column}`]).map(([key, people]) => make(key, people)));
  const [units, places, hobbies, skills] = await Promise.all([
    each('units', async (key, people) => Object.assign(new UnitFacet(), { unit: await byId(ctx, OrgUnit, key), people })),
    each('places', (place, people) => Object.assign(new PlaceFacet(), { place, people })),
    each('hobbies', async (key, people) => Object.assign(new HobbyFacet(), { hobby: await byId(ctx, Hobby, key), people })),
    each('skills', async (key, people) => Object.assign(new SkillFacet(), { skill: await byId(ctx, Skill, key), people })),
  ]);
  return Object.assign(new PeopleFacets(), { total: Number(row['@total']), units, places, hobbies, skills });
}

export const facetReads: TypeReads[] = [
  {
    type: 'PeopleFacets',
    fields: {
      total: value((row) => row.column('total')),
      units: facetList('UnitFacet', 'units'),
      places: facetList('PlaceFacet', 'places'),
      hobbies: facetList('HobbyFacet', 'hobbies'),
      skills: facetList('SkillFacet', 'skills'),
    },
    carries: (row) => Object.fromEntries(['total', 'units', 'places', 'hobbies', 'skills'].map((name) => [name, row.column(name)])),
    revive: revived,
  },
  facet('UnitFacet', 'unit', { entity: OrgUnit }, (unit, people) => Object.assign(new UnitFacet(), { unit, people })),
  facet('PlaceFacet', 'place', null, (place, people) => Object.assign(new PlaceFacet(), { place, people })),
  facet('HobbyFacet', 'hobby', { entity: Hobby }, (hobby, people) => Object.assign(new HobbyFacet(), { hobby, people })),
  facet('SkillFacet', 'skill', { entity: Skill }, (skill, people) => Object.assign(new SkillFacet(), { skill, people })),
];

export const facetRoots: Record<string, RootRead> = {
  peopleFacets: {
    kind: 'one',
    type: 'PeopleFacets',
    find: (row, args, scope) => facetsOf(row, args, scope),
  },
};
