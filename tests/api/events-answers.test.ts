import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { plan, ReadOccurrence, Respond } from '../support/events.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();
const asHr = await hearth.as(await hearth.build.person({ name: '陈静' }), 'HR');
const names = ['甲', '乙', '丙', '丁', '戊'];
const people = await Promise.all(names.map((name) => hearth.build.person({ name })));
const clients = await Promise.all(people.map((person) => hearth.as(person)));
const as = (name: string): Client => clients[names.indexOf(name)]!;

async function answer(name: string, occurrenceId: string, status: 'GOING' | 'MAYBE' | 'DECLINED' | 'WAITLISTED', guests = 0) {
  return (await as(name).run(Respond, { input: { occurrenceId, status, guests } })).respondToOccurrence;
}

async function answersOf(occurrenceId: string): Promise<string[]> {
  const { occurrence } = await asHr.run(ReadOccurrence, { id: occurrenceId });
  return occurrence!.rsvps.nodes.map(({ person, status, waitingListPosition }) =>
    [person.name, status, waitingListPosition].filter(Boolean).join(' '),
  );
}

describe('an answer', () => {
  test('is counted, and can be changed', async () => {
    const { occurrence } = await plan(asHr, { capacity: 10 });
    expect(await answer('甲', occurrence.id, 'GOING', 2)).toEqual({
      rsvp: { status: 'GOING', guests: 2, waitingListPosition: null },
      occurrence: { going: 1, maybe: 0, declined: 0, waitlisted: 0, placesLeft: 7 },
      errors: [],
    });
    expect((await answer('甲', occurrence.id, 'DECLINED')).occurrence).toEqual({
      going: 0,
      maybe: 0,
      declined: 1,
      waitlisted: 0,
      placesLeft: 10,
    });
    expect((await answer('乙', occurrence.id, 'MAYBE')).occurrence).toMatchObject({ maybe: 1, placesLeft: 10 });
    const { occurrence: read } = await as('乙').run(ReadOccurrence, { id: occurrence.id });
    expect(read).toMatchObject({
      viewerRsvp: { status: 'MAYBE', waitingListPosition: null },
      viewerPermissions: { respond: true, change: false },
    });
    expect(read?.rsvps.totalCount).toBe(2);
  });

  test('leaves no number of places where there is no capacity', async () => {
    const { occurrence } = await plan(asHr, {});
    expect((await answer('甲', occurrence.id, 'GOING')).occurrence?.placesLeft).toBeNull();
  });

  test('stands, whatever is wrong with what is asked of the occurrence then', async () => {
    const RespondAndPage = graphql(`
      mutation RespondAndPage($input: RespondToOccurrenceInput!, $after: String) {
        respondToOccurrence(input: $input) {
          occurrence {
            rsvps(first: 1, after: $after) {
              totalCount
            }
          }
        }
      }
    `);
    const { occurrence } = await plan(asHr, { capacity: 1 });
    const { errors } = await as('甲').ask(RespondAndPage, { input: { occurrenceId: occurrence.id, status: 'GOING' }, after: 'no cursor' });
    expect(errors).toMatchObject([{ path: ['respondToOccurrence', 'occurrence', 'rsvps'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await answersOf(occurrence.id)).toEqual(['甲 GOING']);
  });

  test('may be asked for under several names', async () => {
    const RespondTwice = graphql(`
      mutation RespondTwice($input: RespondToOccurrenceInput!) {
        respondToOccurrence(input: $input) {
          occurrence {
            going
          }
          again: occurrence {
            placesLeft
          }
        }
      }
    `);
    const { occurrence } = await plan(asHr, { capacity: 3 });
    const { respondToOccurrence } = await as('甲').run(RespondTwice, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
    expect(respondToOccurrence).toEqual({ occurrence: { going: 1 }, again: { placesLeft: 2 } });
  });

  test('can’t be to wait', async () => {
    const { occurrence } = await plan(asHr, { capacity: 1 });
    expect((await answer('甲', occurrence.id, 'WAITLISTED')).errors).toMatchObject([{ code: 'INVALID', path: ['status'] }]);
  });

  test('to an occurrence that does not exist is NOT_FOUND', async () => {
    const { errors } = await as('甲').ask(Respond, { input: { occurrenceId: 'occ_01k0000000000000000000000', status: 'GOING' } });
    expect(errors?.map((error) => error.extensions.code)).toEqual(['NOT_FOUND']);
  });
});

describe('where all places are taken', () => {
  test('the rest wait in order, and the first moves up when a place is freed', async () => {
    const { occurrence } = await plan(asHr, { capacity: 2 });
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await answer(name, occurrence.id, 'GOING');
    expect(await answersOf(occurrence.id)).toEqual(['甲 GOING', '乙 GOING', '丙 WAITLISTED 1', '丁 WAITLISTED 2', '戊 WAITLISTED 3']);
    await answer('丁', occurrence.id, 'DECLINED');
    await answer('甲', occurrence.id, 'MAYBE');
    expect(await answersOf(occurrence.id)).toEqual(['乙 GOING', '丙 GOING', '戊 WAITLISTED 1', '甲 MAYBE', '丁 DECLINED']);
    expect((await answer('丁', occurrence.id, 'GOING')).rsvp).toEqual({ status: 'WAITLISTED', guests: 0, waitingListPosition: 2 });
  });

  test('more places let as many move up as find one', async () => {
    const { event, occurrence } = await plan(asHr, { capacity: 1 });
    for (const name of ['甲', '乙', '丙', '丁']) await answer(name, occurrence.id, 'GOING');
    await asHr.run(
      graphql(`
        mutation RaiseCapacity($input: UpdateEventInput!) {
          updateEvent(input: $input) {
            errors {
              code
            }
          }
        }
      `),
      { input: { id: event.id, version: event.version, capacity: 3 } },
    );
    expect(await answersOf(occurrence.id)).toEqual(['甲 GOING', '乙 GOING', '丙 GOING', '丁 WAITLISTED 1']);
  });

  test('further guests of somebody who has a place are refused, and the place stays', async () => {
    const { occurrence } = await plan(asHr, { capacity: 2 });
    await answer('甲', occurrence.id, 'GOING');
    await answer('乙', occurrence.id, 'GOING');
    expect((await answer('甲', occurrence.id, 'GOING', 1)).errors).toMatchObject([{ code: 'NO_PLACE_FOR_GUESTS', path: ['guests'] }]);
    expect(await answersOf(occurrence.id)).toEqual(['甲 GOING', '乙 GOING']);
  });
});

describe('two hundred people who answer at once', () => {
  const MyTurn = graphql(`
    query MyTurn($id: ID!) {
      occurrence(id: $id) {
        viewerRsvp {
          waitingListPosition
        }
      }
    }
  `);

  test('never overbook: as many go as there are places, the others wait each in a turn of their own', async () => {
    const { occurrence } = await plan(asHr, { capacity: 20 });
    const tokens = await Promise.all(Array.from({ length: 200 }, async () => hearth.token(await hearth.build.person(), ['read', 'write'])));
    const answers = await Promise.all(
      tokens.map((client) => client.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } })),
    );
    expect(answers.flatMap(({ respondToOccurrence }) => respondToOccurrence.errors)).toEqual([]);
    expect(answers.filter(({ respondToOccurrence }) => respondToOccurrence.rsvp?.status === 'GOING')).toHaveLength(20);

    const { occurrence: read } = await asHr.run(ReadOccurrence, { id: occurrence.id });
    expect(read).toMatchObject({ going: 20, waitlisted: 180, placesLeft: 0 });
    const turns = await Promise.all(tokens.map((client) => client.run(MyTurn, { id: occurrence.id })));
    const positions = turns.flatMap((each) => each.occurrence?.viewerRsvp?.waitingListPosition ?? []);
    expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
  }, 60_000);
});

describe('answers are closed', () => {
  test('once it has begun, is cancelled, or the time for answers is over, and say since when', async () => {
    const CancelForAnswers = graphql(`
      mutation CancelForAnswers($input: CancelOccurrenceInput!) {
        cancelOccurrence(input: $input) {
          errors {
            code
          }
        }
      }
    `);
    const begun = await plan(asHr, { startsLocal: '2026-03-02T08:00' });
    const early = await plan(asHr, { startsLocal: '2026-03-03T08:00', answersCloseMinutesBefore: 2 * 24 * 60 });
    const cancelled = await plan(asHr, {});
    await asHr.run(CancelForAnswers, { input: { id: cancelled.occurrence.id } });
    const closed = { __typename: 'RsvpClosedError', path: null };

    expect((await answer('甲', begun.occurrence.id, 'GOING')).errors).toEqual([
      { ...closed, code: 'RSVP_CLOSED', closedAt: '2026-03-02T00:00:00.000Z' },
    ]);
    expect((await answer('甲', early.occurrence.id, 'GOING')).errors).toEqual([
      { ...closed, code: 'RSVP_CLOSED', closedAt: '2026-03-01T00:00:00.000Z' },
    ]);
    expect((await answer('甲', cancelled.occurrence.id, 'GOING')).errors).toEqual([
      { ...closed, code: 'OCCURRENCE_CANCELLED', closedAt: hearth.clock.now().toISOString() },
    ]);
  });
});

describe('everybody’s answers', () => {
  test('are paged in their order, of one kind where it is asked for', async () => {
    const Answers = graphql(`
      query Answers($id: ID!, $first: Int, $after: String, $status: RsvpStatus) {
        occurrence(id: $id) {
          rsvps(first: $first, after: $after, status: $status) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              person {
                name
              }
            }
          }
        }
      }
    `);
    const { occurrence } = await plan(asHr, { capacity: 2 });
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await answer(name, occurrence.id, 'GOING');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { name: string[]; next: string | null } = await asHr
        .run(Answers, { id: occurrence.id, first: 2, after })
        .then(({ occurrence: read }) => ({
          name: read!.rsvps.nodes.map(({ person }) => person.name),
          next: read!.rsvps.pageInfo.hasNextPage ? (read!.rsvps.pageInfo.endCursor ?? null) : null,
        }));
      seen.push(page.name.join(''));
      after = page.next;
    } while (after);
    expect(seen).toEqual(['甲乙', '丙丁', '戊']);
    const waiting = await asHr.run(Answers, { id: occurrence.id, first: 1, status: 'WAITLISTED' });
    expect(waiting.occurrence?.rsvps).toMatchObject({ totalCount: 3, nodes: [{ person: { name: '丙' } }] });
  });
});
