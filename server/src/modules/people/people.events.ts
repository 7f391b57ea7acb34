/** Somebody's last day was recorded; what is theirs ends the next day. Heard before the change is committed. */
export interface PersonLeft {
  personId: string;
  leftOn: string;
  /** The last day that was recorded before; null where none was. A later one gives back what is still free. */
  formerLeftOn: string | null;
}

declare module '../../platform/events.ts' {
  interface DomainEvents {
    personLeft: PersonLeft;
  }
}
