import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { loadDemo } from './demo/load-demo.ts';
import { checkFirstRunCode, isSetUp, setUpCompany } from './modules/access/first-run.service.ts';
import type { Services } from './platform/context.ts';
import { Rejected } from './platform/graphql/user-error.ts';
import { inLocale, negotiateLocale } from './platform/locale.ts';

/** Guesses at the code from one address in a minute. */
const GUESSES = 10;

interface FirstRunBody {
  code?: unknown;
  start?: unknown;
  companyName?: unknown;
  timeZone?: unknown;
  name?: unknown;
  email?: unknown;
  password?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Setting up a Hearth that has no company yet. Nobody can sign in then, so it is not GraphQL: `GET` says whether it is needed,
 * `POST` with the code of the console makes the company and its owner (`start: "OWN"`) or loads the demo company (`"DEMO"`).
 */
export function firstRunRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/first-run', async () => ({ needed: !(await isSetUp(services)) }));
  app.post<{ Body: FirstRunBody | null }>(
    '/api/first-run',
    { config: { rateLimit: { max: GUESSES, timeWindow: 60_000, keyGenerator: (request) => (isIP(request.ip) ? request.ip : '') } } },
    async (request, reply) => {
      const body = request.body ?? {};
      const locale = negotiateLocale(request.headers['accept-language'], 'zh-CN');
      try {
        await checkFirstRunCode(services, text(body.code));
        if (body.start === 'DEMO') await loadDemo(services);
        else {
          await setUpCompany(services, {
            companyName: text(body.companyName),
            timeZone: text(body.timeZone),
            locale,
            name: text(body.name),
            email: text(body.email),
            password: text(body.password),
          });
        }
        return await reply.code(201).send({ errors: [] });
      } catch (error) {
        return refuse(reply, error, locale);
      }
    },
  );
}

function refuse(reply: FastifyReply, error: unknown, locale: Parameters<typeof inLocale>[1]): FastifyReply {
  if (!(error instanceof Rejected)) throw error;
  const errors = error.problems.map(({ code, path = null, message }) => ({ code, path, message: inLocale(message, locale) }));
  return reply.code(422).send({ errors });
}
