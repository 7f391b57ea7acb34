import { join } from 'node:path';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { firstRunRoutes } from './first-run.routes.ts';
import { modules } from './modules.ts';
import type { Services } from './platform/context.ts';
import { createSchema } from './platform/graphql/schema.ts';
import { serveGraphql } from './platform/http/graphql.ts';
import { serveWeb } from './platform/http/web.ts';
import { startJobs } from './platform/jobs.ts';
import { forgetOldMail, sendOutbox } from './platform/mail/send-outbox.ts';

const WEB_ROOT = join(import.meta.dirname, '../../web/dist');
const PERSISTED_DOCUMENTS = join(import.meta.dirname, '../../web/src/gql/persisted-documents.json');

export interface AppOptions {
  /** Run the periodic jobs (outbox, horizons)? A test says when itself. */
  jobs?: boolean;
}

/** The HTTP server over these services, ready to listen. `app.close()` drains it; the services stay open. */
export async function createApp(services: Services, { jobs = true }: AppOptions = {}): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = services.log;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
  });
  app.addHook('onResponse', async (request, reply) => {
    const level = request.url === '/healthz' || request.url === '/readyz' ? 'debug' : 'info';
    request.log[level](
      { method: request.method, path: request.url.split('?')[0], status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': null,
      },
    },
    strictTransportSecurity: services.config.publicUrl.startsWith('https:'),
  });
  await app.register(rateLimit, { global: false });
  // Answers alone: a request that is small on its way and large in memory is nothing that anybody needs.
  await app.register(compress, { globalDecompression: false, threshold: 1024, encodings: ['br', 'gzip'] });

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await services.orm.isConnected();
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  firstRunRoutes(app, services);
  for (const module of modules) await module.routes?.(app, services);
  await serveGraphql(app, createSchema(modules, services.pubsub), services, PERSISTED_DOCUMENTS);
  await serveWeb(app, WEB_ROOT);

  if (jobs) {
    const stop = startJobs(services, [sendOutbox, forgetOldMail, ...modules.flatMap((module) => module.jobs ?? [])]);
    app.addHook('onClose', stop);
  }
  return app;
}
