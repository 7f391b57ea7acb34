import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { type Context, createContext, type Services } from '../../platform/context.ts';
import { checkGate } from '../../platform/graphql/gate.ts';
import { authorize, notFound, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import type { Log } from '../../platform/log.ts';
import { sameOrigin } from '../../platform/http/same-origin.ts';
import { inLocale } from '../../platform/locale.ts';
import { mayUpdatePerson } from './people.policy.ts';
import { isPhotoSize, photoAt, photoViewOf } from './person-photo.reads.ts';
import { removePersonPhoto, setPersonPhoto } from './person-photo.service.ts';

const LARGEST = 10 * 1024 * 1024;
/** Of one person, in a minute: HR may bring many. */
const PHOTOS_A_MINUTE = 120;

const tooLarge: Problem = {
  code: 'TOO_LARGE',
  path: ['photo'],
  message: { zh: '文件太大：最多 10 MB', en: 'The file is too large: 10 MB at most' },
};
const noPicture: Problem = {
  code: 'NOT_AN_IMAGE',
  path: ['photo'],
  message: { zh: '请求的正文应当是图片本身，并写明 Content-Type', en: 'The body must be the picture itself, with its Content-Type' },
};
const tooMany: Problem = {
  code: 'RATE_LIMITED',
  path: ['photo'],
  message: { zh: '换照片太频繁，请一分钟后再试', en: 'Too many photos: try again in a minute' },
};

/** Of a refusal; 422 where nothing says better. */
const statusOf: Readonly<Record<string, number>> = {
  TOO_LARGE: 413,
  NOT_AN_IMAGE: 415,
  UNSUPPORTED_FORMAT: 415,
  RATE_LIMITED: 429,
  BUSY: 503,
};
/** What Fastify refuses before our code sees it. */
const refusedEarly: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: noPicture,
  FST_ERR_CTP_EMPTY_TYPE: noPicture,
};

/** Nobody else's browser gets it from a cache: it is private, and is asked for anew as another viewer. */
const KEPT = {
  'cache-control': 'private, max-age=31536000, immutable',
  vary: 'cookie, authorization',
  'content-disposition': 'inline',
  'x-content-type-options': 'nosniff',
  // Opened by itself it is a picture and can do nothing else.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

interface OfPerson {
  Params: { id: string };
}
interface OfPhoto {
  Params: { id: string; tag: string; size: string };
}

/**
 * The photo of a person. `GET` of an address that `Person.photo` names answers it, to whom the policy lets see it at that moment; all others are
 * answered as if there were none. `PUT` of a picture (JPEG, PNG, WebP or AVIF, 10 MB and 50 megapixels at most) makes it the photo, `DELETE` removes
 * it; both answer `{ photo, errors }`. Not GraphQL, for browsers and caches know pictures by their addresses.
 */
export async function personPhotoRoutes(app: FastifyInstance, services: Services): Promise<void> {
  const contexts = new WeakMap<FastifyRequest, Context>();
  const contextOf = (request: FastifyRequest): Context => {
    const ctx = contexts.get(request);
    if (!ctx) throw new Error('The request was not let in');
    return ctx;
  };
  /** Before a body is read: nobody else makes the server take megabytes. */
  const letIn = (operation: OperationTypeNode) => async (request: FastifyRequest) => {
    const viewer = await services.authenticate(services, request.headers);
    const ctx = createContext(services, { viewer, headers: request.headers, requestId: request.id, log: request.log as Log });
    contexts.set(request, ctx);
    checkGate(ctx, operation, request.params);
  };
  const mayChange = async (request: FastifyRequest) => {
    const ctx = contextOf(request);
    // A page of another site can't send a PUT without asking first, and is not let; this says so once more.
    authorize(ctx, sameOrigin(request.headers, services.config.publicUrl));
    authorize(ctx, mayUpdatePerson(ctx.viewer, (request.params as OfPerson['Params']).id));
  };
  const changes = {
    url: '/api/people/:id/photo',
    onRequest: [letIn(OperationTypeNode.MUTATION), mayChange],
    config: {
      rateLimit: {
        max: PHOTOS_A_MINUTE,
        timeWindow: 60_000,
        keyGenerator: (request: FastifyRequest) => contextOf(request).viewer?.accountId ?? request.ip,
      },
    },
  };

  await app.register(async (photos) => {
    photos.setErrorHandler((error: FastifyError, request, reply) => refuse(error, contexts.get(request), reply));
    photos.removeAllContentTypeParsers();
    photos.addContentTypeParser(/^(image\/|application\/octet-stream)/, { parseAs: 'buffer', bodyLimit: LARGEST }, (_request, body, done) =>
      done(null, body),
    );

    photos.get<OfPhoto>('/api/people/:id/photo/:tag/:size', { onRequest: letIn(OperationTypeNode.QUERY) }, async (request, reply) => {
      const { id: personId, tag, size } = request.params;
      const ctx = contextOf(request);
      const read = isPhotoSize(size) ? await photoAt(ctx, { personId, tag, size }) : null;
      if (!read) throw notFound(ctx);
      const etag = `"${tag}-${size}"`;
      if (request.headers['if-none-match']?.includes(etag))
        return reply
          .code(304)
          .headers({ ...KEPT, etag })
          .send();
      const bytes = await read();
      if (!bytes) throw notFound(ctx);
      return reply
        .headers({ ...KEPT, etag })
        .type('image/webp')
        .send(Buffer.from(bytes));
    });
    photos.route<OfPerson & { Body: Buffer | undefined }>({
      ...changes,
      method: 'PUT',
      handler: async (request) => {
        const ctx = contextOf(request);
        if (!request.body?.length) throw new Rejected([noPicture]);
        await setPersonPhoto(ctx, request.params.id, request.body);
        return { photo: await photoViewOf(ctx, request.params.id), errors: [] };
      },
    });
    photos.route<OfPerson>({
      ...changes,
      method: 'DELETE',
      handler: async (request) => {
        await removePersonPhoto(contextOf(request), request.params.id);
        return { photo: null, errors: [] };
      },
    });
  });
}

/** What is refused, in the language of who asked; all else is the server's own fault, and is told nobody. */
async function refuse(error: FastifyError, ctx: Context | undefined, reply: FastifyReply): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store');
  if (error instanceof GraphQLError) {
    const { code, http } = error.extensions as { code: string; http: { status: number } };
    return reply.code(code === 'NOT_FOUND' ? 404 : http.status).send({ code, message: error.message });
  }
  const early = error.statusCode === 429 ? tooMany : refusedEarly[error.code];
  const problems = error instanceof Rejected ? error.problems : early ? [early] : null;
  if (!problems) throw error;
  const errors = problems.map(({ code, path = null, message }) => ({ code, path, message: inLocale(message, ctx?.locale ?? 'zh-CN') }));
  return reply.code(statusOf[errors[0]?.code ?? ''] ?? 422).send({ photo: null, errors });
}
