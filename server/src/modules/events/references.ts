import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people. Answers stay as numbers of who came. */
export const eventReferences: References = {
  'Event.organizer': { onMerge: 'MOVE', onErasure: 'STAYS', download: 'events.organized' },
  'Rsvp.person': { onMerge: 'MODULE', onErasure: 'STAYS', download: 'events.answers' },
};
