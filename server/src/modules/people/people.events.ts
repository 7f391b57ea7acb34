/** Somebody's last day was recorded; what is theirs ends the next day. Heard before the change is committed. */
export interface PersonLeft {
  personId: string;
  leftOn: string;
  /** The last day that was recorded before; null where none was. A later one gives back what is still free. */
  formerLeftOn: string | null;
}

/** Somebody who had left comes back. What ended with their last day stays ended. Heard before the change is committed. */
export interface PersonReturned {
  personId: string;
  /** Their first day of the new employment. */
  hiredOn: string;
  formerLeftOn: string;
}

/**
 * Two records are one human: what refers to `fromId` shall refer to `intoId`. Heard before anything is moved, in the same transaction. A
 * listener moves what its rule calls MODULE, or refuses with a Rejected; the others are moved after it.
 */
export interface PeopleMerged {
  intoId: string;
  fromId: string;
  /** The last day of the person that both are; null while no end is known. */
  leftOn: string | null;
}

/**
 * Nothing personal is kept of somebody from now on. Heard before the change is committed: a listener removes what its rule calls MODULE,
 * and what personal text of theirs stands where no reference tells of it.
 */
export interface PersonErased {
  personId: string;
  /** The name they had. */
  name: string;
  /** A text that was made with the name, without it. */
  unnamed: (text: string) => string;
  /** Addresses that were theirs, in lower case. */
  emails: readonly string[];
  /** Is what they wrote for the team erased, too? */
  contributions: boolean;
}

declare module '../../platform/events.ts' {
  interface DomainEvents {
    personLeft: PersonLeft;
    personReturned: PersonReturned;
    peopleMerged: PeopleMerged;
    personErased: PersonErased;
  }
}
