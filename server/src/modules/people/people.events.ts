declare module '../../platform/events.ts' {
  interface DomainEvents {
    /** Somebody's last day was recorded; what is theirs ends the next day. Heard before the change is committed. */
    personLeft: { personId: string; leftOn: string };
  }
}

// A module, so that importing it declares the event.
export {};
