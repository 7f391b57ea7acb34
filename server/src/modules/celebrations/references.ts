import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people. A card is about its two people, and goes with either. */
export const celebrationReferences: References = {
  'Greeting.celebrant': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'celebrations.greetingsReceived' },
  'Greeting.signer': { onMerge: 'KEEP_ONE', onErasure: 'DELETE', download: 'celebrations.greetingsSigned' },
};
