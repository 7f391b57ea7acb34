import { ApolloError } from '@apollo/client/core';

/** Why a request gave no answer, in the few kinds that a screen treats differently. */
export type FailureKind = 'offline' | 'unauthenticated' | 'forbidden' | 'notFound' | 'limited' | 'conflict' | 'server';

export interface Failure {
  kind: FailureKind;
  /** What the server said, in the viewer's language; absent where it could not be asked. */
  message?: string;
}

const kinds: Readonly<Record<string, FailureKind>> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  RATE_LIMITED: 'limited',
  CONFLICT: 'conflict',
};

/** The code of a top-level GraphQL error. */
export function errorCode(error: { extensions?: Readonly<Record<string, unknown>> }): string | undefined {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : undefined;
}

export function toFailure(error: unknown): Failure {
  if (!(error instanceof ApolloError)) return { kind: 'server', message: error instanceof Error ? error.message : String(error) };
  const [first] = error.graphQLErrors;
  if (first) return { kind: kinds[errorCode(first) ?? ''] ?? 'server', message: first.message };
  const network = error.networkError;
  // An answer with a status came from a server (a proxy, a limit); without one nothing was reached.
  if (network && 'statusCode' in network) return { kind: network.statusCode === 429 ? 'limited' : 'server' };
  return { kind: 'offline' };
}
