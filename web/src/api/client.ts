import { ApolloClient, ApolloLink, HttpLink, split, type NormalizedCacheObject } from '@apollo/client/core';
import { onError } from '@apollo/client/link/error';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { DefaultApolloClient, useApolloClient } from '@vue/apollo-composable';
import { Kind, OperationTypeNode, type DocumentNode } from 'graphql';
import { createClient as createSocket } from 'graphql-ws';
import type { App } from 'vue';
import { createCache } from './cache';
import { errorCode } from './failure';

export interface ApiOptions {
  /** The language in which the server shall answer, asked at each request. */
  locale: () => string;
  /** Somebody has to sign in before anything else is answered. */
  onUnauthenticated: () => void;
}

/** The hash that code generation wrote into each document; the server knows the text that belongs to it. */
function documentHash({ ['__meta__']: meta }: DocumentNode & { __meta__?: { hash: string } }): string {
  const hash = meta?.hash;
  if (!hash) throw new Error('A GraphQL document that code generation does not know: write it in a *.graphql.ts file with graphql(`…`).');
  return hash;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function createClient(options: ApiOptions): ApolloClient<NormalizedCacheObject> {
  const language = new ApolloLink((operation, forward) => {
    operation.setContext({ headers: { 'accept-language': options.locale() } });
    return forward(operation);
  });
  const errors = onError(({ graphQLErrors }) => {
    if (graphQLErrors?.some((error) => errorCode(error) === 'UNAUTHENTICATED')) options.onUnauthenticated();
  });
  // A known document travels as its hash alone; one that the server does not know is sent once more as text.
  const textAlone = new ApolloLink((operation, forward) => {
    const { http } = operation.getContext() as { http?: { includeQuery?: boolean } };
    if (http?.includeQuery) delete operation.extensions['persistedQuery'];
    return forward(operation);
  });
  const http = ApolloLink.from([
    language,
    createPersistedQueryLink({ generateHash: documentHash }),
    textAlone,
    new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  ]);
  const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
  const socket = new GraphQLWsLink(
    createSocket({
      url: socketUrl,
      // A server that restarts, or a train in a tunnel: come back within 15 s of its return, not all in the same second.
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) => sleep(Math.min(1000 * 2 ** retries, 14_000) + Math.random() * 1000),
    }),
  );
  const isSubscription = (document: DocumentNode) => {
    const main = getMainDefinition(document);
    return main.kind === Kind.OPERATION_DEFINITION && main.operation === OperationTypeNode.SUBSCRIPTION;
  };
  return new ApolloClient({
    cache: createCache(),
    link: errors.concat(split(({ query }) => isSubscription(query), socket, http)),
    // One failing field leaves the rest of the page; a page without any data shows the failure.
    defaultOptions: { watchQuery: { errorPolicy: 'all' } },
  });
}

export interface Api {
  /** Asks again for everything that is on screen. */
  refresh: () => Promise<void>;
}

/** Connects the app with the server. */
export function provideApi(app: App, options: ApiOptions): Api {
  const client = createClient(options);
  app.provide(DefaultApolloClient, client);
  return {
    refresh: async () => {
      await client.reFetchObservableQueries();
    },
  };
}

/** Forgets everything that the server answered: somebody else sits here now. */
export function useForget(): () => Promise<void> {
  const { client } = useApolloClient();
  return async () => {
    await client.clearStore();
  };
}
