import type { Viewer } from '../../platform/auth/viewer.ts';

// Who may do what with sharing sessions. Whoever is signed in may read them: only authors that are hidden by rule are not shown.

/** How the viewer stands to a series. */
export interface SeriesStanding {
  isHr: boolean;
  /** Everybody in today's circle is the viewer or reports to them, directly or not. */
  managesCircle: boolean;
  isOrganizer: boolean;
}

/** What the viewer is in a session: all that is asked while it goes on. */
export interface Participation {
  isOrganizer: boolean;
  isHost: boolean;
  /** Of the circle on the day of the session, or with a duty in it. */
  takesPart: boolean;
}

/** How the viewer stands to a session. */
export interface SessionStanding extends SeriesStanding, Participation {}

/** How the viewer stands to a case. */
export interface CaseStanding extends Participation {
  isOwner: boolean;
}

export const isHr = (viewer: Viewer | null): boolean => viewer?.roles.has('HR') ?? false;

export const seriesPolicy = {
  create: (standing: Pick<SeriesStanding, 'isHr' | 'managesCircle'>): boolean => standing.isHr || standing.managesCircle,
  update: (standing: SeriesStanding): boolean => seriesPolicy.create(standing) || standing.isOrganizer,
  schedule: (standing: SeriesStanding): boolean => seriesPolicy.update(standing),
};

export const sessionPolicy = {
  reschedule: (standing: SessionStanding): boolean => seriesPolicy.update(standing) || standing.isHost,
  open: (standing: Participation): boolean => standing.isHost || standing.isOrganizer,
  close: (standing: Participation): boolean => sessionPolicy.open(standing),
  contribute: (standing: Participation): boolean => standing.takesPart || standing.isOrganizer,
};

export const casePolicy = {
  addIdea: (standing: Participation): boolean => sessionPolicy.contribute(standing),
  revealIdeas: (standing: CaseStanding): boolean => standing.isOwner || sessionPolicy.open(standing),
  adoptIdea: (standing: Pick<CaseStanding, 'isOwner'>): boolean => standing.isOwner,
  addFollowUp: (standing: CaseStanding): boolean => standing.isOwner || sessionPolicy.open(standing),
  completeFollowUp: (standing: CaseStanding, ownsFollowUp: boolean): boolean => ownsFollowUp || casePolicy.addFollowUp(standing),
  /** The organizer too, for an owner who has left. */
  recordOutcome: (standing: CaseStanding): boolean => standing.isOwner || standing.isOrganizer,
};
