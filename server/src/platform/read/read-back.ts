import { getNamedType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Context } from '../context.ts';
import { heeded, type Transaction } from '../orm/transaction.ts';
import type { ReadRow } from './definition.ts';
import { byId } from './reader.ts';
import { fieldsOf, type Operation } from './selection.ts';

/** What a mutation answers of an object that it changes, asked of the transaction that changes it. */
export type ReadBack = (transaction: Transaction) => ReadRow | Promise<ReadRow>;

/**
 * Reads what is selected of an object in one field of a mutation's payload right behind the commit, rather than when graphql-js comes to the
 * field: one way to the database less, for what many do at once. Where that is not to be had the object's id alone is answered, and all else
 * is read then, as of every mutation.
 */
export async function readBackOf(ctx: Context, info: GraphQLResolveInfo, payloadField: string, id: string): Promise<ReadBack> {
  const { schema, fragments, variableValues: variables, fieldNodes } = info;
  const { reader } = ctx.services;
  const operation: Operation = { schema, fragments, variables };
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) throw new Error(`${payload.name} has no fields`);
  const type = getNamedType(payload.getFields()[payloadField]?.type)?.name;
  if (!type) throw new Error(`${payload.name} has no ${payloadField}`);
  const reference: ReadRow = { __typename: type, id };
  const selected = fieldsOf(operation, payload, fieldNodes).filter(({ name }) => name === payloadField);
  const [field] = selected;
  // Under two names it may be two selections, and a payload has one object for both.
  if (!field || selected.length > 1 || reader.lane === 'resolvers') return () => reference;
  const asked = { root: byId(type), field: null, nodes: field.nodes, args: { id }, operation };
  // What is wrong with what is selected is told where it is selected, and is no reason to change nothing.
  const statement = await reader.statement(ctx, asked, 'rows').catch(() => null);
  if (!statement) return () => reference;
  return (transaction) => {
    const answer = transaction.committedRow(statement).then((row) => {
      const [json] = Object.values(row ?? {}) as unknown[];
      return typeof json === 'string' ? (JSON.parse(json) as ReadRow) : reference;
    });
    // Whoever loses the connection is told by the transaction; this promise may then be nobody's.
    return heeded(answer);
  };
}
