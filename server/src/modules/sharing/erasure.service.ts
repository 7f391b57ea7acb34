import type { Context } from '../../platform/context.ts';
import { someAtATime } from '../../platform/orm/select.ts';
import type { PersonErased } from '../people/people.events.ts';
import { Contribution, FollowUp, Idea } from './contribution.entity.ts';
import { Duty, SharingSession, Voice } from './sharing-session.entity.ts';

/** Stands where a line of text has to be. */
const NOTHING = '—';

/**
 * Takes the name of somebody out of the minutes of the sessions that they took part in. What they wrote stays as the team's knowledge, unless
 * HR erases it too: then the rows stay without text, and others' ideas with theirs.
 */
export async function eraseFromSharing(ctx: Context, { personId, unnamed, contributions }: PersonErased): Promise<void> {
  const { em } = ctx;
  const [presented, ideas, followUps] = await Promise.all([
    em.find(Contribution, { presenter: personId }),
    em.find(Idea, { author: personId }, { populate: ['contribution'] }),
    em.find(FollowUp, { owner: personId }, { populate: ['contribution'] }),
  ]);
  const [duties, voices] = await Promise.all([em.find(Duty, { person: personId }), em.find(Voice, { person: personId })]);
  const sessions = new Set([
    ...[...duties, ...voices, ...presented].map(({ session }) => session.id),
    ...[...ideas, ...followUps].map(({ contribution }) => contribution.getEntity().session.id),
  ]);
  const withMinutes = await someAtATime([...sessions], (some) => em.find(SharingSession, { id: { $in: some }, minutes: { $ne: null } }));
  // What was erased from a contribution must not stand in the minutes made from it.
  const texts = contributions ? [...presented.map(({ title }) => title), ...[...ideas, ...followUps].map(({ text }) => text)] : [];
  for (const session of withMinutes) {
    const minutes = texts.filter(Boolean).reduce((text, erased) => text.replaceAll(erased, NOTHING), session.minutes ?? '');
    session.minutes = unnamed(minutes);
  }
  if (!contributions) return;
  for (const contribution of presented)
    Object.assign(contribution, { title: NOTHING, sections: {}, outcomeNote: contribution.outcomeNote === null ? null : NOTHING });
  for (const idea of ideas) idea.text = NOTHING;
  for (const followUp of followUps) Object.assign(followUp, { text: NOTHING, result: followUp.result === null ? null : NOTHING });
}
