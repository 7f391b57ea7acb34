import type { Context } from './context.ts';

/** What becomes of a reference to somebody whose two records become one. */
export type OnMerge =
  /** It refers to the record that stays. */
  | 'MOVE'
  /** Likewise; where the record that stays has one already, that one is kept. */
  | 'KEEP_ONE'
  /** It goes with the record. */
  | 'DELETE'
  /** Its module says, as a listener of `peopleMerged`; nothing may refer to the record afterwards. */
  | 'MODULE'
  /** It refers to an account, and goes where that goes. */
  | 'WITH_ACCOUNT';

/** What becomes of a row that refers to somebody who is erased. */
export type OnErasure =
  /** It says nothing personal, or it is the team's: it refers to somebody without a name from then on. */
  | 'STAYS'
  | 'DELETE'
  /** Its module says, as a listener of `personErased`. */
  | 'MODULE'
  | 'WITH_ACCOUNT';

/**
 * What becomes of a column that refers to a person or an account. Its module says it beside its entities; a contract test finds the columns
 * that nobody has said anything of. (server/decisions/references-to-people.md)
 */
export interface ReferenceRules {
  onMerge: OnMerge;
  onErasure: OnErasure;
  /** Where it stands in what somebody downloads about themselves, `events.answers`, or why it is in none. */
  download: string | { leftOut: string };
}

/** Rules by what they are about: `Rsvp.person`, or the name of a table between two others: `person_hobby`. */
export type References = Readonly<Record<string, ReferenceRules>>;

/** Whose data is downloaded. */
export interface DataSubject {
  personId: string;
  /** Do they ask themselves? Else HR does, for whom a value may be hidden. */
  self: boolean;
}

/** A module's part of what is kept about somebody, as names and plain values. */
export type PersonalData = (ctx: Context, subject: DataSubject) => Promise<Readonly<Record<string, unknown>>>;
