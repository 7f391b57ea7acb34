import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../platform/context.ts';
import { CLIENT_ADDRESS_HEADER, signInOf, trustedOrigins } from './sign-in.ts';

/** What of better-auth can be reached; all else it offers stays closed. */
const open: readonly { method: 'GET' | 'POST'; path: string; headers?: Readonly<Record<string, string>> }[] = [
  { method: 'POST', path: '/sign-in/email' },
  // What this person was shown leaves the browser's cache with them.
  { method: 'POST', path: '/sign-out', headers: { 'clear-site-data': '"cache"' } },
  { method: 'GET', path: '/get-session' },
  { method: 'POST', path: '/change-password' },
];

/** Signing in and out over HTTP, for browsers. API clients send an access token instead. */
export function signInRoutes(app: FastifyInstance, services: Services): void {
  const origins = trustedOrigins(services.config.publicUrl);
  for (const { method, path, headers = {} } of open) {
    app.route({
      method,
      url: `/api/auth${path}`,
      preHandler: async ({ headers: { origin } }, reply) => {
        // A page of another site may post a form here, but its browser says where the page is from.
        if (origin !== undefined && !origins.includes(origin))
          await reply.code(403).send({ code: 'INVALID_ORIGIN', message: 'Invalid origin' });
      },
      handler: (request, reply) => passOn(services, request, reply.headers(headers)),
    });
  }
}

async function passOn(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  const answer = await signInOf(services).handler(
    new Request(new URL(request.url, services.config.publicUrl), {
      method: request.method,
      headers,
      ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
    }),
  );
  services.recentViewers.forget();
  void reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') void reply.header(name, value);
  for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie);
  return reply.send(answer.body ? await answer.text() : null);
}
