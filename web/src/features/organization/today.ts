import type { LocationQuery, RouteLocationRaw } from 'vue-router';

/** The same chart, with all that is open beside it, as of today. */
export const toToday = (query: LocationQuery): RouteLocationRaw => ({ query: { ...query, asOf: undefined, do: undefined } });
