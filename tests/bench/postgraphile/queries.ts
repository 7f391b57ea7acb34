import type { QueryName, Variables } from '../queries.ts';

/** The same request in PostGraphile's words, and its answer in Hearth's. */
interface Asked<Data> {
  text: string;
  variables: (ofHearth: Variables) => Variables;
  inHearthsShape: (data: Data) => object;
}

/** Typed by what it selects; the bench handles them all alike. */
const asked = <Data>(query: Asked<Data>) => query as unknown as Asked<unknown>;
const same = (variables: Variables) => variables;

interface Named {
  rowId: string;
  name: string;
}
interface Placed extends Named {
  title: string | null;
  unit: Named | null;
  manager: Named | null;
}
const named = (of: Named | null) => of && { id: of.rowId, name: of.name };
const placed = ({ rowId, name, title, unit, manager }: Placed) => ({ id: rowId, name, title, unit: named(unit), manager: named(manager) });
const nameOf = (of: { name: string } | null) => of && { name: of.name };

const cursorOf = (last: { sortKey: string; rowId: string } | undefined) =>
  last ? Buffer.from(JSON.stringify([last.sortKey, last.rowId])).toString('base64url') : null;

const PLACED = 'rowId name title unit { rowId name } manager { rowId name }';

export const postgraphileQueries: Record<QueryName, Asked<unknown>> = {
  person: asked<{ personByRowId: Placed & { hobbiesList: { rowId: string; nameZh: string }[] } }>({
    text: `query BenchPerson($id: String!) { personByRowId(rowId: $id) { ${PLACED} hobbiesList { rowId nameZh } } }`,
    variables: same,
    inHearthsShape: ({ personByRowId: person }) => ({
      person: { ...placed(person), hobbies: person.hobbiesList.map(({ rowId, nameZh }) => ({ id: rowId, nameZh })) },
    }),
  }),

  directory: asked<{ directory: { nodes: (Placed & { sortKey: string })[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>({
    text: `query BenchDirectory($sortKey: String!, $id: String!) {
      directory(afterSortKey: $sortKey, afterId: $id, first: 50) { nodes { ${PLACED} sortKey } pageInfo { hasNextPage endCursor } } }`,
    variables: ({ after }) => {
      const [sortKey, id] = JSON.parse(Buffer.from(String(after), 'base64url').toString()) as [string, string];
      return { sortKey, id };
    },
    // Every server has its own cursors: this is the one that Hearth would give for the same row.
    inHearthsShape: ({ directory: { nodes, pageInfo } }) => ({
      people: { nodes: nodes.map(placed), pageInfo: { hasNextPage: pageInfo.hasNextPage, endCursor: cursorOf(nodes.at(-1)) } },
    }),
  }),

  subtree: asked<{ subtreeList: { rowId: string; reportsToId: string | null; title: string; unit: Named; holder: Named | null }[] }>({
    text: `query BenchSubtree($root: String!) {
      subtreeList(root: $root) { rowId reportsToId title unit { rowId name } holder { rowId name } } }`,
    variables: same,
    inHearthsShape: ({ subtreeList }) => ({
      orgChart: {
        nodes: subtreeList.map(({ rowId, reportsToId, title, unit, holder }) => ({
          position: { id: rowId },
          reportsTo: reportsToId,
          title,
          unit: named(unit),
          holder: named(holder),
        })),
      },
    }),
  }),

  birthdays: asked<{ birthdaysList: { onDay: string; person: Placed }[] }>({
    text: `query BenchBirthdays($from: Date!, $to: Date!) {
      birthdaysList(fromDay: $from, toDay: $to, most: 50) { onDay person { rowId name title } } }`,
    variables: same,
    inHearthsShape: ({ birthdaysList }) => ({
      celebrations: {
        nodes: birthdaysList.map(({ onDay, person }) => ({
          on: onDay,
          person: { id: person.rowId, name: person.name, title: person.title },
        })),
      },
    }),
  }),

  events: asked<{ occurrencesList: EventAnswer[] }>({
    text: `query BenchEvents($from: Datetime!, $to: Datetime!) {
      occurrencesList(fromTime: $from, toTime: $to, first: 100) {
        rowId title place startsAt going maybe declined placesLeft viewerStatus } }`,
    variables: same,
    inHearthsShape: ({ occurrencesList }) => ({
      occurrences: {
        nodes: occurrencesList.map(({ rowId, title, place, startsAt, going, maybe, declined, placesLeft, viewerStatus }) => ({
          id: rowId,
          title,
          place,
          startsAt: new Date(startsAt).toISOString(),
          going,
          maybe,
          declined,
          placesLeft,
          viewerRsvp: viewerStatus && { status: viewerStatus },
        })),
      },
    }),
  }),

  sessions: asked<{ sessionsList: { rowId: string; series: { title: string }; contributionsList: ContributionAnswer[] }[] }>({
    text: `query BenchSessions($from: Datetime!) {
      sessionsList(fromTime: $from, first: 20) { rowId series { title }
        contributionsList(orderBy: [ROW_ID_ASC]) { title kind presenter { name }
          ideasList(orderBy: [ROW_ID_ASC]) { text votes adopted author { name } }
          followUpsList(orderBy: [DUE_ON_ASC, ROW_ID_ASC]) { text dueOn owner { name } } } } }`,
    variables: same,
    inHearthsShape: ({ sessionsList }) => ({
      sharingSessions: {
        nodes: sessionsList.map(({ rowId, series, contributionsList }) => ({
          id: rowId,
          series: { title: series.title },
          contributions: contributionsList.map(({ title, kind, presenter, ideasList, followUpsList }) => ({
            title,
            kind,
            presenter: nameOf(presenter),
            ideas: ideasList.map(({ text, votes, adopted, author }) => ({ text, votes, adopted, author: nameOf(author) })),
            followUps: followUpsList.map(({ text, dueOn, owner }) => ({ text, dueOn, owner: nameOf(owner) })),
          })),
        })),
      },
    }),
  }),

  rsvp: asked<{ respond: { result: { going: number; placesLeft: number | null; viewerStatus: string } } }>({
    text: `mutation BenchRespond($occurrenceKey: String!, $answer: String!, $newId: String!) {
      respond(input: { occurrenceKey: $occurrenceKey, answer: $answer, newId: $newId }) { result { going placesLeft viewerStatus } } }`,
    variables: ({ input }) => {
      const { occurrenceId, status } = input as { occurrenceId: string; status: string };
      // Only the first answer of the viewer to an occurrence makes a row, and takes this as its id.
      return { occurrenceKey: occurrenceId, answer: status, newId: occurrenceId.replace('occ_', 'rsvp_') };
    },
    inHearthsShape: ({ respond: { result } }) => ({
      respondToOccurrence: {
        rsvp: { status: result.viewerStatus },
        occurrence: { going: result.going, placesLeft: result.placesLeft },
      },
    }),
  }),
};

interface EventAnswer {
  rowId: string;
  title: string;
  place: string | null;
  startsAt: string;
  going: number;
  maybe: number;
  declined: number;
  placesLeft: number | null;
  viewerStatus: string | null;
}

interface ContributionAnswer {
  title: string;
  kind: string;
  presenter: { name: string } | null;
  ideasList: { text: string; votes: number | null; adopted: boolean; author: { name: string } | null }[];
  followUpsList: { text: string; dueOn: string; owner: { name: string } }[];
}
