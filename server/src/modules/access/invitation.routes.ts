import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/context.ts';
import { Rejected } from '../../platform/graphql/user-error.ts';
import { inLocale, negotiateLocale } from '../../platform/locale.ts';
import { acceptInvitation, invitationOf } from './invitation.service.ts';

const TRIES_A_MINUTE = { rateLimit: { max: 20, timeWindow: 60_000 } };

/** What somebody does who cannot sign in yet, so not GraphQL: read their invitation, and accept it with a password. */
export function invitationRoutes(app: FastifyInstance, services: Services): void {
  const answer = async (language: string | undefined, work: () => Promise<object>): Promise<{ status: number; body: object }> => {
    try {
      return { status: 200, body: { ...(await work()), errors: [] } };
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      const locale = negotiateLocale(language, 'zh-CN');
      return {
        status: 422,
        body: { errors: error.problems.map(({ code, path = null, message }) => ({ code, path, message: inLocale(message, locale) })) },
      };
    }
  };
  app.get<{ Querystring: { code?: string } }>('/api/invitation', { config: TRIES_A_MINUTE }, async ({ query, headers }, reply) => {
    const { status, body } = await answer(headers['accept-language'], () => invitationOf(services, query.code ?? ''));
    return reply.code(status).send(body);
  });
  app.post<{ Body: { code?: unknown; password?: unknown } | null }>(
    '/api/invitation',
    { config: TRIES_A_MINUTE },
    async ({ body: sent, headers }, reply) => {
      const { code, password } = sent ?? {};
      const { status, body } = await answer(headers['accept-language'], async () => {
        await acceptInvitation(services, {
          code: typeof code === 'string' ? code : '',
          password: typeof password === 'string' ? password : '',
        });
        return {};
      });
      return reply.code(status).send(body);
    },
  );
}
