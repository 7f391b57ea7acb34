import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What an answer to a GET depends on beside its address. A browser that is asked for another viewer asks the server anew. */
const VARY = 'cookie, authorization, accept, accept-language, accept-encoding';
/** Apollo writes errors first; the fast lane has none. */
const WITH_ERRORS = '{"errors"';

/**
 * A browser keeps the answer to a GET, asks each time whether it still holds, and is told so without a body (`decisions/http-cache.md`). It stands
 * before the compression, where the body is text: what holds is known before anything is compressed. The tag is a weak one, for it is the same
 * for every encoding of the text.
 */
export async function revalidate({ headers }: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof answer !== 'string' || answer.startsWith(WITH_ERRORS)) {
    // Apollo lets a browser keep that it does not know a document.
    void reply.header('cache-control', 'no-store');
    return answer;
  }
  // To tell texts apart, not to prove anything: the fastest there is.
  const tag = `"${hash('sha1', answer, 'base64url')}"`;
  void reply.headers({ 'cache-control': 'private, no-cache', vary: VARY, etag: `W/${tag}` });
  if (!isNamedIn(headers['if-none-match'], tag)) return answer;
  void reply.code(304).removeHeader('content-type');
  return null;
}

/** The weak comparison of HTTP: `W/` makes no difference. */
const isNamedIn = (known: string | undefined, tag: string): boolean =>
  known !== undefined && known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
