import { companyOf, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize } from '../../platform/graphql/user-error.ts';
import type { Locale } from '../../platform/locale.ts';
import { canSendMail, enqueueMails } from '../../platform/mail/outbox.ts';
import { newId } from '../../platform/orm/id.ts';
import { selectSql, someAtATime } from '../../platform/orm/select.ts';
import { writeSql } from '../../platform/orm/write.ts';
import { sql } from '../../platform/read/sql.ts';
import { Notice, NoticeChoice, NoticeKind } from './notice.entity.ts';
import type { MarkNoticesReadInput, SetNoticeChoiceInput } from './notice.inputs.ts';
import { mailOf } from './notice-mail.ts';
import { countUnread, noticesTopic } from './notices.reads.ts';

/** Who reads a mail. */
export interface MailReader {
  /** As it is written: 陈晓明. */
  name: string;
  locale: Locale;
}

/** What a module says in the mail of its notice. Hearth adds where it leads and how one is told less. */
export interface NoticeMail {
  subject: string;
  /** Paragraphs, divided by empty lines; no heading, no greeting at its end. */
  text: string;
  /** What it is about, as a path of the web app: `/people/per_01k…`. */
  path: string;
}

/** What is to be told to somebody. */
export interface Told {
  recipientId: string;
  /** Names what is told for good: the same key is told to the same person once, whoever finds it due and however often. */
  key: string;
  kind: NoticeKind;
  /** Whom it is about: it goes when they are removed. */
  aboutId?: string | null;
  /** The rest of what it is about, by its kind: ids and days, no words. */
  facts?: Readonly<Record<string, string>>;
  /** Writes the mail in the reader's language, by what the reader may see. Absent: it is told in the app alone. */
  mail?: (reader: MailReader) => NoticeMail;
}

/**
 * Tells people, each thing once, as they chose to be told: in the app, by mail to their work address, or not at all. Nobody who has left is told,
 * and nobody without an address mailed. Notices and mails are written in one transaction: the caller's where there is one, else one of
 * its own, which what the caller has changed and not flushed yet is part of. A thousand at once take a few statements. Answers how many are new.
 */
export async function tell(ctx: Context, told: readonly Told[]): Promise<number> {
  if (told.length === 0) return 0;
  const readers = await readersOf(ctx, told);
  const heard = await ctx.em.transactional(async (em) => {
    const within = { ...ctx, em };
    const wanted = told.filter(({ recipientId }) => readers.has(recipientId));
    const chosen = (each: Told, way: 'inApp' | 'byMail'): boolean => readers.get(each.recipientId)?.choices.get(each.kind)?.[way] ?? true;
    const inApp = wanted.filter((each) => chosen(each, 'inApp'));
    const written = await writeNotices(within, inApp);
    if (canSendMail(ctx)) {
      // Who is told in the app was mailed with it; who is told by mail alone is known by the mail.
      const toMail = wanted.filter((each) => chosen(each, 'byMail') && (written.has(identity(each)) || !chosen(each, 'inApp')));
      await enqueueMails(
        within,
        toMail.flatMap(({ recipientId, key, mail }) => {
          const reader = readers.get(recipientId);
          return mail && reader?.email ? [mailOf(ctx, { ...reader, email: reader.email }, key, mail)] : [];
        }),
      );
    }
    return inApp.filter((each) => written.delete(identity(each)));
  });
  sayChanged(
    ctx,
    heard.map(({ recipientId }) => recipientId),
  );
  return heard.length;
}

const identity = ({ recipientId, key }: Pick<Told, 'recipientId' | 'key'>): string => `${recipientId} ${key}`;

interface Reader extends MailReader {
  id: string;
  email: string | null;
  choices: ReadonlyMap<string, Pick<NoticeChoice, 'inApp' | 'byMail'>>;
}

interface ReaderRow {
  id: string;
  name: string;
  email: string | null;
  locale: string | null;
}

interface ChoiceRow {
  person: string;
  kind: string;
  inApp: boolean | number;
  byMail: boolean | number;
}

