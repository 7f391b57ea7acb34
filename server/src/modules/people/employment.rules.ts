/** A span of employment by its first and last day; null: not known, or no end known. */
export interface Employment {
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
}

export interface Ended extends Employment {
  readonly leftOn: string;
}

/** All employments of one person. */
export interface Employments {
  /** The present one, or the last. */
  readonly present: Employment;
  readonly former: readonly Ended[];
}

const isKnown = ({ hiredOn, leftOn }: Employment): boolean => hiredOn !== null || leftOn !== null;

/** Was it over before the other began? */
export const endedBefore = (one: Employment, other: Employment): one is Ended =>
  one.leftOn !== null && other.hiredOn !== null && one.leftOn < other.hiredOn;

const apart = (one: Employment, other: Employment): boolean => endedBefore(one, other) || endedBefore(other, one);

/**
 * The employments of somebody who has had two records. Spans that lie apart are both kept, the later of the last ones is the present one; of
 * two that overlap the one of `into` is right, which takes a first day that it lacks from the other.
 */
export function mergedEmployments(into: Employments, from: Employments): Employments {
  const former: Ended[] = [...into.former];
  let { present } = into;
  const other = from.present;
  if (!isKnown(present)) present = other;
  else if (endedBefore(present, other)) {
    former.push(present);
    present = other;
  } else if (endedBefore(other, present)) former.push(other);
  else if (present.hiredOn === null && (present.leftOn === null || (other.hiredOn ?? '') <= present.leftOn))
    present = { ...present, hiredOn: other.hiredOn };
  for (const span of from.former) if (former.every((kept) => apart(kept, span)) && apart(span, present)) former.push(span);
  return { present, former: former.toSorted((a, b) => (a.leftOn < b.leftOn ? -1 : 1)) };
}
