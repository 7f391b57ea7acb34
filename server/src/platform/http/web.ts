import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const SERVER_PATHS = /^\/(graphql|api|calendar|healthz|readyz|metrics)(\/|\?|$)/;

/** The built web app with history fallback: a page's address opens that page. Hashed files are kept for good, the page itself and what has a plain name never. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const built = existsSync(root);
  const assets = join(root, 'assets');
  if (built) {
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      maxAge: '1y',
      immutable: true,
      setHeaders: (reply, path) => {
        if (!path.startsWith(assets)) void reply.header('cache-control', 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !SERVER_PATHS.test(request.url);
    if (built && page) return reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    return reply.code(404).send({ error: 'not found' });
  });
}
