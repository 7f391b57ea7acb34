import { until } from '@vueuse/core';
import type { WritableComputedRef } from 'vue';
import { useUrlDrawer } from '../../shared/url-state';

/** What is being done with a seat or a unit; in the address, so that Back closes it. `close` is resolved once the address is without it. */
export function useUrlAction(): { open: WritableComputedRef<string>; close: () => Promise<void> } {
  const open = useUrlDrawer('do');
  return {
    open,
    close: async () => {
      open.value = '';
      await until(open).toBe('');
    },
  };
}
