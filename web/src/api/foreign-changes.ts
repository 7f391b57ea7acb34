/** What somebody else made of a field while it stood in a form. */
export interface ForeignChange<State extends object, Field extends keyof State = keyof State> {
  field: Field;
  theirs: State[Field];
  /** What stood in the form: what was typed, or what had been read. */
  mine: State[Field];
  /** Both changed it: what was typed stays until one of the two is chosen. */
  both: boolean;
}

/** Whether two values of a form are the same; they are texts, numbers, and plain objects of those. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Which fields differ from what was read because somebody else saved them; where both made the same of one there is nothing to say. */
export function foreignChanges<State extends object>(read: State, mine: State, newest: State): ForeignChange<State>[] {
  return (Object.keys(read) as (keyof State)[])
    .filter((field) => !same(read[field], newest[field]) && !same(mine[field], newest[field]))
    .map((field) => ({ field, theirs: newest[field], mine: mine[field], both: !same(mine[field], read[field]) }));
}
