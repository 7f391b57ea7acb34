import { describe, expect, it } from 'vitest';
import { casePolicy, seriesPolicy, sessionPolicy, type CaseStanding, type SessionStanding } from './sharing.policy.ts';

type Standing = SessionStanding & CaseStanding;

const nobody: Standing = {
  isHr: false,
  managesCircle: false,
  isOrganizer: false,
  isHost: false,
  takesPart: false,
  isOwner: false,
};
const being = (change: Partial<Standing>): Standing => ({ ...nobody, ...change });

describe('who is nobody to a session', () => {
  it('reads it and does nothing else', () => {
    const policies = [...Object.values(seriesPolicy), ...Object.values(sessionPolicy)];
    expect(policies.some((allows) => allows(nobody))).toBe(false);
    expect(casePolicy.addIdea(nobody) || casePolicy.revealIdeas(nobody) || casePolicy.adoptIdea(nobody)).toBe(false);
    expect(casePolicy.addFollowUp(nobody) || casePolicy.completeFollowUp(nobody, false) || casePolicy.recordOutcome(nobody)).toBe(false);
  });
});

describe('HR and who manages the circle', () => {
  it('plan, but neither open nor close nor decide what somebody else asked', () => {
    for (const planner of [being({ isHr: true }), being({ managesCircle: true })]) {
      expect(seriesPolicy.create(planner) && seriesPolicy.update(planner) && seriesPolicy.schedule(planner)).toBe(true);
      expect(sessionPolicy.reschedule(planner)).toBe(true);
      expect(sessionPolicy.open(planner) || sessionPolicy.close(planner) || sessionPolicy.contribute(planner)).toBe(false);
      expect(casePolicy.adoptIdea(planner) || casePolicy.recordOutcome(planner)).toBe(false);
    }
  });
});

describe('the host', () => {
  it('opens, moves and closes the session, and does not change the series', () => {
    const host = being({ isHost: true, takesPart: true });
    expect(sessionPolicy.open(host) && sessionPolicy.close(host) && sessionPolicy.reschedule(host)).toBe(true);
    expect(seriesPolicy.update(host)).toBe(false);
  });
});

describe('the owner of a case', () => {
  it('alone adopts ideas; the organizer may close it in their place', () => {
    expect(casePolicy.adoptIdea(being({ isOwner: true }))).toBe(true);
    expect(casePolicy.adoptIdea(being({ isOrganizer: true, isHost: true, takesPart: true }))).toBe(false);
    expect(casePolicy.recordOutcome(being({ isOrganizer: true }))).toBe(true);
  });
});

describe('who does a follow-up', () => {
  it('says what came of it', () => {
    expect(casePolicy.completeFollowUp(nobody, true)).toBe(true);
  });
});
