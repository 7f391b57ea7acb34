import type { FastifyInstance } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { createContext, type Services } from '../../platform/context.ts';
import { checkGate } from '../../platform/graphql/gate.ts';
import { type ChartDrawing, chartDrawingSchema, wellFormed } from './chart-drawing.ts';
import { chartPdf } from './chart-pdf.ts';

/** Ten thousand cards come as some five megabytes. */
const LARGEST = 12 * 1024 * 1024;
const PAGES_A_MINUTE = { rateLimit: { max: 20, timeWindow: 60_000 } };

/**
 * `POST` of a chart as the app has laid it out answers it as a PDF. It shows nothing that was not sent, and is made here because a font of
 * ten megabytes with the Chinese characters is: no browser should load it. Not GraphQL, for its answer is a file. It takes JSON alone, which
 * a page of another site can't make a browser send.
 */
export function chartPdfRoutes(app: FastifyInstance, services: Services): void {
  app.post<{ Body: ChartDrawing }>(
    '/api/organization/chart.pdf',
    {
      bodyLimit: LARGEST,
      config: PAGES_A_MINUTE,
      schema: { body: chartDrawingSchema },
      // Before the body is read: nobody else makes the server take megabytes.
      onRequest: async (request, reply) => {
        const viewer = await services.authenticate(services, request.headers);
        try {
          checkGate(createContext(services, { viewer, headers: request.headers, requestId: request.id }), OperationTypeNode.QUERY);
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error;
          const { code, http } = error.extensions as { code: string; http: { status: number } };
          await reply.code(http.status).send({ code, message: error.message });
        }
      },
    },
    async ({ body }, reply) => {
      const drawing = wellFormed(body);
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(drawing.title)}.pdf`)
        .header('cache-control', 'no-store')
        .send(chartPdf(drawing, services.clock.now()));
    },
  );
}
