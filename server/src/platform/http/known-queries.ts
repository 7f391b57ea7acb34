import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { COST_LIMIT, type CountCost, costTold } from '../graphql/cost.ts';
import { checkGate } from '../graphql/gate.ts';
import { Latest } from '../latest.ts';
import { documentName, type FastLane, stringifyResult, type ValidQuery } from '../read/fast-lane.ts';

/** Queries kept; a document that is longer than this many characters is none of them. With what belongs to them they take some 30 MB at most. */
const MOST = 250;
const LONGEST = 5000;

/** Which content type Apollo chooses for what clients accept: these alone need not be weighed. */
const CONTENT_TYPES = new Map([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
]);

/**
 * Queries that Apollo has let through before and the fast lane answered. Asked again they go past Apollo, whose way from a request to its
 * answer costs as much as a small read. What depends on the request is asked every time: who it is, the gate, the variables, the cost; and
 * where any of them says no, or the request is not of the plainest kind, Apollo is asked, and answers as ever.
 */
export class KnownQueries {
  readonly #lane: Pick<FastLane, 'answer'>;
  readonly #costOf: CountCost;
  readonly #contextOf: (request: FastifyRequest) => Promise<Context>;
  readonly #queries = new Latest<ValidQuery>(MOST, LONGEST);

  constructor(lane: Pick<FastLane, 'answer'>, costOf: CountCost, contextOf: (request: FastifyRequest) => Promise<Context>) {
    this.#lane = lane;
    this.#costOf = costOf;
    this.#contextOf = contextOf;
  }

  /** `name` is what the document is known by: its text, or its hash if it is one of the app's. */
  learn(name: string, operationName: string | undefined, query: ValidQuery): void {
    this.#queries.get(keyOf(name, operationName), () => query);
  }

  /** The body of the answer, whose content type is set then; null where Apollo has to be asked, also to say what went wrong. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    try {
      return await this.#answer(request, reply);
    } catch (error) {
      request.log.warn({ err: error }, 'A known query failed');
      return null;
    }
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const type = CONTENT_TYPES.get(request.headers.accept);
    const asked = plainRequest(request);
    if (!type || !asked) return null;
    const query = this.#queries.find(keyOf(asked.name, asked.operationName));
    if (!query) return null;
    const ctx = await this.#contextOf(request);
    const { variables } = asked;
    const cost = this.#costOf(query.document, query.operation, variables);
    if (cost === undefined || cost > COST_LIMIT || !mayAsk(ctx, variables)) return null;
    const data = await this.#lane.answer(ctx, query, variables);
    if (!data) return null;
    void reply.header('content-type', type);
    return stringifyResult({ data, extensions: costTold(cost) });
  }
}

const keyOf = (name: string, operationName: string | undefined): string => `${operationName ?? ''} ${name}`;

function mayAsk(ctx: Context, variables: unknown): boolean {
  try {
    checkGate(ctx, OperationTypeNode.QUERY, variables);
    return true;
  } catch {
    return false;
  }
}

interface PlainRequest {
  name: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** A POST of one document, after `nameDocument`. That its body is JSON is what keeps a form of another site from sending it. */
function plainRequest({ method, body }: FastifyRequest): PlainRequest | null {
  if (method !== 'POST' || !isRecord(body)) return null;
  const { query, operationName, variables, extensions } = body;
  const name = documentName(extensions);
  if (name === null || query !== undefined) return null;
  if (operationName !== undefined && operationName !== null && !isName(operationName)) return null;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return null;
  return { name, operationName: operationName ?? undefined, variables: variables ?? {} };
}

const isName = (value: unknown): value is string => typeof value === 'string' && /^\w+$/.test(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
