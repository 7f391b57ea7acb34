import type { SeatRecordQuery } from '../../gql/graphql';
import type { SeatWords } from './seat-words';

export type SeatTerm = Extract<NonNullable<SeatRecordQuery['node']>, { __typename?: 'Position' }>['terms'][number];

interface Span {
  readonly validFrom: string;
  readonly validTo?: string | null;
}

const covers = ({ validFrom, validTo }: Span, day: string): boolean => validFrom <= day && (!validTo || day < validTo);

/** What is true on a day; of what is no more then, what was true last; of what is to come, what will be first. */
export const termAt = <T extends Span>(terms: readonly T[], day: string): T | undefined =>
  terms.find((term) => covers(term, day)) ?? terms.findLast((term) => term.validFrom <= day) ?? terms[0];

/** The seat somebody reported to, as it was called when that began: 王建国 · 区域经理. */
export function superiorWords({ validFrom, reportsTo }: SeatTerm, wordsOf: SeatWords['wordsOf']): string | undefined {
  const then = reportsTo && termAt(reportsTo.terms, validFrom);
  return then ? wordsOf(then) : undefined;
}
