import { ApolloLink, HttpLink, type Operation } from '@apollo/client/core';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { getMainDefinition } from '@apollo/client/utilities';
import { Kind, OperationTypeNode, type DocumentNode, type TypeNode } from 'graphql';

/** The hash that code generation wrote into each document; the server knows the text that belongs to it. */
function documentHash({ ['__meta__']: meta }: DocumentNode & { __meta__?: { hash: string } }): string {
  const hash = meta?.hash;
  if (!hash) throw new Error('A GraphQL document that code generation does not know: write it in a *.graphql.ts file with graphql(`…`).');
  return hash;
}

/**
 * Nobody's words or name can stand in a variable of these types, an enum the last. In a String they can, in a cursor too (it holds what a list is ordered by), in an
 * input, and in a type that is not known here.
 */
const WORDLESS = new Set(['ID', 'Int', 'Float', 'Boolean', 'Date', 'DateTime', 'PeopleOrder']);
/** With path, operation and hash the address stays below 2 kB, which every proxy takes. */
const LONGEST_VARIABLES = 1500;

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** Nothing, an empty text, or an input without a field. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** A query may stand in an address, where the browser keeps its answer, unless that address would be long or tell the logs of proxies what somebody typed. */
function fitsAnAddress({ query, variables }: Operation): boolean {
  const main = getMainDefinition(query);
  if (main.kind !== Kind.OPERATION_DEFINITION || main.operation !== OperationTypeNode.QUERY) return false;
  const isWordless = (main.variableDefinitions ?? []).every(({ variable, type }) => {
    const value: unknown = variables[variable.name.value];
    return isEmpty(value) || WORDLESS.has(nameOf(type));
  });
  return isWordless && encodeURIComponent(JSON.stringify(variables)).length <= LONGEST_VARIABLES;
}

/** A document travels as its hash alone, a query by GET where it may; one that the server does not know is sent once more, as text. */
export function createHttpLink(locale: () => string): ApolloLink {
  const language = new ApolloLink((operation, forward) => {
    operation.setContext({ headers: { 'accept-language': locale() } });
    return forward(operation);
  });
  const form = new ApolloLink((operation, forward) => {
    const { http } = operation.getContext() as { http?: { includeQuery?: boolean } };
    const asText = http?.includeQuery === true;
    if (asText) delete operation.extensions['persistedQuery'];
    operation.setContext({ fetchOptions: { method: !asText && fitsAnAddress(operation) ? 'GET' : 'POST' } });
    return forward(operation);
  });
  return ApolloLink.from([
    language,
    createPersistedQueryLink({ generateHash: documentHash }),
    form,
    // Its content-type is what a page of another site can't send unasked: the server answers no GET without.
    new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  ]);
}
