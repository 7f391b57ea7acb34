import type { Context } from '../../platform/context.ts';
import { canSendMail } from '../../platform/mail/outbox.ts';
import type { KeptNotice, Words } from '../../platform/notice-words.ts';
import { given, type PageRead, pageRoot, type RootRead, type Scope, type TypeReads } from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { sql } from '../../platform/read/sql.ts';
import { Person } from '../people/person.entity.ts';
import { Notice, NoticeChoice, NoticeKind } from './notice.entity.ts';
import { NoticesArgs } from './notice.inputs.ts';

/** Where it is heard that somebody's notices have changed. */
export const noticesTopic = (personId: string): string => `notices:${personId}`;

export const noticeReads: TypeReads[] = [{ type: 'Notice', entity: Notice, fields: { words: given('kind', 'about', 'facts') } }];

/** The viewer's own, newest first. */
const listNotices = (notice: Row, { first, after, unreadOnly }: NoticesArgs, { viewer, viewerPersonId }: Scope): PageRead => ({
  where: [
    viewer.member ? sql`${notice.column('recipient')} = ${viewerPersonId}` : sql`1 = 0`,
    ...(unreadOnly ? [sql`${notice.column('readAt')} is null`] : []),
  ],
  order: [{ by: notice.column('createdAt'), instant: true }, { by: notice.column('id') }],
  direction: 'desc',
  first,
  after,
});

export const noticeRoots: Record<string, RootRead> = { notices: pageRoot('Notice', NoticesArgs, listNotices) };

/** How many somebody has not read. */
export const countUnread = (ctx: Context, personId: string | null): Promise<number> =>
  personId === null ? Promise.resolve(0) : ctx.em.count(Notice, { recipient: personId, readAt: null });

/** For each kind what the viewer chose, or that they are told by every way. */
export async function noticeChoices(ctx: Context): Promise<NoticeChoice[]> {
  const person = ctx.viewer?.personId;
  const chosen = person ? await ctx.em.find(NoticeChoice, { person }) : [];
  return Object.values(NoticeKind).map(
    (kind) => chosen.find((choice) => choice.kind === kind) ?? Object.assign(new NoticeChoice(), { kind, inApp: true, byMail: true }),
  );
}

/** Where the viewer's notices are mailed to; null where nowhere. */
export async function noticeAddress(ctx: Context): Promise<string | null> {
  const personId = ctx.viewer?.personId;
  if (!personId || !canSendMail(ctx)) return null;
  const person = await ctx.em.findOne(Person, personId, { fields: ['email'] });
  return person?.email || null;
}

/** A notice from either lane: the rows of the read lane have the id of whom they are about. */
type ReadNotice = Pick<Notice, 'id' | 'kind' | 'facts'> & { about: Notice['about'] | string };

/**
 * What a notice of the viewer says to them; those of one kind on a page are put into words together. The key of the loader has all that its writer
 * needs, so that nothing is read again.
 */
export function wordsOf(ctx: Context, { id, kind, about, facts }: ReadNotice): Promise<Words | null> {
  const kept: KeptNotice = { id, aboutId: typeof about === 'string' ? about : (about?.id ?? null), facts };
  return ctx.loaders.load(`words of notices: ${kind}`, JSON.stringify(kept), async (keys) => {
    const write = ctx.services.noticeWriters[kind];
    const written = write
      ? await write(
          ctx,
          keys.map((key) => JSON.parse(key) as KeptNotice),
        )
      : [];
    return keys.map((_, at) => written[at] ?? null);
  });
}
