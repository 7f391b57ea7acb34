import { execute, gql, type DocumentNode } from '@apollo/client/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpLink } from './http-link';

const HASH = 'a'.repeat(64);
const known = (document: DocumentNode): DocumentNode => Object.assign(document, { __meta__: { hash: HASH } });

const People = known(gql`
  query People($first: Int!, $ids: [ID!], $asOf: Date, $search: String, $after: String, $filter: PeopleFilter, $orderBy: PeopleOrder) {
    people(first: $first, ids: $ids, asOf: $asOf, search: $search, after: $after, filter: $filter, orderBy: $orderBy) {
      id
    }
  }
`);

const Rename = known(gql`
  mutation Rename($id: ID!) {
    rename(id: $id) {
      id
    }
  }
`);

interface Sent {
  method: string;
  url: URL;
  body: { query?: string; extensions?: unknown; variables?: unknown };
  headers: Record<string, string>;
}

/** Sends a document, to a server that answers in this order, and tells how it travelled. */
async function send(query: DocumentNode, variables: Record<string, unknown>, answers: object[] = [{ data: {} }]): Promise<Sent[]> {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (address: string, { method = '', body, headers }: { method?: string; body?: string; headers?: object }) => {
    const url = new URL(address, 'http://hearth.test');
    sent.push({ method, url, body: JSON.parse(body ?? '{}') as Sent['body'], headers: { ...headers } });
    return Promise.resolve(Response.json(answers[sent.length - 1]));
  });
  await new Promise<void>((resolve, reject) => {
    execute(
      createHttpLink(() => 'en'),
      { query, variables },
    ).subscribe({ error: reject, complete: resolve });
  });
  return sent;
}

const methodOf = async (variables: Record<string, unknown>): Promise<string | undefined> => (await send(People, variables))[0]?.method;

afterEach(() => vi.unstubAllGlobals());

describe('how a document travels', () => {
  it('is a query by GET, as its hash, with a header that another site can’t send unasked', async () => {
    const [sent, ...others] = await send(People, { first: 50, ids: ['per_1'], asOf: '2026-03-02', search: '', after: null });
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ method: 'GET', body: {}, headers: { 'content-type': 'application/json', 'accept-language': 'en' } });
    const asked = Object.fromEntries(sent?.url.searchParams ?? []);
    expect(Object.keys(asked)).toEqual(['operationName', 'variables', 'extensions']);
    expect(JSON.parse(asked['extensions'] ?? '')).toEqual({ persistedQuery: { version: 1, sha256Hash: HASH } });
  });

  it('is POST for what somebody typed, for a cursor, and for every type that may hold words', async () => {
    expect(await methodOf({ first: 50, search: 'li' })).toBe('POST');
    expect(await methodOf({ first: 50, after: 'WyLpmYjmmZPmmI4iXQ' })).toBe('POST');
    expect(await methodOf({ first: 50, filter: { name: '李明' } })).toBe('POST');
    expect(await methodOf({ first: 50, filter: null })).toBe('GET');
    expect(await methodOf({ first: 50, filter: {}, orderBy: 'NAME' })).toBe('GET');
    expect(await methodOf({ first: 50, filter: { name: '' } })).toBe('POST');
  });

  it('is POST where the address would be long', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `per_${'0'.repeat(24)}${index}`);
    expect(await methodOf({ first: 50, ids: ids.slice(0, 30) })).toBe('GET');
    expect(await methodOf({ first: 50, ids })).toBe('POST');
  });

  it('is POST for a mutation', async () => {
    expect(await send(Rename, { id: 'per_1' })).toMatchObject([{ method: 'POST', body: { operationName: 'Rename' } }]);
  });

  it('is POST with the text alone where the server does not know the hash', async () => {
    const unknown = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
    const [first, second, ...others] = await send(People, { first: 50 }, [unknown, { data: {} }]);
    expect(others).toEqual([]);
    expect(first?.method).toBe('GET');
    expect(second).toMatchObject({
      method: 'POST',
      body: { query: expect.stringContaining('query People') as string, variables: { first: 50 } },
    });
    expect(second?.body.extensions ?? {}).toEqual({});
  });
});
