import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { daysOfCard, type Kind } from './celebration-day.rules.ts';
import { Greeting } from './greeting.entity.ts';

/** A card: of a celebration that the asker may see. */
export interface Card {
  celebrantId: string;
  kind: Kind;
  on: string;
}

/** Four values each; a page of celebrations has a hundred cards at most, a job has thousands. */
const CARDS_AT_A_TIME = 1000;

/** Cards as rows of a statement: `card` is the place of each among them. */
function cardsAsRows(ctx: Context, cards: readonly Card[]): Sql {
  const { dialect } = ctx.services.reader;
  const rows = cards.map(({ celebrantId, kind, on }, index) => {
    const { from, to } = daysOfCard(on);
    return sql`(${sql.lit(index)}, ${celebrantId}, ${sql.lit(kind)}, ${dialect.day(sql`${from}`)}, ${dialect.day(sql`${to}`)})`;
  });
  return sql`(values ${sql.join(rows)}) k`;
}

/** The greetings `g` of the cards `k`, by the index on celebrant, kind and day. */
const onCard = sql`g.celebrant_id = k.column2 and g.celebration = k.column3 and g.on_day >= k.column4 and g.on_day <= k.column5`;

/** How many have signed each of these cards. */
export async function greetingCounts(ctx: Context, cards: readonly Card[]): Promise<number[]> {
  const counts: number[] = [];
  for (let at = 0; at < cards.length; at += CARDS_AT_A_TIME) {
    const some = cards.slice(at, at + CARDS_AT_A_TIME);
    const rows = await selectSql<{ card: number; signers: number | string }>(
      ctx.em,
      sql`select k.column1 as card, count(*) as signers from ${cardsAsRows(ctx, some)} join greeting g on ${onCard} group by k.column1`,
    );
    const byCard = new Map(rows.map(({ card, signers }) => [card, Number(signers)]));
    counts.push(...some.map((_, index) => byCard.get(index) ?? 0));
  }
  return counts;
}

const keyOf = ({ celebrantId, kind, on }: Card): string => JSON.stringify([celebrantId, kind, on]);

function cardOf(key: string): Card {
  const [celebrantId, kind, on] = JSON.parse(key) as [string, Kind, string];
  return { celebrantId, kind, on };
}

/** A page of what stands on a card, as it was written. Those of all cards of an answer are read together. */
export async function greetingsOn(
  ctx: Context,
  card: Card,
  { first, after }: { first: number; after?: string | null | undefined },
): Promise<Page<Greeting>> {
  const [beyond = ''] = after ? decodeCursor(after, 1) : [];
  const rows = await ctx.loaders.load(`celebrations.greetings ${first} ${beyond}`, keyOf(card), async (keys) => {
    const found = await selectSql<{ card: number; id: string }>(
      ctx.em,
      sql`select card, id from (
          select k.column1 as card, g.id, row_number() over (partition by k.column1 order by g.id) as place
          from ${cardsAsRows(ctx, keys.map(cardOf))} join greeting g on ${onCard} where g.id > ${beyond}
        ) ranked where place <= ${first + 1} order by card, place`,
    );
    const greetings = new Map(
      (
        await ctx.em.find(
          Greeting,
          found.map(({ id }) => id),
        )
      ).map((greeting) => [greeting.id, greeting]),
    );
    const byCard = Map.groupBy(found, ({ card: place }) => place);
    return keys.map((_, index) => (byCard.get(index) ?? []).flatMap(({ id }) => greetings.get(id) ?? []));
  });
  const countAll = (): Promise<number> =>
    ctx.loaders.load('celebrations.greetingCount', keyOf(card), (keys) => greetingCounts(ctx, keys.map(cardOf)));
  return pageOf(rows, first, ({ id }) => [id], countAll);
}

/** What the viewer wrote on a card; null where nothing. */
export function viewersGreeting(ctx: Context, card: Card): Promise<Greeting | null> {
  const signer = ctx.viewer?.personId;
  if (!signer) return Promise.resolve(null);
  return ctx.loaders.load('celebrations.viewersGreeting', keyOf(card), async (keys) => {
    const found = await selectSql<{ card: number; id: string }>(
      ctx.em,
      sql`select k.column1 as card, g.id from ${cardsAsRows(ctx, keys.map(cardOf))} join greeting g on ${onCard} where g.signer_id = ${signer} order by g.id`,
    );
    const greetings = new Map(
      (
        await ctx.em.find(
          Greeting,
          found.map(({ id }) => id),
        )
      ).map((greeting) => [greeting.id, greeting]),
    );
    const first = new Map(found.toReversed().map(({ card: place, id }) => [place, id]));
    return keys.map((_, index) => greetings.get(first.get(index) ?? '') ?? null);
  });
}
