import { describe, expect, it } from 'vitest';
import {
  checkFitsDue,
  isDue,
  keptSections,
  mayBeAnonymous,
  outcomeProblem,
  sectionProblems,
  SECTION_LENGTH,
  TEMPLATES,
} from './contribution.rules.ts';

describe('the sections of a contribution', () => {
  it('are those of its kind, all required ones filled', () => {
    expect(
      sectionProblems('CASE', [
        { key: 'BACKGROUND', text: '客户要求降价' },
        { key: 'QUESTION', text: '怎么谈？' },
      ]),
    ).toEqual([]);
  });

  it('are missing when they hold only blanks', () => {
    expect(
      sectionProblems('LESSON', [
        { key: 'WHAT_HAPPENED', text: '  ' },
        { key: 'CAUSE', text: '没有确认决策人' },
      ]),
    ).toEqual([
      { code: 'SECTION_REQUIRED', key: 'WHAT_HAPPENED' },
      { code: 'SECTION_REQUIRED', key: 'NEXT_TIME' },
    ]);
  });

  it('of another kind, told twice or too long are refused', () => {
    const text = '字'.repeat(SECTION_LENGTH + 1);
    const sections = [
      { key: 'BACKGROUND', text },
      { key: 'QUESTION', text: '一' },
      { key: 'QUESTION', text: '二' },
      { key: 'CAUSE', text: '三' },
    ] as const;
    expect(sectionProblems('CASE', sections)).toEqual([
      { code: 'SECTION_TOO_LONG', key: 'BACKGROUND' },
      { code: 'SECTION_REPEATED', key: 'QUESTION' },
      { code: 'SECTION_UNKNOWN', key: 'CAUSE' },
    ]);
  });

  it('are kept in the order of the template, trimmed, without empty ones', () => {
    const sections = [
      { key: 'QUESTION', text: ' 怎么谈？ ' },
      { key: 'TRIED', text: '' },
      { key: 'BACKGROUND', text: '客户要求降价' },
    ] as const;
    expect(keptSections('CASE', sections)).toEqual([
      { key: 'BACKGROUND', text: '客户要求降价' },
      { key: 'QUESTION', text: '怎么谈？' },
    ]);
  });

  it('can be written in every kind: each has a required section, none twice', () => {
    for (const template of Object.values(TEMPLATES)) {
      expect(template.some((section) => section.required)).toBe(true);
      expect(new Set(template.map((section) => section.key)).size).toBe(template.length);
    }
  });
});

describe('a contribution without a name', () => {
  it('may only be a lesson', () => {
    expect((['SUCCESS', 'LESSON', 'CASE'] as const).filter(mayBeAnonymous)).toEqual(['LESSON']);
  });
});

describe('an outcome', () => {
  it('closes a case once, with what changed', () => {
    expect(outcomeProblem({ kind: 'CASE', closed: false }, '客户签了两年')).toBeNull();
    expect(outcomeProblem({ kind: 'CASE', closed: false }, ' ')).toBe('NOTE_REQUIRED');
    expect(outcomeProblem({ kind: 'CASE', closed: true }, '客户签了两年')).toBe('CASE_CLOSED');
    expect(outcomeProblem({ kind: 'SUCCESS', closed: false }, '客户签了两年')).toBe('NOT_A_CASE');
  });
});

describe('a case', () => {
  const open = (checkOn: string | null) => ({ checkOn, open: true });
  const done = (checkOn: string | null) => ({ checkOn, open: false });

  it('comes back on the check date of a follow-up, and stays until it is closed', () => {
    expect(isDue({ closed: false }, [open('2026-12-04')], '2026-12-03')).toBe(false);
    expect(isDue({ closed: false }, [open(null), open('2026-12-04')], '2026-12-04')).toBe(true);
    expect(isDue({ closed: false }, [open('2026-12-04')], '2027-01-08')).toBe(true);
    expect(isDue({ closed: true }, [open('2026-12-04')], '2027-01-08')).toBe(false);
    expect(isDue({ closed: false }, [open(null)], '2027-01-08')).toBe(false);
  });

  it('stays away while a later check is set, once what was to be checked is done', () => {
    expect(isDue({ closed: false }, [done('2026-12-04'), open('2026-12-18')], '2026-12-11')).toBe(false);
    expect(isDue({ closed: false }, [open('2026-12-04'), open('2026-12-18')], '2026-12-11')).toBe(true);
    expect(isDue({ closed: false }, [done('2026-12-04'), done('2026-12-18')], '2026-12-18')).toBe(true);
  });
});

describe('the check of a follow-up', () => {
  it('is not before the follow-up is due', () => {
    expect(checkFitsDue('2026-12-04', '2026-12-03')).toBe(false);
    expect(checkFitsDue('2026-12-04', '2026-12-04')).toBe(true);
    expect(checkFitsDue('2026-12-04', null)).toBe(true);
  });
});
