import type { Context } from '../../platform/context.ts';
import { Contribution, Idea } from './contribution.entity.ts';
import { rotaOf, sessionDay } from './rota.reads.ts';
import { DutyRole, type SharingSession } from './sharing-session.entity.ts';
import { shownVoice, type Traces, type VoiceName } from './voices.rules.ts';

/** Ideas whose authors are shown already. */
const revealed = { $or: [{ ideasRevealedAt: { $ne: null } }, { closedAt: { $ne: null } }] };

/**
 * What the session itself shows of people. Anonymous lessons have no presenter, so they leave no trace; authors of ideas leave
 * one only once they are revealed, as they are by the closing itself.
 */
export async function tracesOf(ctx: Context, session: SharingSession, { closing }: { closing: boolean }): Promise<Traces> {
  const rota = await rotaOf(ctx, session.series.id);
  const members = rota.circleOn(sessionDay(rota.series, session));
  const [contributions, ideas] = await Promise.all([
    ctx.em.find(Contribution, { session: session.id, presenter: { $ne: null } }, { fields: ['presenter'] }),
    ctx.em.find(Idea, { contribution: { session: session.id, ...(closing ? {} : revealed) } }, { fields: ['author'] }),
  ]);
  const absent = new Set(members.filter((member) => member.absent).map((member) => member.personId));
  return {
    spoke: new Set(
      rota
        .turnsOf(session)
        .turns.filter((turn) => turn.role !== DutyRole.NOTE_TAKER && !absent.has(turn.personId))
        .map((turn) => turn.personId),
    ),
    wrote: new Set([...contributions.flatMap((contribution) => contribution.presenter?.id ?? []), ...ideas.map((idea) => idea.author.id)]),
    absent,
  };
}

/** The circle of a session with what the session shows of each. */
export async function suggestedVoices(ctx: Context, session: SharingSession): Promise<{ personId: string; kind: VoiceName | null }[]> {
  const rota = await rotaOf(ctx, session.series.id);
  const traces = await tracesOf(ctx, session, { closing: false });
  return rota.circleOn(sessionDay(rota.series, session)).map(({ personId }) => ({ personId, kind: shownVoice(personId, traces) }));
}
