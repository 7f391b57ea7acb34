/** A calendar day, 'YYYY-MM-DD'. */
type Day = string;

export type ContributionKindName = 'SUCCESS' | 'LESSON' | 'CASE';

/** The parts a contribution is told in. */
export type SectionKey =
  | 'SITUATION'
  | 'ACTION'
  | 'RESULT'
  | 'WHEN_IT_WORKS'
  | 'WHAT_HAPPENED'
  | 'CAUSE'
  | 'NEXT_TIME'
  | 'BACKGROUND'
  | 'TRIED'
  | 'QUESTION';

export interface TemplateSection {
  key: SectionKey;
  required: boolean;
}

/** The sections of each kind in the order they are told. Optional is what cannot always be answered in time for the meeting. */
export const TEMPLATES: Readonly<Record<ContributionKindName, readonly TemplateSection[]>> = {
  SUCCESS: [
    { key: 'SITUATION', required: true },
    { key: 'ACTION', required: true },
    { key: 'RESULT', required: true },
    { key: 'WHEN_IT_WORKS', required: false },
  ],
  LESSON: [
    { key: 'WHAT_HAPPENED', required: true },
    { key: 'CAUSE', required: true },
    { key: 'NEXT_TIME', required: true },
  ],
  CASE: [
    { key: 'BACKGROUND', required: true },
    { key: 'TRIED', required: false },
    { key: 'QUESTION', required: true },
  ],
};

/** Longest text of a section, in characters. */
export const SECTION_LENGTH = 5000;

export interface SectionText {
  key: SectionKey;
  text: string;
}

export interface SectionProblem {
  code: 'SECTION_REQUIRED' | 'SECTION_UNKNOWN' | 'SECTION_REPEATED' | 'SECTION_TOO_LONG';
  key: SectionKey;
}

/** What is wrong with the sections of a contribution; in the order of its template. */
export function sectionProblems(kind: ContributionKindName, sections: readonly SectionText[]): SectionProblem[] {
  const template = TEMPLATES[kind];
  const problems: SectionProblem[] = [];
  for (const { key, required } of template) {
    const given = sections.filter((section) => section.key === key);
    if (given.length > 1) problems.push({ code: 'SECTION_REPEATED', key });
    if (required && !given.some((section) => section.text.trim() !== '')) problems.push({ code: 'SECTION_REQUIRED', key });
    if (given.some((section) => section.text.length > SECTION_LENGTH)) problems.push({ code: 'SECTION_TOO_LONG', key });
  }
  for (const { key } of sections) {
    if (!template.some((section) => section.key === key)) problems.push({ code: 'SECTION_UNKNOWN', key });
  }
  return problems;
}

/** The sections as they are kept: in the order of the template, without surrounding blanks, without empty ones. */
export function keptSections(kind: ContributionKindName, sections: readonly SectionText[]): SectionText[] {
  return TEMPLATES[kind].flatMap(({ key }) => {
    const text = sections.find((section) => section.key === key)?.text.trim() ?? '';
    return text === '' ? [] : [{ key, text }];
  });
}

/** Only what failed may be told without a name: a success or a case needs somebody to ask. */
export const mayBeAnonymous = (kind: ContributionKindName): boolean => kind === 'LESSON';

/** Why an outcome cannot be recorded; null where it can. A case is closed with what changed, once. */
export function outcomeProblem(
  contribution: { kind: ContributionKindName; closed: boolean },
  note: string,
): 'NOT_A_CASE' | 'CASE_CLOSED' | 'NOTE_REQUIRED' | null {
  if (contribution.kind !== 'CASE') return 'NOT_A_CASE';
  if (contribution.closed) return 'CASE_CLOSED';
  return note.trim() === '' ? 'NOTE_REQUIRED' : null;
}

/** What the agenda needs to know of a follow-up. */
export interface Check {
  checkOn: Day | null;
  open: boolean;
}

/**
 * Whether an open case comes back to the agenda of a day: an unfinished follow-up is to be checked by then, or all checks are
 * past and nobody has said what came of the case. A check set for later keeps it away until then.
 */
export function isDue(contribution: { closed: boolean }, checks: readonly Check[], on: Day): boolean {
  if (contribution.closed) return false;
  const dated = checks.flatMap(({ checkOn, open }) => (checkOn === null ? [] : [{ reached: checkOn <= on, open }]));
  return dated.some((check) => check.reached && check.open) || (dated.length > 0 && dated.every((check) => check.reached));
}

/** Whether a follow-up's days are in order: its result is checked on the day it is due, or later. */
export const checkFitsDue = (dueOn: Day, checkOn: Day | null): boolean => checkOn === null || checkOn >= dueOn;
