import { hashedDraw } from './draw.rules.ts';
import { reasonsFor, type PickReason } from './rotation-reasons.rules.ts';
import { inOrder, times, type Candidate, type RotationRole, type Standing } from './turn-order.rules.ts';

/** A calendar day, 'YYYY-MM-DD'. */
type Day = string;

/** Somebody of the circle on the day of a session. */
export interface RotationMember {
  personId: string;
  /** The day they came into the circle. */
  joinedOn: Day;
  /** Whether they are away on the day of the session. */
  absent: boolean;
}

/** A duty that is settled already: held in the past, volunteered for, swapped or chosen. */
export interface SettledDuty {
  personId: string;
  role: RotationRole;
}

/** A session as the rotation sees it. */
export interface RotationSession {
  /** The regular day of the session: part of the draw, so that moving a session doesn't change who is drawn. */
  originalOn: Day;
  heldOn: Day;
  members: readonly RotationMember[];
  settled: readonly SettledDuty[];
  /** True once its duties are all settled: nobody is drawn, those settled are counted. */
  held: boolean;
}

/** A rule the rotation had to give up because the circle is too small that day. */
export type Relaxation = 'NEWCOMERS_TAKE_PART' | 'FEWER_PRESENTERS' | 'HOST_PRESENTS' | 'NOBODY_AVAILABLE';

/** One person's turn and why it is theirs; no reasons where people settled it themselves. */
export interface RotationPick {
  personId: string;
  role: RotationRole;
  drawn: boolean;
  reasons: PickReason[];
}

export interface SessionRota {
  originalOn: Day;
  picks: RotationPick[];
  relaxations: Relaxation[];
}

/** Sessions a newcomer listens to before the rotation asks them. */
export const NEWCOMER_SESSIONS = 2;

/**
 * The rota of a series, from its first session on: `sessions` in their order, those held first. Answers one rota for each
 * session that is not held. The same seed gives the same rota, whatever the order of the members.
 */
export function rotate(sessions: readonly RotationSession[], presentersPerSession: number, seed: string): SessionRota[] {
  const standings = new Map<string, Standing>();
  const sessionDays = sessions.map((session) => session.heldOn);
  const rotas: SessionRota[] = [];
  let before: ReadonlySet<string> = new Set();
  sessions.forEach((session, index) => {
    const { regulars, newcomers } = whoIsThere(session, sessionDays, index);
    const candidates = (people: readonly RotationMember[]): Candidate[] =>
      people.map((member) => ({
        personId: member.personId,
        standing: standingOf(standings, member.personId),
        draw: drawOf(seed, session.originalOn, member.personId),
      }));
    startAtTheLowestCount(standings, regulars, before);
    let picks: RotationPick[];
    if (session.held) {
      picks = session.settled.map((duty) => ({ ...duty, drawn: false, reasons: [] }));
    } else {
      const rota = drawSession(session, candidates(regulars), candidates(newcomers), presentersPerSession);
      rotas.push(rota);
      picks = rota.picks;
    }
    for (const pick of picks) {
      const tally = standingOf(standings, pick.personId)[pick.role];
      tally.times += 1;
      tally.lastOn = session.heldOn;
    }
    before = new Set([...regulars.map((member) => member.personId), ...picks.map((pick) => pick.personId)]);
  });
  return rotas;
}

/** Those present, split into regulars and newcomers: fewer than two sessions were held since they joined. Founders are regulars. */
function whoIsThere(
  session: RotationSession,
  sessionDays: readonly Day[],
  index: number,
): { regulars: RotationMember[]; newcomers: RotationMember[] } {
  const first = sessionDays[0] ?? session.heldOn;
  const isNewcomer = (member: RotationMember): boolean =>
    member.joinedOn > first && sessionDays.slice(0, index).filter((day) => day >= member.joinedOn).length < NEWCOMER_SESSIONS;
  const there = session.members.filter((member) => !member.absent);
  return { regulars: there.filter((member) => !isNewcomer(member)), newcomers: there.filter(isNewcomer) };
}

function standingOf(standings: Map<string, Standing>, personId: string): Standing {
  let standing = standings.get(personId);
  if (standing === undefined) {
    standing = { HOST: { times: 0, lastOn: null }, PRESENTER: { times: 0, lastOn: null } };
    standings.set(personId, standing);
  }
  return standing;
}

