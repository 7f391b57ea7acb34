import { Person } from '@hearth/server/modules/people/person.entity';
import { afterAll, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql, textOf } from '../support/graphql.ts';
import { LANES, openLanes } from '../support/lanes.ts';

const hearth = await hearthForThisFile();

const CachedPage = graphql(`
  query CachedPage($first: Int!) {
    viewer {
      person {
        id
      }
    }
    people(first: $first) {
      nodes {
        id
        name
        version
      }
    }
  }
`);

/** In the fast lane this one is the database's own text. */
const CachedNames = graphql(`
  query CachedNames($first: Int!) {
    people(first: $first) {
      nodes {
        name
      }
    }
  }
`);

const RenameCached = graphql(`
  mutation RenameCached($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        name
      }
      errors {
        code
      }
    }
  }
`);

const addressOf = (first: unknown, query = textOf(CachedPage)): string =>
  `/graphql?${new URLSearchParams({ query, variables: JSON.stringify({ first }) }).toString()}`;

/** What a browser does: asks by GET, and names the answer that it kept. */
const visit = (client: Client, address: string, known?: string | null): Promise<Response> =>
  client.with({ 'content-type': 'application/json', ...(known ? { 'if-none-match': known } : {}) }).get(address);

const cachingOf = ({ status, headers }: Response) => [status, headers.get('cache-control'), headers.get('etag')];

const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());

test.each(LANES)('what a browser kept is confirmed without a body, and what failed is not kept: %s', async (lane) => {
  const addressOfNames = (first: unknown) => addressOf(first, textOf(CachedNames));
  const person = await lanes.services.orm.em.fork().findOneOrFail(Person, { leftOn: null }, { orderBy: { id: 'asc' } });
  const client = lanes.everywhere(await lanes.signIn.as(person))[lane];
  const first = await visit(client, addressOfNames(3));
  const tag = first.headers.get('etag');
  expect(cachingOf(first)).toEqual([200, 'private, no-cache', expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
  expect(first.headers.get('vary')).toBe('cookie, authorization, accept, accept-language, accept-encoding');
  expect(((await first.json()) as { data: { people: { nodes: unknown[] } } }).data.people.nodes).toHaveLength(3);

  for (const known of [tag, `"another", ${tag}`, tag?.slice('W/'.length)]) {
    const again = await visit(client, addressOfNames(3), known);
    expect(cachingOf(again), String(known)).toEqual([304, 'private, no-cache', tag]);
    expect(await again.text()).toBe('');
  }
  expect((await visit(client, addressOfNames(4), tag)).status, 'another answer').toBe(200);

  expect(cachingOf(await visit(client, addressOfNames('three'))), 'refused as a whole').toEqual([400, 'no-store', null]);
  const failed = await visit(client, addressOfNames(101));
  expect(await failed.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(cachingOf(failed)).toEqual([200, 'no-store', null]);
  const unknown = `/graphql?extensions={"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}`;
  expect(cachingOf(await visit(client, unknown)), 'a document nobody knows').toEqual([200, 'no-store', null]);
});

test('an answer that changed has another tag', async () => {
  const person = await hearth.build.person({ name: '原名' });
  const hr = await hearth.as(await hearth.build.person(), 'HR');
  const before = (await visit(hr, addressOf(100))).headers.get('etag');
  await hr.run(RenameCached, { input: { id: person.id, version: person.version, name: '新名' } });
  const after = await visit(hr, addressOf(100), before);
  expect(after.status).toBe(200);
  expect(await after.text()).toContain('新名');
  expect(after.headers.get('etag')).not.toBe(before);
});

test('who asks with what another was answered is answered anew, or refused', async () => {
  const [one, other] = [await hearth.build.person(), await hearth.build.person()];
  const tag = (await visit(await hearth.as(one), addressOf(1))).headers.get('etag');
  const answer = await visit(await hearth.as(other), addressOf(1), tag);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ data: { viewer: { person: { id: other.id } } } });
  expect(cachingOf(await visit(hearth.nobody, addressOf(1), tag))).toEqual([401, 'no-store', null]);
});

test('an answer has one tag however it is compressed, and a confirmation is not compressed', async () => {
  for (let each = 0; each < 40; each += 1) await hearth.build.person();
  const client = await hearth.as(await hearth.build.person());
  const answers = await Promise.all(
    ['br', 'gzip', 'identity'].map((encoding) => visit(client.with({ 'accept-encoding': encoding }), addressOf(100))),
  );
  expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
  expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  expect(new Set(answers.map(({ headers }) => headers.get('vary'))).size).toBe(1);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  const again = await visit(client.with({ 'accept-encoding': 'br' }), addressOf(100), answers[1]?.headers.get('etag'));
  expect([again.status, again.headers.get('content-encoding'), again.headers.get('content-length')]).toEqual([304, null, null]);
});

test('what is posted is not kept, and a GET is for queries of this site’s own pages', async () => {
  const client = await hearth.as(await hearth.build.person(), 'HR');
  const posted = await client.post('/graphql', { query: textOf(CachedPage), variables: { first: 1 } });
  expect(cachingOf(posted)).toEqual([200, 'no-store', null]);
  expect(await (await client.get(addressOf(1))).text()).toContain('Cross-Site Request Forgery');
  expect(
    (await visit(client, addressOf(1, 'mutation { addOrgUnit(input: { name: "北方区", kind: DEPARTMENT }) { errors { code } } }'))).status,
  ).toBe(405);
});