/** Those of the recipients who are still there, with their language and what they chose. */
async function readersOf(ctx: Context, told: readonly Told[]): Promise<Map<string, Reader>> {
  const ids = [...new Set(told.map(({ recipientId }) => recipientId))];
  const [day, company] = [await today(ctx), await companyOf(ctx)];
  const people = await someAtATime(ids, (some) =>
    selectSql<ReaderRow>(
      ctx.em,
      sql`select p.id, p.name, p.email, coalesce(a.locale, p.locale) as locale from person p left join account a on a.person_id = p.id
        where p.id in (${sql.list(some)}) and (p.left_on is null or cast(p.left_on as text) >= ${day})`,
    ),
  );
  const choices = await someAtATime(ids, (some) =>
    selectSql<ChoiceRow>(
      ctx.em,
      sql`select person_id as person, kind, in_app as "inApp", by_mail as "byMail" from notice_choice where person_id in (${sql.list(some)})`,
    ),
  );
  const byPerson = Map.groupBy(choices, ({ person }) => person);
  return new Map(
    people.map(({ id, name, email, locale }) => [
      id,
      {
        id,
        name,
        email: email || null,
        locale: localeOf(locale ?? company.locale),
        choices: new Map(
          byPerson.get(id)?.map(({ kind, inApp, byMail }) => [kind, { inApp: Boolean(inApp), byMail: Boolean(byMail) }]) ?? [],
        ),
      },
    ]),
  );
}

const localeOf = (locale: string): Locale => (locale === 'en' ? 'en' : 'zh-CN');

const NOTICES_PER_INSERT = 250;

/** Writes the notices that are new and answers which they are. In one order, so that two servers that find the same due wait for each other once. */
async function writeNotices(ctx: Context, told: readonly Told[]): Promise<Set<string>> {
  const now = ctx.services.reader.dialect.instantValue(ctx.clock.now());
  const written = new Set<string>();
  const ordered = told.toSorted((one, other) => (identity(one) < identity(other) ? -1 : 1));
  for (let at = 0; at < ordered.length; at += NOTICES_PER_INSERT) {
    const rows = ordered
      .slice(at, at + NOTICES_PER_INSERT)
      .map(
        ({ recipientId, key, kind, aboutId, facts }) =>
          sql`(${newId('ntc')}, ${recipientId}, ${key}, ${kind}, ${aboutId ?? null}, ${JSON.stringify(facts ?? {})}, ${now})`,
      );
    const inserted = await writeSql<{ recipientId: string; key: string }>(
      ctx.em,
      sql`insert into notice (id, recipient_id, key, kind, about_id, facts, created_at) values ${sql.join(rows)}
        on conflict (recipient_id, key) do nothing returning recipient_id as "recipientId", key`,
    );
    for (const each of inserted) written.add(identity(each));
  }
  return written;
}

/** Marks notices of the viewer as read: some of them, or all that were told until one of them was. Answers those that were named. */
export async function markNoticesRead(ctx: Context, { noticeIds, upToId }: MarkNoticesReadInput): Promise<Notice[]> {
  const personId = memberOf(ctx);
  const { em } = ctx;
  const own = { recipient: personId };
  const readAt = ctx.clock.now();
  const last = upToId ? await em.findOne(Notice, { id: upToId, ...own }) : null;
  if (last) await em.nativeUpdate(Notice, { ...own, readAt: null, createdAt: { $lte: last.createdAt } }, { readAt });
  const named = [...(noticeIds ?? [])];
  if (named.length) await em.nativeUpdate(Notice, { ...own, readAt: null, id: { $in: named } }, { readAt });
  sayChanged(ctx, [personId]);
  return em.find(Notice, { ...own, id: { $in: [...named, ...(last ? [last.id] : [])] } }, { refresh: true });
}

/** By which ways the viewer is told of a kind of thing from now on. */
export async function setNoticeChoice(ctx: Context, { kind, inApp, byMail }: SetNoticeChoiceInput): Promise<NoticeChoice> {
  const person = memberOf(ctx);
  const choice =
    (await ctx.em.findOne(NoticeChoice, { person, kind })) ?? ctx.em.create(NoticeChoice, { person, kind, inApp: true, byMail: true });
  Object.assign(choice, { inApp: inApp ?? choice.inApp, byMail: byMail ?? choice.byMail });
  await ctx.em.persist(choice).flush();
  return choice;
}

/** How many notices the viewer has not read; none for an account of no member. */
export const unreadNoticeCount = (ctx: Context): Promise<number> => countUnread(ctx, ctx.viewer?.personId ?? null);

/** Notices are told to members. */
function memberOf(ctx: Context): string {
  const personId = ctx.viewer?.personId ?? null;
  authorize(ctx, personId !== null);
  return personId ?? '';
}

/** Says to those who look on that their notices have changed: once it is committed. */
function sayChanged(ctx: Context, recipientIds: readonly string[]): void {
  const say = async (): Promise<void> => {
    for (const id of new Set(recipientIds)) ctx.services.pubsub.publish(noticesTopic(id), id);
  };
  ctx.afterCommit.push(say);
}
