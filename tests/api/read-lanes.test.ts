import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Answer, Client } from '../support/client.ts';
import { openLanes, told } from '../support/lanes.ts';
import { type Choose, type Pools, RandomQuery } from '../support/random-query.ts';
import { Person } from '@hearth/server/modules/people/person.entity';

// However a document is answered (spliced, by rows, by resolvers alone), it answers the same to the same person.

const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const em = lanes.services.orm.em.fork();

const viewers: Record<string, Client> = {};
{
  const people = await em.find(Person, { leftOn: null }, { orderBy: { id: 'asc' } });
  const [hr, admin, member, other] = people as [Person, Person, Person, Person];
  const top = await em.findOneOrFail(Person, { id: people.at(-1)?.id ?? '' });
  viewers['HR'] = await lanes.signIn.as(hr, 'HR');
  viewers['administrator'] = await lanes.signIn.as(admin, 'ADMIN');
  viewers['member'] = await lanes.signIn.as(member);
  viewers['another'] = await lanes.signIn.as(other);
  viewers['last'] = await lanes.signIn.as(top);
}

const pools: Pools = { ids: await idsByType(), days: days(), instants: instants(), texts: ['', 'li', '王', '销售', '138', 'a%_'] };

async function idsByType(): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const meta of lanes.services.orm.getMetadata().getAll().values()) {
    if (meta.className in ids || !schema.getType(meta.className)) continue;
    const rows = (await em.find(meta.class as never, {}, { limit: 20 })) as { id: string }[];
    ids[meta.className] = rows.map(({ id }) => id);
  }
  return ids;
}

function days(): string[] {
  return ['2025-01-01', '2025-11-20', '2026-02-16', '2026-03-01', '2026-03-02', '2026-04-10', '2026-12-31'];
}

function instants(): string[] {
  return days().map((day) => `${day}T09:30:00+08:00`);
}

const everyone = Object.keys(viewers);

/** What the fast lane sends when it is asked for the same again: then it knows the document. */
async function askAgain(who: string, query: string, variables: Record<string, unknown>): Promise<Answer<unknown>> {
  const response = await lanes.everywhere(viewers[who] as Client).fast.post('/graphql', { query, variables });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as Answer<unknown>;
}

const RUNS = Number(process.env['HEARTH_TEST_RUNS'] ?? 150);

const chosen = process.env['HEARTH_TEST_ROOTS']?.split(',');

test.each([
  ['documents', chosen ?? Object.keys(schema.getQueryType()?.getFields() ?? {}), RUNS],
  ['documents about the organization on any day', chosen ?? ['orgUnit', 'orgUnits', 'orgChart', 'person'], Math.ceil(RUNS / 2)],
])('random %s answer the same in every lane, to whoever asks', { timeout: 240_000 }, async (_, roots, numRuns) => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.constantFrom(...everyone), async (gen, who) => {
      const choose: Choose = (below) => gen(fc.nat, { max: Math.max(0, below - 1) });
      const { query, variables } = new RandomQuery(schema, choose, pools).write(roots);
      const answers = await lanes.ask(viewers[who] as Client, query, variables);
      const failed = answers.resolvers.errors?.find(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR');
      expect(failed, query).toBeUndefined();
      expect(told(answers.rows), query).toBe(told(answers.resolvers));
      expect(told(answers.fast), query).toBe(told(answers.resolvers));
      const again = await askAgain(who, query, variables);
      expect(told(again), query).toBe(told(answers.resolvers));
      expect(again.extensions, query).toEqual(answers.fast.extensions);
    }),
    { numRuns, endOnFailure: process.env['HEARTH_TEST_SHRINK'] !== 'yes' },
  );
});

test('more than may be asked for at once is refused in every lane', async () => {
  const skill = pools.ids['Skill']?.[0];
  for (const field of [`people(first: 101) { nodes { id } }`, `whoCanHelp(skillId: "${skill}", first: 101) { level }`]) {
    const answers = await lanes.ask(viewers['member'] as Client, `{ ${field} }`);
    for (const answer of Object.values(answers)) expect(answer.errors?.[0]?.extensions.code, field).toBe('BAD_USER_INPUT');
  }
});
