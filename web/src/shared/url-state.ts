import { computed, nextTick, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isDay } from './format/days';

export type UrlState<State extends Record<string, string>> = { [Name in keyof State]: WritableComputedRef<string> };

/**
 * Filters and dates that stand in the URL, so that a link shows the same:
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

/**
 * What is open over a page, in the URL: `const open = useUrlDrawer('open')`. Opening is a step that Back takes back, and closing goes that
 * step back; where a link led here there is none, and closing changes the address. Empty: nothing is open.
 */
export function useUrlDrawer(name: string): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  const at = (value: string | undefined) => ({ query: { ...route.query, [name]: value }, hash: route.hash });
  let closing = false;

  async function close() {
    const closed = at(undefined);
    const { back } = history.state as { back?: unknown };
    if (back !== router.resolve({ ...closed, path: route.path }).fullPath) return void (await router.replace(closed));
    closing = true;
    const stop = router.afterEach(() => {
      closing = false;
      stop();
    });
    router.back();
  }
  const value = computed({
    get: () => {
      const now = route.query[name];
      return typeof now === 'string' ? now : '';
    },
    set: (next) => {
      if (next === value.value || closing) return;
      if (next === '') void close();
      else void (value.value === '' ? router.push(at(next)) : router.replace(at(next)));
    },
  });
  return value;
}

/** A day that stands in the URL. One that does not exist is never asked for: `missing` has it, for a word about it (`NoSuchDay`). */
export function readDay(text: unknown): { day: string | undefined; missing: string | undefined } {
  if (typeof text !== 'string' || text === '') return { day: undefined, missing: undefined };
  return isDay(text) ? { day: text, missing: undefined } : { day: undefined, missing: text };
}
