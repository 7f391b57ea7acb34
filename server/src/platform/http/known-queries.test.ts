import 'reflect-metadata';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Viewer } from '../auth/viewer.ts';
import type { Context } from '../context.ts';
import type { CountCost } from '../graphql/cost.ts';
import { DataText, ValidQuery } from '../read/fast-lane.ts';
import { KnownQueries } from './known-queries.ts';

const TEXT = 'query One($name: String, $first: Int) { item(name: $name, first: $first) { name } }';
/** As many as are asked for; undefined where that is no number. */
const costOf: CountCost = (_document, _operation, { first = 1 }) => (typeof first === 'number' ? first : undefined);
const JSON_ALONE = { accept: 'application/json' };

const member: Viewer = { accountId: 'acc', personId: 'per', timeZone: null, roles: new Set(), locale: null, tokenScopes: null };

interface Known {
  viewer?: Viewer | null;
  answers?: boolean;
  contextOf?: () => Promise<Context>;
}

function known({ viewer = member, answers = true, contextOf = () => Promise.resolve({ viewer } as Context) }: Known = {}) {
  const asked: Record<string, unknown>[] = [];
  const lane = {
    answer: async (_ctx: Context, _query: ValidQuery, variables: Record<string, unknown>) => {
      asked.push(variables);
      return answers ? new DataText('{"item":null}') : null;
    },
  };
  const queries = new KnownQueries(lane, costOf, contextOf);
  const learn = (name: string, operationName?: string, text = TEXT) => {
    const document = parse(text);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new Error('There is no such operation');
    queries.learn(name, operationName, new ValidQuery(document, operation));
  };
  const headers: Record<string, string> = {};
  const reply = { header: (name: string, value: string) => void (headers[name] = value) } as unknown as FastifyReply;
  const ask = (body: object, request: object = {}) =>
    queries.answer(
      { method: 'POST', headers: JSON_ALONE, body, log: { warn: () => undefined }, ...request } as unknown as FastifyRequest,
      reply,
    );
  return { asked, learn, ask, headers };
}

/** The body of a request after `nameDocument`. */
const named = (name: string, rest: object = {}) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: name } }, ...rest });

it('answers what it has learnt, with the cost, and nothing else', async () => {
  const { learn, ask, headers, asked } = known();
  expect(await ask(named(TEXT))).toBeNull();
  learn(TEXT);
  expect(await ask(named(TEXT, { variables: { name: '李' } }))).toBe(
    '{"data":{"item":null},"extensions":{"cost":{"requested":1,"limit":50000}}}\n',
  );
  expect(headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
  expect(asked).toEqual([{ name: '李' }]);
  expect(await ask(named(`${TEXT} `))).toBeNull();
});

it('knows an operation by its name, too', async () => {
  const two = 'query A { item { name } } query B { item { name } }';
  const { learn, ask } = known();
  learn(two, 'A', two);
  expect(await ask(named(two, { operationName: 'A' }))).not.toBeNull();
  expect(await ask(named(two, { operationName: 'B' }))).toBeNull();
  expect(await ask(named(two))).toBeNull();
});

it('leaves to Apollo whom the gate would refuse, and what costs too much or can be no text', async () => {
  const refused = async (viewer: Viewer | null, variables: object) => {
    const { learn, ask, asked } = known({ viewer });
    learn(TEXT);
    expect(await ask(named(TEXT, { variables }))).toBeNull();
    expect(asked).toEqual([]);
  };
  await refused(null, {});
  await refused({ ...member, tokenScopes: new Set(['write']) }, {});
  await refused(member, { name: 'a\0b' });
  await refused(member, { first: 100_000 });
  await refused(member, { first: 'many' });
});

it('leaves to Apollo what is not of the plainest kind', async () => {
  const { learn, ask, asked } = known();
  learn(TEXT);
  expect(await ask(named(TEXT), { method: 'GET' })).toBeNull();
  expect(await ask(named(TEXT), { headers: { accept: 'text/html' } })).toBeNull();
  expect(await ask(named(TEXT, { variables: '{}' }))).toBeNull();
  expect(await ask(named(TEXT, { variables: [] }))).toBeNull();
  expect(await ask(named(TEXT, { query: '' }))).toBeNull();
  expect(await ask({ extensions: { persistedQuery: { version: 2, sha256Hash: TEXT } } })).toBeNull();
  for (const operationName of [1, '', 'One Two']) expect(await ask(named(TEXT, { operationName }))).toBeNull();
  expect(await ask({ extensions: { persistedQuery: { version: 1 } } })).toBeNull();
  expect(await ask([named(TEXT)])).toBeNull();
  expect(asked).toEqual([]);
});

it('leaves to Apollo what the fast lane does not answer', async () => {
  const { learn, ask } = known({ answers: false });
  learn(TEXT);
  expect(await ask(named(TEXT))).toBeNull();
});

it('leaves to Apollo to tell what failed', async () => {
  const failing = known({ contextOf: () => Promise.reject(new Error('connect ECONNREFUSED')) });
  failing.learn(TEXT);
  expect(await failing.ask(named(TEXT))).toBeNull();
});

it('keeps no document that is longer than most', async () => {
  const long = `${TEXT} # ${'x'.repeat(10_000)}`;
  const { learn, ask } = known();
  learn(long);
  expect(await ask(named(long))).toBeNull();
});
