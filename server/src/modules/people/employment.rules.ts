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
 * The employments of somebody who has had two records: those of `into`, and of `from` all that lie apart from them; the last is the present one.
 * Where the present ones overlap that of `into` is right, but it takes a first day that it lacks from the other.
 */
export function mergedEmployments(into: Employments, from: Employments): Employments {
  const kept: Employment[] = [...into.former, into.present].filter(isKnown);
  for (const span of [from.present, ...from.former].filter(isKnown)) if (kept.every((each) => apart(each, span))) kept.push(span);
  // Of spans that lie apart the last alone may have no end.
  kept.sort((a, b) => ((a.leftOn ?? '9999') < (b.leftOn ?? '9999') ? -1 : 1));
  const former = kept.filter((span): span is Ended => span.leftOn !== null);
  const present = kept.at(-1) ?? { hiredOn: null, leftOn: null };
  if (present.leftOn !== null) former.pop();
  const begun = { ...present, hiredOn: from.present.hiredOn };
  const lacksFirstDay = present === into.present && present.hiredOn === null;
  const fits = (present.leftOn === null || (begun.hiredOn ?? '') <= present.leftOn) && former.every((span) => endedBefore(span, begun));
  return { present: lacksFirstDay && fits ? begun : present, former };
}
