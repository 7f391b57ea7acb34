import type { RouteLocationRaw } from 'vue-router';

const on = (asOf: string, query: Record<string, string> = {}) => ({ query: asOf === '' ? query : { ...query, asOf } });

/** The tree of all units of a day; today where that is empty. */
export const toUnits = (asOf = ''): RouteLocationRaw => ({ path: '/organization/units', ...on(asOf) });

/** The page of a unit on a day; today where that is empty. */
export const toUnit = (id: string, asOf = ''): RouteLocationRaw => ({ path: `/organization/units/${id}`, ...on(asOf) });

/** A seat on the chart of a day. */
export const toSeat = (id: string, asOf = ''): RouteLocationRaw => ({ path: '/organization', ...on(asOf, { seat: id }) });

/** The chart of a day, from one seat down. */
export const toBranch = (id: string, asOf = ''): RouteLocationRaw => ({ path: '/organization', ...on(asOf, { root: id }) });
