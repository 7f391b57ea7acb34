/** Somebody's last day was recorded; what is theirs ends the next day. Heard before the change is committed. */
export interface PersonLeft {
  personId: string;
  leftOn: string;
}

declare module '../../platform/events.ts' {
  interface DomainEvents {
    personLeft: PersonLeft;
  }
}
