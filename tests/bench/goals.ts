/** What is divided: throughput of Hearth by that of another server on the same database. */
export type Ratio = 'limit' | 'postgraphile' | 'sqlite';
export interface Goal {
  goal: number;
  stretch: number;
}

const goal = (value: number, stretch: number): Goal => ({ goal: value, stretch });

/** The goals for each kind of request: of the limit on PostgreSQL, against PostGraphile, of the limit on SQLite. */
export const goals: Readonly<Record<string, Readonly<Record<Ratio, Goal>>>> = {
  'person + 3 relations': { limit: goal(0.7, 0.85), postgraphile: goal(2, 2.7), sqlite: goal(0.45, 0.55) },
  'directory page of 50': { limit: goal(0.8, 0.95), postgraphile: goal(2.5, 3), sqlite: goal(0.75, 0.85) },
  'subtree of 500': { limit: goal(0.8, 1), postgraphile: goal(2.3, 2.7), sqlite: goal(0.75, 0.9) },
  'birthdays page of 50': { limit: goal(0.75, 0.95), postgraphile: goal(2.5, 3.3), sqlite: goal(0.55, 0.7) },
  'events + RSVP counts': { limit: goal(0.75, 0.95), postgraphile: goal(2.2, 3), sqlite: goal(0.75, 0.9) },
  'sessions + cases + ideas': { limit: goal(0.8, 0.93), postgraphile: goal(2, 2.5), sqlite: goal(0.85, 0.95) },
  'RSVP mutation': { limit: goal(0.55, 0.7), postgraphile: goal(1.5, 1.9), sqlite: goal(0.8, 0.9) },
};

/** CPU of a request in the largest company by that in the smallest, at most. */
export const MOST_GROWTH = 1.6;
/** A chart of a past day after forty years of history by one after a year, at most. */
export const MOST_FOR_HISTORY = 1.3;
/** A search of the directory at 100,000 people by the same at 10,000, at most. */
export const MOST_FOR_DIRECTORY = 2;
/** MB of a server, at most. */
export const MOST_MEMORY = 300;
/** Seconds for an import of 10,000 people, at most. */
export const MOST_IMPORT_SECONDS = 30;
/** Seconds from the choice of a workbook of 10,000 people to the list of what is wrong with it, at most. */
export const MOST_WORKBOOK_SECONDS = 20;
/** Of the chart of 10,000 people in a browser, all of it open: each below this. */
export const chartGoals = { readyMs: 1000, frameMs: 20, nodes: 2000 } as const;
/** Seconds for an import of the dated tables of 10,000 people (11,000 departments, 14,800 titles), at most. */
export const MOST_STRUCTURE_SECONDS = 60;
