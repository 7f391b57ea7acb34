import { createRequire } from 'node:module';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import type * as Complexity from 'graphql-query-complexity';
import type { Context } from '../context.ts';
import { Latest, LONGEST_ASKED } from '../latest.ts';

// Its ESM build would import a second copy of graphql.
const { fieldExtensionsEstimator, getComplexity } = createRequire(import.meta.url)('graphql-query-complexity') as typeof Complexity;

/** What one query may cost at most: a page of 100 with some ten lists below each. */
export const COST_LIMIT = 50_000;

/** Lists that are bounded by nature are taken for this long; a field that knows better says so in its `complexity`. */
const USUAL_LIST_LENGTH = 10;

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** A leaf costs nothing, an object 1, a list as many as it may have, a connection `first` times what is below it. */
const ofShape: Complexity.ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (typeof args['first'] === 'number') return 1 + Math.max(0, args['first']) * Math.max(1, childComplexity);
  if (isList(field.type)) return 1 + USUAL_LIST_LENGTH * childComplexity;
  // `nodes` and `edges` are counted by their connection.
  return childComplexity === 0 ? 0 : 1 + childComplexity;
};

const withinConnection: Complexity.ComplexityEstimator = ({ type, field, childComplexity }) =>
  type.name.endsWith('Connection') && (field.name === 'nodes' || field.name === 'edges') ? 1 + childComplexity : undefined;

/** Costs kept for one operation: its variables may ask for more or less. */
const KEPT = 32;

/** For JSON.stringify: texts can make no difference, wherever they stand. */
const withoutTexts = (_: string, value: unknown): unknown => (typeof value === 'string' ? undefined : value);

export type CountCost = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => number | undefined;

/**
 * The cost of an operation, counted once for all requests whose variables can make no difference: only numbers and switches can. Undefined
 * where the variables are wrong, or an argument that they stand for.
 */
export function costCounter(schema: GraphQLSchema): CountCost {
  const known = new WeakMap<OperationDefinitionNode, Latest<number | undefined>>();
  return (document, operation, variables) => {
    let costs = known.get(operation);
    if (!costs) known.set(operation, (costs = new Latest<number | undefined>(KEPT, LONGEST_ASKED)));
    return costs.get(JSON.stringify(variables, withoutTexts), () => {
      // graphql-js says what is wrong with variables, where it executes; what is wrong does not run then, and no cost is kept.
      const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      if (errors) return undefined;
      try {
        return getComplexity({
          schema,
          query: document,
          ...(operation.name ? { operationName: operation.name.value } : {}),
          variables: { ...variables },
          estimators: [fieldExtensionsEstimator(), withinConnection, ofShape],
        });
      } catch (error) {
        // A field's argument may not be null, and its variable is.
        if (error instanceof GraphQLError) return undefined;
        throw error;
      }
    });
  };
}

/** For `extensions`: the cost of what was asked, and the limit. */
export const costTold = (requested: number): { cost: { requested: number; limit: number } } => ({ cost: { requested, limit: COST_LIMIT } });

/** Refuses a query that would cost too much before it runs, and tells cost and limit in `extensions`. */
export function costRule(costOf: CountCost): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let cost = 0;
      return {
        didResolveOperation: async ({ request, document, operation }) => {
          if (operation) cost = costOf(document, operation, request.variables ?? {}) ?? 0;
          if (cost > COST_LIMIT) {
            throw new GraphQLError(`This query costs ${cost}, over the limit of ${COST_LIMIT}: ask for less at a time`, {
              extensions: { code: 'BAD_USER_INPUT', ...costTold(cost) },
            });
          }
        },
        willSendResponse: async ({ response }) => {
          if (response.body.kind === 'single' && response.body.singleResult.data) {
            response.body.singleResult.extensions = {
              ...response.body.singleResult.extensions,
              ...costTold(cost),
            };
          }
        },
      };
    },
  };
}
