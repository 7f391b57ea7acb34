import { onScopeDispose } from 'vue';

const readers = new Set<() => Promise<void>>();

/** Tells every page that shows the organization that it is another one now. Resolved once they have read it anew. */
export async function tellOrganizationChanged(): Promise<void> {
  await Promise.all([...readers].map((readAgain) => readAgain()));
}

/**
 * For what the cache does not keep: reads it anew when the organization was changed from elsewhere, as by an undo in a message that
 * outlived its page. Ends with the component.
 */
export function onOrganizationChanged(readAgain: () => Promise<void>): void {
  readers.add(readAgain);
  onScopeDispose(() => readers.delete(readAgain));
}
