import type { Ratio } from './goals.ts';
import type { Figures } from './measure.ts';
import type { Memory } from './process-usage.ts';

/** What one server did with one kind of request. */
export interface Result {
  title: string;
  people: number;
  server: 'Hearth' | 'limit' | 'PostGraphile';
  database: 'PostgreSQL' | 'SQLite';
  figures: Figures;
}

export interface HearthMemory extends Memory {
  people: number;
  database: Result['database'];
}

export type Ratios = Partial<Record<Ratio, number>>;

/** `10k` for 10,000 people. */
export const sizeName = (people: number): string => (people % 1000 === 0 ? `${people / 1000}k` : String(people));

const figuresOf = (results: readonly Result[], wanted: Omit<Result, 'figures'>): Figures | undefined =>
  results.find((each) => (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) => each[key] === wanted[key]))?.figures;

/** CPU of one request, of the server and of its database. */
const cpuOf = ({ serverCpu, databaseCpu }: Figures): number => (serverCpu ?? Number.NaN) + (databaseCpu ?? 0);

/** What a ratio is made of: throughput, or how little CPU a request takes. Either way more is better. */
export type Measure = 'throughput' | 'cpu';
const worth = (measure: Measure, figures: Figures): number => (measure === 'cpu' ? 1 / cpuOf(figures) : figures.requestsPerSecond);

/** Hearth by the others, each on the same database. */
export function ratiosOf(results: readonly Result[], title: string, people: number, measure: Measure): Ratios {
  const against = (server: Result['server'], database: Result['database']) => {
    const own = figuresOf(results, { title, people, server: 'Hearth', database });
    const other = figuresOf(results, { title, people, server, database });
    return own && other ? worth(measure, own) / worth(measure, other) : Number.NaN;
  };
  const all = {
    limit: against('limit', 'PostgreSQL'),
    postgraphile: against('PostGraphile', 'PostgreSQL'),
    sqlite: against('limit', 'SQLite'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => Number.isFinite(value)));
}

/** How much more CPU Hearth uses for a request in the largest company than in the smallest. */
export function growthOf(results: readonly Result[], title: string, database: Result['database']): number | null {
  const sizes = [...new Set(results.map(({ people }) => people))].sort((one, other) => one - other);
  const [small, large] = [sizes.at(0), sizes.at(-1)].map((people = 0) => {
    const figures = figuresOf(results, { title, people, server: 'Hearth', database });
    return figures?.serverCpu == null ? null : cpuOf(figures);
  });
  return sizes.length < 2 || !small || !large ? null : large / small;
}

/** What `--json` writes: the ratios first, then all they were worked out from. */
export function asJson(results: readonly Result[], memory: readonly HearthMemory[]): object {
  const rounded = (ratios: Ratios) => Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, Number(value.toFixed(3))]));
  const titles = [...new Set(results.map(({ title }) => title))];
  const sizes = [...new Set(results.map(({ people }) => people))];
  const bySize = (title: string, measure: Measure) =>
    Object.fromEntries(sizes.map((people) => [sizeName(people), rounded(ratiosOf(results, title, people, measure))]));
  const growth = (title: string) => ({ postgresql: growthOf(results, title, 'PostgreSQL'), sqlite: growthOf(results, title, 'SQLite') });
  return {
    ratios: Object.fromEntries(titles.map((title) => [title, bySize(title, 'throughput')])),
    cpuRatios: Object.fromEntries(titles.map((title) => [title, bySize(title, 'cpu')])),
    growthOfCpu: Object.fromEntries(titles.map((title) => [title, growth(title)])),
    memory,
    results,
  };
}
