// PostGraphile 5 on grafserv, on the schema `bench` alone, set up for production: no GraphiQL, no watching, no explaining.
// Started by the bench: HEARTH_DATABASE_URL and PORT say the rest.
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';

// From the package beside this file, which the workspace doesn't know: its types are what is used of them here.
const load = createRequire(import.meta.url) as (name: string) => unknown;
type Preset = object;
const { postgraphile } = load('postgraphile') as {
  postgraphile: (preset: Preset) => { createServ(by: unknown): { addTo(server: Server): Promise<void> } };
};
const { PostGraphileAmberPreset } = load('postgraphile/presets/amber') as { PostGraphileAmberPreset: Preset };
const { makePgService } = load('postgraphile/adaptors/pg') as { makePgService: (options: object) => object };
const { grafserv } = load('postgraphile/grafserv/node') as { grafserv: unknown };

const { HEARTH_DATABASE_URL: connectionString, PORT } = process.env;
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ['bench'], pubsub: false, poolConfig: { max: 8 } })],
  schema: { defaultBehavior: 'connection list', dontSwallowErrors: true },
  grafserv: { graphqlPath: '/graphql', graphiql: false, graphiqlOnGraphQLGET: false, websockets: false, watch: false },
  grafast: { explain: false },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(PORT), '127.0.0.1');
