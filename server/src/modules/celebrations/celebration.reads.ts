import { today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import type { KeptNotice, NoticeWriter, Words } from '../../platform/notice-words.ts';
import { Person } from '../people/person.entity.ts';
import { seenValues } from '../people/private-values.service.ts';
import { type Kind, keptOn } from './celebration-day.rules.ts';
import { cardSentence, celebrationSentence, pathOf } from './celebration-words.ts';
import { greetingCounts } from './greeting.reads.ts';

/** Somebody’s day, as the viewer may know of it. */
export interface SeenCelebration {
  person: Person;
  years: number | null;
}

/** What somebody keeps on that day, as far as the viewer may see it: null where there is nothing, and where there may be something hidden. */
export async function seenCelebration(ctx: Context, kind: Kind, personId: string, on: string): Promise<SeenCelebration | null> {
  const person = await personOf(ctx, personId);
  if (!person) return null;
  const { whole, birthday } = await seenValues(ctx, personId);
  const year = birthday?.year != null || whole?.year == null;
  const kept = keptOn(kind, on, { birthday: whole, year, hiredOn: person.hiredOn, leftOn: person.leftOn });
  return kept && { person, years: kept.years };
}

const personOf = (ctx: Context, personId: string): Promise<Person | null> =>
  ctx.loaders.load('celebrations.people', personId, async (ids) => {
    const people = new Map((await ctx.em.find(Person, { id: { $in: [...ids] } })).map((person) => [person.id, person]));
    return ids.map((id) => people.get(id) ?? null);
  });

interface Facts {
  kind: Kind;
  personId: string;
  on: string;
}

function factsOf({ aboutId, facts }: KeptNotice): Facts | null {
  const { celebration, on } = facts;
  if (aboutId === null || on === undefined || (celebration !== 'BIRTHDAY' && celebration !== 'WORK_ANNIVERSARY')) return null;
  return { kind: celebration, personId: aboutId, on };
}

/** Of a celebration that is hidden by now, or is no longer on that day, nothing is left to say. */
const writeAhead: NoticeWriter = async (ctx, notices) => {
  const today = await todayOf(ctx);
  return Promise.all(
    notices.map(async (notice): Promise<Words | null> => {
      const facts = factsOf(notice);
      const seen = facts && (await seenCelebration(ctx, facts.kind, facts.personId, facts.on));
      if (!seen) return null;
      const told = { kind: facts.kind, name: seen.person.name, on: facts.on, years: seen.years };
      return { text: celebrationSentence(told, today, ctx.locale), path: pathOf(facts.kind, facts.personId, facts.on) };
    }),
  );
};

/** Those who take their words back are not counted. */
const writeSigned: NoticeWriter = async (ctx, notices) => {
  const facts = notices.map(factsOf);
  const cards = facts.flatMap((each) => (each ? [{ celebrantId: each.personId, kind: each.kind, on: each.on }] : []));
  const counts = await greetingCounts(ctx, cards);
  let at = 0;
  return facts.map((each): Words | null => {
    const signers = each ? (counts[at++] ?? 0) : 0;
    return each && signers > 0
      ? { text: cardSentence(each.kind, signers, ctx.locale), path: pathOf(each.kind, each.personId, each.on) }
      : null;
  });
};

export const celebrationNoticeWriters: Readonly<Record<string, NoticeWriter>> = { CELEBRATION_AHEAD: writeAhead, GREETINGS: writeSigned };
