/** What is compared of two records, as text. */
export type Compared = Readonly<Record<string, string | null>>;

export interface MergeRow {
  field: string;
  into: string | null;
  from: string | null;
  /** Which of the two the merged record has. */
  kept: 'into' | 'from' | 'both';
}

/** A row for whatever either record says: the one that stays is right, and takes what it lacks. `united` fields keep what either has. */
export function mergeRows(into: Compared, from: Compared, united: readonly string[]): MergeRow[] {
  return Object.keys(into)
    .filter((field) => into[field] || from[field])
    .map((field) => ({
      field,
      into: into[field] || null,
      from: from[field] || null,
      kept: into[field] && from[field] && united.includes(field) ? 'both' : into[field] ? 'into' : 'from',
    }));
}

interface Employment {
  hiredOn?: string | null;
  leftOn?: string | null;
}

/** Was one employment over before the other began? */
export const endedBefore = (one: Employment, other: Employment): boolean => !!one.leftOn && !!other.hiredOn && one.leftOn < other.hiredOn;
