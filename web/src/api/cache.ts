import { InMemoryCache, type FieldMergeFunction, type FieldPolicy, type Reference, type StoreObject } from '@apollo/client/core';
import { nameField } from './erased-name';

interface StoredConnection {
  nodes?: readonly Reference[];
  edges?: readonly unknown[];
  pageInfo?: { endCursor?: string | null };
}

interface StoredPhoto extends StoreObject {
  smallUrl?: string;
}

/** Pages of one list, joined in the order in which they are asked for. `first` is part of the list's identity: a short list never cuts a long one. */
function connection(): FieldPolicy<StoredConnection> {
  return {
    keyArgs: (args) => JSON.stringify({ ...args, after: undefined }),
    merge(existing, incoming, { args }) {
      const after: unknown = args?.['after'];
      if (!existing || !after || existing.pageInfo?.endCursor !== after) return incoming;
      return {
        ...incoming,
        ...(incoming.nodes && { nodes: [...(existing.nodes ?? []), ...incoming.nodes] }),
        ...(incoming.edges && { edges: [...(existing.edges ?? []), ...incoming.edges] }),
      };
    },
  };
}

/** Lists ask for the small one alone. Another small one is another photo: the large one that was known is of the one before. */
const samePhoto: FieldMergeFunction<StoredPhoto> = (existing, incoming, { mergeObjects }) =>
  existing && (incoming.smallUrl ?? existing.smallUrl) === existing.smallUrl ? mergeObjects(existing, incoming) : incoming;

const rootConnections = [
  'people',
  'celebrations',
  'occurrences',
  'sharingSessions',
  'lessons',
  'auditLog',
  'events',
  'reorgPlans',
  'notices',
];

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: { fields: Object.fromEntries(rootConnections.map((name) => [name, connection()])) },
      Occurrence: { fields: { rsvps: connection() } },
      Person: { fields: { name: nameField } },
      // Parts of one object that have no id of their own: two queries that ask for different fields of them agree.
      Viewer: { keyFields: [] },
      Company: { keyFields: [] },
      NoticeChoice: { keyFields: ['kind'] },
      PersonContact: { merge: true },
      Birthday: { merge: true },
      PersonPhoto: { merge: samePhoto },
      Rsvp: { merge: true },
      EventPermissions: { merge: true },
      OccurrencePermissions: { merge: true },
    },
  });
}
