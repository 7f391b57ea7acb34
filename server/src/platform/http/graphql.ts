import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { ArgumentValidationError } from 'type-graphql';
import { WebSocketServer } from 'ws';
import { type Context, createContext, type Services } from '../context.ts';
import type { Log } from '../log.ts';
import { costCounter, costRule } from '../graphql/cost.ts';
import { checkGate, gate } from '../graphql/gate.ts';
import { problemsOfInput } from '../graphql/use-case.ts';
import { FastLane, fastLane, stringifyResult } from '../read/fast-lane.ts';
import { resolveRows } from '../read/resolvers.ts';
import { KnownQueries } from './known-queries.ts';
import { revalidate } from './revalidation.ts';
import { sameOrigin } from './same-origin.ts';

/** An import of 10,000 rows fits; anything larger is refused before it is read. */
const BODY_LIMIT = 16 * 1024 * 1024;
/** What helmet would set for an answer that is never a page, written out: it works its headers out anew for each answer. */
const JSON_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
const HTTPS_ALONE = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
const SOCKET_MESSAGE_LIMIT = 256 * 1024;

/** /graphql over HTTP and WebSocket. `persistedDocuments` is the web app's list, hash → text; a missing file means none. */
export async function serveGraphql(
  app: FastifyInstance,
  schema: GraphQLSchema,
  services: Services,
  persistedDocuments?: string,
): Promise<void> {
  resolveRows(schema, services.reader.catalog);
  const lane = new FastLane(schema);
  const costOf = costCounter(schema);
  const known = new KnownQueries(lane, costOf, (request) => contextOf(services, request));
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    persistedQueries: { cache: documentsByName(readDocuments(persistedDocuments)) },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: services.log,
    // Nobody reads cache hints, and collecting them would touch every field of every row.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      gate,
      costRule(costOf),
      ...(services.config.readLane === 'fast' ? [fastLane(lane, (...query) => known.learn(...query))] : []),
    ],
    stringifyResult,
    formatError: (formatted, error) => hideInternals(formatted, error, services),
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const headers = services.config.publicUrl.startsWith('https:') ? { ...JSON_HEADERS, ...HTTPS_ALONE } : JSON_HEADERS;

  const askApollo = fastifyApolloHandler(apollo, { context: (request) => contextOf(services, request) });
  const route: Omit<RouteOptions, 'method'> = {
    url: '/graphql',
    bodyLimit: BODY_LIMIT,
    helmet: false,
    onRequest: (_request, reply, done) => {
      void reply.headers(headers);
      done();
    },
    handler: async (request, reply) => {
      nameDocument(request);
      return (await known.answer(request, reply)) ?? askApollo.call(app, request, reply);
    },
  };
  app.route({ ...route, method: ['POST', 'OPTIONS'] });
  app.route({ ...route, method: 'GET', onSend: revalidate });
  serveSubscriptions(app, schema, services);
}

const contextOf = async (services: Services, request: FastifyRequest): Promise<Context> =>
  createContext(services, {
    viewer: await services.authenticate(services, request.headers),
    headers: request.headers,
    requestId: request.id,
    // Its lines are marked with the request's id already.
    log: request.log as Log,
  });

const readDocuments = (file: string | undefined): ReadonlyMap<string, string> =>
  new Map(file && existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : []);

interface DocumentRequest {
  query?: unknown;
  extensions?: { persistedQuery?: { version?: number; sha256Hash?: unknown } };
}

/**
 * A document that comes as text is known by its text: Apollo would else hash it at every request, a tenth of the cost of a small read. One that
 * comes with a hash as well is taken by its text, too.
 */
function nameDocument({ body }: FastifyRequest): void {
  const asked = body as DocumentRequest | null | undefined;
  if (!asked || typeof asked.query !== 'string' || asked.query === '') return;
  asked.extensions = { ...asked.extensions, persistedQuery: { version: 1, sha256Hash: asked.query } };
  delete asked.query;
}

type DocumentCache = Exclude<ApolloServerOptions<Context>['cache'], 'bounded' | undefined>;

const HASH = /^(sha256:)?[0-9a-f]{64}$/;

/** What Apollo finds documents in: the app's by their hash, all others by what they are. Nothing is kept of what clients send. */
const documentsByName = (documents: ReadonlyMap<string, string>): DocumentCache => ({
  get: (key) => {
    const name = key.slice('apq:'.length);
    return Promise.resolve(documents.get(name) ?? (HASH.test(name) ? undefined : name));
  },
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
});

/** What went wrong inside is logged and not told; a user can name the reference. */
function hideInternals(formatted: GraphQLFormattedError, error: unknown, services: Services): GraphQLFormattedError {
  const cause: unknown = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof ArgumentValidationError) return withReasons(formatted, cause);
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  // What graphql-js itself says of an argument: null where there must be a value.
  if (cause instanceof GraphQLError && cause.message.startsWith('Argument "'))
    return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
  const reference = randomBytes(6).toString('hex');
  services.log.error(
    { err: error instanceof GraphQLError ? (error.originalError ?? error) : error, path: formatted.path, reference },
    'A resolver failed',
  );
  return {
    message: `出错了，请稍后再试 · Something went wrong, please try again (${reference})`,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

/** Which argument can't be used and why, in both languages: who asks with wrong numbers is most often a program. */
function withReasons(formatted: GraphQLFormattedError, { extensions }: ArgumentValidationError): GraphQLFormattedError {
  const problems = extensions.validationErrors.flatMap((invalid) => problemsOfInput(invalid, []));
  const message = problems.map(({ path = [], message: { zh, en } }) => `${path.join('.')}: ${en} · ${zh}`).join('; ');
  return { ...formatted, message, extensions: { code: 'BAD_USER_INPUT' } };
}

interface SocketUser extends Record<PropertyKey, unknown> {
  headers: IncomingHttpHeaders;
}

/** Subscriptions alone: what answers once goes over HTTP, where its cost is counted. */
function validateSubscription(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const others = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== OperationTypeNode.SUBSCRIPTION,
  );
  return [
    ...validate(schema, document),
    ...others.map((node) => new GraphQLError('Only subscriptions go over this socket', { nodes: [node] })),
  ];
}

function serveSubscriptions(app: FastifyInstance, schema: GraphQLSchema, services: Services): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: SOCKET_MESSAGE_LIMIT });
  const subscriptions = useServer<Record<string, unknown>, SocketUser>(
    {
      schema,
      validate: validateSubscription,
      onConnect: async ({ extra, connectionParams }) => {
        const token = connectionParams?.['authorization'];
        extra.headers = { ...extra.request.headers, ...(typeof token === 'string' ? { authorization: token } : {}) };
        return (await services.authenticate(services, extra.headers)) !== null;
      },
      // Asked anew for each subscription: a socket outlives a sign-out or a revoked token.
      context: async ({ extra }) => {
        const headers = extra.headers ?? {};
        const ctx = createContext(services, { viewer: await services.authenticate(services, headers), headers });
        checkGate(ctx, OperationTypeNode.SUBSCRIPTION);
        return ctx;
      },
    },
    sockets,
  );
  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql' || !sameOrigin(request.headers, services.config.publicUrl)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  // Sockets must be gone before Fastify waits for open connections.
  app.addHook('preClose', async () => {
    await subscriptions.dispose();
  });
}
