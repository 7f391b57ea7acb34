import type { FastifyInstance } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { createContext, type Services } from '../../platform/context.ts';
import { checkGate } from '../../platform/graphql/gate.ts';
import { personalDataOf } from './personal-data.service.ts';

const DOWNLOADS_A_MINUTE = { rateLimit: { max: 20, timeWindow: 60_000 } };

/** `GET` answers all that is kept about somebody, as a file of JSON: for themselves, and for HR. Not GraphQL, for its answer is a file. */
export function personalDataRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(
    '/people/:id/personal-data.json',
    { config: DOWNLOADS_A_MINUTE },
    async ({ params: { id }, headers, id: requestId }, reply) => {
      void reply.header('cache-control', 'no-store');
      const viewer = await services.authenticate(services, headers);
      const ctx = createContext(services, { viewer, headers, requestId });
      try {
        checkGate(ctx, OperationTypeNode.QUERY);
        const data = await personalDataOf(ctx, id);
        return await reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="personal-data-${id}.json"`)
          .send(`${JSON.stringify(data, null, 2)}\n`);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const { code, http } = error.extensions as { code: string; http?: { status: number } };
        return reply.code(code === 'NOT_FOUND' ? 404 : (http?.status ?? 500)).send({ code, message: error.message });
      }
    },
  );
}