/** Who was not in the rotation the session before starts level with the least often asked of those who were. */
function startAtTheLowestCount(standings: Map<string, Standing>, regulars: readonly RotationMember[], before: ReadonlySet<string>): void {
  const stayed = regulars.filter((member) => before.has(member.personId)).map((member) => standingOf(standings, member.personId));
  if (stayed.length === 0) return;
  for (const role of ['HOST', 'PRESENTER'] as const) {
    const lowest = Math.min(...stayed.map((standing) => standing[role].times));
    for (const member of regulars) {
      const tally = standingOf(standings, member.personId)[role];
      if (!before.has(member.personId)) tally.times = Math.max(tally.times, lowest);
    }
  }
}

function drawOf(seed: string, originalOn: Day, personId: string): Record<RotationRole, number> {
  return {
    HOST: hashedDraw(`${seed}/${originalOn}/HOST/${personId}`),
    PRESENTER: hashedDraw(`${seed}/${originalOn}/PRESENTER/${personId}`),
  };
}

function drawSession(
  session: RotationSession,
  regulars: readonly Candidate[],
  newcomers: readonly Candidate[],
  presentersPerSession: number,
): SessionRota {
  const relaxations: Relaxation[] = [];
  const settledHost = session.settled.find((duty) => duty.role === 'HOST')?.personId;
  const settledPresenters = session.settled.filter((duty) => duty.role === 'PRESENTER').map((duty) => duty.personId);
  const busy = new Set(session.settled.map((duty) => duty.personId));
  const openPresenters = Math.max(0, presentersPerSession - settledPresenters.length);
  const wanted = openPresenters + (settledHost === undefined ? 1 : 0);

  const free = regulars.filter((candidate) => !busy.has(candidate.personId));
  const freeNewcomers = newcomers.filter((candidate) => !busy.has(candidate.personId));
  const missing = Math.min(wanted - free.length, freeNewcomers.length);
  if (missing > 0) {
    relaxations.push('NEWCOMERS_TAKE_PART');
    free.push(...inOrder(freeNewcomers, 'PRESENTER').slice(0, missing));
  }

  const { host, presenters } = chooseTogether(free, settledHost === undefined, openPresenters);
  const picks: RotationPick[] = session.settled.map((duty) => ({ ...duty, drawn: false, reasons: [] }));
  const absent = session.members.filter((member) => member.absent).length;
  if (host)
    picks.push({ personId: host.personId, role: 'HOST', drawn: true, reasons: reasonsFor(host, 'HOST', free, presenters, [], absent) });
  presenters.forEach((presenter, index) => {
    const reasons = reasonsFor(presenter, 'PRESENTER', free, host ? [host] : [], presenters.slice(0, index), absent);
    picks.push({ personId: presenter.personId, role: 'PRESENTER', drawn: true, reasons });
  });

  const hostId = settledHost ?? host?.personId;
  if (hostId === undefined) relaxations.push('NOBODY_AVAILABLE');
  else if (openPresenters > 0 && settledPresenters.length + presenters.length === 0) {
    relaxations.push('HOST_PRESENTS');
    picks.push({ personId: hostId, role: 'PRESENTER', drawn: true, reasons: [{ code: 'ONLY_ONE_LEFT' }] });
  }
  if (hostId !== undefined && presentersPerSession > picks.filter((pick) => pick.role === 'PRESENTER').length) {
    relaxations.push('FEWER_PRESENTERS');
  }
  return { originalOn: session.originalOn, picks, relaxations };
}

/**
 * Host and presenters are chosen together: one at a time, the host could be the very person whose turn to present it is. The
 * choice that passes over nobody wins; where every choice does, the one that does so least.
 */
function chooseTogether(
  free: readonly Candidate[],
  hostWanted: boolean,
  presentersWanted: number,
): { host: Candidate | null; presenters: Candidate[] } {
  const presenterOrder = inOrder(free, 'PRESENTER');
  if (!hostWanted) return { host: null, presenters: presenterOrder.slice(0, presentersWanted) };
  const turns = (people: readonly Candidate[]): number => people.reduce((sum, candidate) => sum + times(candidate, 'PRESENTER'), 0);
  const hostOrder = inOrder(free, 'HOST');
  let best: { host: Candidate; presenters: Candidate[]; passedOver: number } | null = null;
  for (const host of hostOrder) {
    // The order of hosts only gets worse from here on.
    const passedOverHosts = times(host, 'HOST') - times(hostOrder[0] ?? host, 'HOST');
    if (best !== null && passedOverHosts >= best.passedOver) break;
    const presenters = presenterOrder.filter((candidate) => candidate !== host).slice(0, presentersWanted);
    const passedOver = passedOverHosts + turns(presenters) - turns(presenterOrder.slice(0, presenters.length));
    if (best === null || passedOver < best.passedOver) best = { host, presenters, passedOver };
  }
  return best ?? { host: null, presenters: [] };
}
