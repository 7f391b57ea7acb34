/** What the events module tells others. */
declare module '../../platform/events.ts' {
  interface DomainEvents {
    /** When it happens, whether it does, its places or somebody's answer to it. */
    occurrenceChanged: { occurrenceId: string };
  }
}

/** Where `occurrenceChanged` is heard by subscribers. */
export const occurrenceTopic = (occurrenceId: string): string => `occurrence:${occurrenceId}`;
