import { parseArgs } from 'node:util';

export interface Options {
  sizes: number[];
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  leadInSeconds: number;
  /** Only queries whose title holds this. */
  query: string;
  databases: ('PostgreSQL' | 'SQLite')[];
  /** A server that stands already, without a database name. */
  postgresqlUrl: string | null;
  json: string | null;
  /** How many requests are sent to Hearth to see whether its memory stays. */
  requests: number | null;
  /** Measure an import through the API instead. */
  import: boolean;
  /** Measure what history costs a chart of a past day instead. */
  history: boolean;
  /** Measure searches of the directory instead. */
  directory: boolean;
  /** Measure the chart in a browser instead. */
  chart: boolean;
}

export const USAGE = `npm run bench [-- OPTION…]

  --quick                 within five minutes: fewer and shorter rounds
  --people N[,N…]         sizes of the company (10000,300000)
  --query TEXT            only the queries whose title holds this text
  --database NAME         postgresql or sqlite alone
  --rounds N  --seconds S rounds of each query (3), and how long each lasts (2)
  --postgresql-url URL    a server that stands already, postgres://USER:PASSWORD@HOST:PORT, instead of one of its own;
                          the user must be allowed to create databases
  --json FILE             writes ratios and figures
  --requests N            sends N requests of all kinds to Hearth and shows its memory on the way, instead of measuring
  --history               asks for the chart of a past day after one year of history and after forty, instead of measuring
  --directory             searches the directory of 10,000 people and of 100,000 (or of the sizes given), on both databases, instead
  --import                imports the first size through the API, on both databases, instead of measuring: people as they
                          are today, other systems' tables of every day, and a workbook in a browser
  --chart                 opens the chart of the first size in a browser instead, and fails where a goal is missed`;

/** Reads the command line; an Error says in words what cannot be meant. */
export function readOptions(argv: string[]): Options | null {
  const { values } = parseArgs({
    args: argv,
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      people: { type: 'string' },
      query: { type: 'string', default: '' },
      database: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      'postgresql-url': { type: 'string' },
      json: { type: 'string' },
      requests: { type: 'string' },
      import: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
      directory: { type: 'boolean', default: false },
      chart: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { quick, database } = values;
  if (database !== undefined && database !== 'postgresql' && database !== 'sqlite') throw new Error('--database is postgresql or sqlite');
  const number = (name: string, text: string, least: number) => {
    const value = Number(text);
    if (!(value >= least)) throw new Error(`${name} is a number of at least ${least}, not “${text}”`);
    return value;
  };
  return {
    sizes: (values.people ?? (values.directory ? '10000,100000' : '10000,300000'))
      .split(',')
      .map((text) => Math.round(number('--people', text, 1000))),
    rounds: Math.round(number('--rounds', values.rounds ?? (quick ? '2' : '3'), 1)),
    seconds: number('--seconds', values.seconds ?? (quick ? '0.7' : '2'), 0.1),
    warmUpSeconds: quick ? 0.6 : 3,
    leadInSeconds: quick ? 0.6 : 1.5,
    query: values.query,
    databases: [...(database === 'sqlite' ? [] : ['PostgreSQL' as const]), ...(database === 'postgresql' ? [] : ['SQLite' as const])],
    postgresqlUrl: values['postgresql-url']?.replace(/\/$/, '') ?? null,
    json: values.json ?? null,
    requests: values.requests === undefined ? null : Math.round(number('--requests', values.requests, 1000)),
    import: values.import,
    history: values.history,
    directory: values.directory,
    chart: values.chart,
  };
}
