import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { graphql as typed } from '../gql/gql.ts';

/**
 * A document with the types of its answer and variables, generated from the schema (`npm run do build`). At run time it is its own
 * text, so a test runs without generating anything. Operation names are unique among all tests.
 */
export const graphql = ((source: string) => source) as unknown as typeof typed;

/** What goes over the wire. */
export const textOf = <Data, V>(document: TypedDocumentNode<Data, V>): string => document as unknown as string;
