import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { plan } from '../support/events.ts';
import { graphql } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';

const hearth = await hearthForThisFile();
const asHr = await hearth.as(await hearth.build.person({ name: '陈静' }), 'HR');
const asMember = await hearth.as(await hearth.build.person({ name: '甲' }));

const Window = graphql(`
  query Window($from: DateTime!, $to: DateTime!, $first: Int, $after: String) {
    occurrences(from: $from, to: $to, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        title
      }
    }
  }
`);
const titles = async (from: string, to: string) => (await asMember.run(Window, { from, to })).occurrences.nodes.map(({ title }) => title);

test('a window has what goes on in it, from its first instant on and not what starts at its last', async () => {
  await plan(asHr, { title: '早会', startsLocal: '2026-05-04T09:00', durationMinutes: 60 });
  await plan(asHr, { title: '午餐', startsLocal: '2026-05-04T12:00', durationMinutes: 60 });
  await plan(asHr, { title: '团建', startsLocal: '2026-05-01T09:00', durationMinutes: 5 * 24 * 60 });

  expect(await titles('2026-05-04T09:00:00+08:00', '2026-05-04T12:00:00+08:00')).toEqual(['团建', '早会']);
  expect(await titles('2026-05-04T10:00:00+08:00', '2026-05-04T12:00:01+08:00')).toEqual(['团建', '午餐']);
  expect(await titles('2026-05-06T09:00:00+08:00', '2026-05-07T00:00:00+08:00')).toEqual([]);
  expect(await titles('2026-05-07T00:00:00+08:00', '2026-05-01T00:00:00+08:00')).toEqual([]);
});

test('pages follow one another without a gap or a repeat, also where several start at once', async () => {
  const all = ['一', '二', '三', '四', '五', '六', '七'];
  for (const [index, title] of all.entries()) await plan(asHr, { title, startsLocal: `2026-06-0${1 + Math.floor(index / 3)}T09:00` });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { occurrences }: Awaited<ReturnType<typeof page>> = await page(after);
    seen.push(...occurrences.nodes.map(({ title }) => title));
    expect(occurrences.totalCount).toBe(7);
    after = occurrences.pageInfo.hasNextPage ? (occurrences.pageInfo.endCursor ?? null) : null;
  } while (after);
  expect(seen).toEqual(all);

  function page(cursor: string | null) {
    return asMember.run(Window, { from: '2026-06-01T00:00:00+08:00', to: '2026-07-01T00:00:00+08:00', first: 2, after: cursor });
  }
});

test('a calendar may ask for five thousand at once, and no more', async () => {
  const window = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
  expect((await asMember.run(Window, { ...window, first: 5000 })).occurrences.nodes).toHaveLength(7);
  expect((await asMember.ask(Window, { ...window, first: 5001 })).errors).toHaveLength(1);
});

test('a cursor that is not from this list is refused', async () => {
  const { errors } = await asMember.ask(Window, { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z', after: 'bm90IG9uZQ' });
  expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test('counts and answers of a whole calendar take the same number of statements as those of one occurrence', async () => {
  const Calendar = graphql(`
    query Calendar($from: DateTime!, $to: DateTime!) {
      occurrences(from: $from, to: $to, first: 100) {
        nodes {
          title
          going
          waitlisted
          placesLeft
          viewerRsvp {
            status
          }
          rsvps(first: 3) {
            nodes {
              waitingListPosition
              person {
                name
              }
            }
          }
          event {
            organizer {
              name
            }
            occurrences(first: 2) {
              nodes {
                id
              }
            }
          }
        }
      }
    }
  `);
  const statements = (from: string, to: string) => statementsOf(hearth, () => asMember.run(Calendar, { from, to }));
  const one = await statements('2026-06-03T00:00:00+08:00', '2026-06-04T00:00:00+08:00');
  const many = await statements('2026-06-01T00:00:00+08:00', '2026-07-01T00:00:00+08:00');
  expect(one).toBeGreaterThan(0);
  expect(many).toBe(one);
});
