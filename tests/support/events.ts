import type { Client } from './client.ts';
import { graphql } from './graphql.ts';

export const CreateEvent = graphql(`
  mutation CreateEvent($input: CreateEventInput!) {
    createEvent(input: $input) {
      event {
        id
        title
        kind
        startsAt
        endsAt
        timeZone
        capacity
        recurrence
        version
        organizer {
          id
        }
        occurrences {
          nodes {
            id
            startsAt
            endsAt
            version
          }
        }
      }
      errors {
        code
        path
        message
      }
    }
  }
`);

export const Respond = graphql(`
  mutation Respond($input: RespondToOccurrenceInput!) {
    respondToOccurrence(input: $input) {
      rsvp {
        status
        guests
        waitingListPosition
      }
      occurrence {
        going
        maybe
        declined
        waitlisted
        placesLeft
      }
      errors {
        __typename
        code
        path
        ... on RsvpClosedError {
          closedAt
        }
      }
    }
  }
`);

export const ReadOccurrence = graphql(`
  query ReadOccurrence($id: ID!) {
    occurrence(id: $id) {
      id
      title
      startsAt
      endsAt
      cancelled
      version
      going
      maybe
      declined
      waitlisted
      placesLeft
      answersCloseAt
      viewerRsvp {
        status
        waitingListPosition
      }
      viewerPermissions {
        respond
        change
      }
      rsvps(first: 100) {
        totalCount
        nodes {
          status
          guests
          waitingListPosition
          person {
            id
            name
          }
        }
      }
    }
  }
`);

/** Plans an event that happens once and answers it with its one occurrence. */
export async function plan(
  by: Client,
  input: {
    title?: string;
    startsLocal?: string;
    durationMinutes?: number;
    capacity?: number;
    answersCloseMinutesBefore?: number;
    timeZone?: string;
  },
) {
  const { createEvent } = await by.run(CreateEvent, {
    input: { title: '羽毛球', kind: 'GATHERING', startsLocal: '2026-03-06T18:30', durationMinutes: 120, ...input },
  });
  const occurrence = createEvent.event?.occurrences.nodes[0];
  if (!createEvent.event || !occurrence) throw new Error(JSON.stringify(createEvent.errors));
  return { event: createEvent.event, occurrence };
}
