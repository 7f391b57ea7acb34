import { computed, nextTick, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export type UrlState<State extends Record<string, string>> = { [Name in keyof State]: WritableComputedRef<string> };

/**
 * Filters, dates and open drawers that stand in the URL, so that a link shows the same:
 * `const { search, unit } = useUrlState({ search: '', unit: '' })`. A value equal to its default leaves the URL.
 */
export function useUrlState<State extends Record<string, string>>(defaults: State): UrlState<State> {
  const route = useRoute();
  const router = useRouter();
  const home = route.path;
  let pending: Record<string, string | undefined> | undefined;

  // Several values set at once become one change of the URL.
  function write(name: string, value: string | undefined) {
    if (pending) {
      pending[name] = value;
      return;
    }
    pending = { [name]: value };
    void nextTick(async () => {
      const changes = pending;
      pending = undefined;
      if (route.path === home) await router.replace({ query: { ...route.query, ...changes }, hash: route.hash });
    });
  }
  const ref = (name: string, fallback: string) =>
    computed({
      get: () => {
        const value = route.query[name];
        return typeof value === 'string' ? value : fallback;
      },
      set: (value) => write(name, value === fallback ? undefined : value),
    });
  return Object.fromEntries(Object.entries(defaults).map(([name, fallback]) => [name, ref(name, fallback)])) as UrlState<State>;
}
