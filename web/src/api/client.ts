import { ApolloClient, split, type NormalizedCacheObject } from '@apollo/client/core';
import { onError } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { DefaultApolloClient, useApolloClient } from '@vue/apollo-composable';
import { Kind, OperationTypeNode, type DocumentNode } from 'graphql';
import { createClient as createSocket } from 'graphql-ws';
import type { App } from 'vue';
import { createCache } from './cache';
import { errorCode } from './failure';
import { createHttpLink } from './http-link';

export interface ApiOptions {
  /** The language in which the server shall answer, asked at each request. */
  locale: () => string;
  /** Somebody has to sign in before anything else is answered. */
  onUnauthenticated: () => void;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function createClient(options: ApiOptions): ApolloClient<NormalizedCacheObject> {
  const errors = onError(({ graphQLErrors }) => {
    if (graphQLErrors?.some((error) => errorCode(error) === 'UNAUTHENTICATED')) options.onUnauthenticated();
  });
  const http = createHttpLink(options.locale);
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
