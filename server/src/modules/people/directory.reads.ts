import { type PageRead, pageRoot, type RootRead, type Scope } from '../../platform/read/definition.ts';
import { where } from '../../platform/read/paging.ts';
import type { Row } from '../../platform/read/row.ts';
import { sql } from '../../platform/read/sql.ts';
import { Candidates } from './directory-candidates.reads.ts';
import { inOrder, Wanted, withParts } from './directory-filter.reads.ts';
import { personAs } from './directory-search.reads.ts';
import { PeopleArgs, PeopleOrder } from './directory.inputs.ts';
import { fold } from './name.rules.ts';

/** The directory: whom the viewer may find, in order, from a cursor on. */
function listPeople(row: Row, args: PeopleArgs, scope: Scope): PageRead {
  const { first, after, startAt, orderBy } = args;
  const wanted = new Wanted(args, scope);
  const alias = sql.id(row.alias);
  const page: PageRead = { where: [], ...inOrder(row, orderBy), first, after };
  const startKey = startAt && !after && orderBy === PeopleOrder.NAME ? fold(startAt) : null;
  const from = startKey === null ? [] : [sql`p.sort_key >= ${startKey}`];
  if (!wanted.words.length && !wanted.isFiltered) {
    const people = sql`select p.* from person p${where([wanted.status(personAs('p')), ...from])}`;
    return { ...page, from: sql`(${people}) ${alias}`, all: sql`(select 1 from person p where ${wanted.status(personAs('p'))}) ${alias}` };
  }
  const candidates = new Candidates(wanted, { first, after: after ?? null, orderBy, startKey }, scope);
  const all = sql`${withParts(wanted.parts())}select 1 from person p${where(wanted.sets(personAs('p')))}`;
  return {
    ...page,
    from: sql`(${withParts([...wanted.parts(), ...candidates.parts()])}${candidates.people()}) ${alias}`,
    all: sql`(${all}) ${alias}`,
  };
}

export const directoryRoots: Record<string, RootRead> = { people: pageRoot('Person', PeopleArgs, listPeople) };
