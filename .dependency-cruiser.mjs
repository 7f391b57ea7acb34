// Who may import whom (the import table of the architecture). `npm run do check` runs it; each rule's comment is what a failure prints.
const module = '^server/src/modules/([^/]+)/';
const otherModule = '^server/src/modules/(?!$1/)';
const groundFloor = '^server/src/modules/(organization|people)/';
// Who stands above whom today: policies of every module ask it.
// What people keep in a window, as far as the viewer may see it: privacy stays in one place.
const celebrations = '^server/src/modules/people/celebrations?\\.(reads|type)\\.ts$';
// What somebody who leaves leaves behind: each module adds what is its own.
const leftBehind = '^server/src/modules/people/left-behind\\.type\\.ts$';
// Who is asking: each module adds what it has for them.
const viewerType = '^server/src/modules/access/viewer\\.type\\.ts$';
const reportingLine = '^server/src/modules/organization/reporting\\.reads\\.ts$';
const pureLibraries = 'node_modules/(tyme4ts|temporal-polyfill|pinyin-pro|typeid-js)/';
// Days and clocks: pure, on temporal-polyfill alone.
const wallClock = '^server/src/platform/time/wall-clock\\.ts$';

// How files are mapped: pure, and the browser's too.
const mappings = '^schema/[a-z-]*mapping\\.mjs$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'platform-knows-no-module',
      'The platform imports libraries and itself alone.',
      { path: '^server/src/platform/' },
      { path: '^server/src/(?!platform/)' },
    ),
    forbid(
      'rules-are-pure',
      'A *.rules.ts imports types, other rules, the wall clock, mappings and pure libraries.',
      { path: '\\.rules\\.ts$' },
      { pathNot: ['\\.rules\\.ts$', wallClock, mappings, pureLibraries], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'entity-knows-its-own-rules',
      'An entity imports the platform, its own rules and entities.',
      { path: `${module}.*\\.entity\\.ts$` },
      { path: '^server/src/', pathNot: ['^server/src/platform/', '\\.entity\\.ts$', '^server/src/modules/$1/.*\\.rules\\.ts$'] },
    ),
    forbid(
      'modules-meet-at-entities-services-events',
      "Of another module only entities, services, events and (from rules) rules may be imported, organization's reporting line, celebrations, who is asking, and what is left behind.",
      { path: module },
      { path: otherModule, pathNot: ['\\.(entity|service|events|rules)\\.ts$', reportingLine, celebrations, viewerType, leftBehind] },
    ),
    forbid(
      'rules-of-another-module-are-for-rules',
      "Another module's rules are imported by rules alone; ask its service.",
      { path: module, pathNot: '\\.rules(\\.test)?\\.ts$' },
      { path: `${otherModule}.*\\.rules\\.ts$`, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'resolvers-stay-at-home',
      "A resolver imports its own module and others' entities and GraphQL types.",
      { path: `${module}.*\\.resolver\\.ts$` },
      { path: otherModule, pathNot: '\\.(entity|type)\\.ts$' },
    ),
    forbid(
      'ground-floor-asks-nobody',
      "organization and people import no other module's services: they hear of others through events.",
      { path: groundFloor },
      { path: otherModule, pathNot: ['\\.(entity|events|rules)\\.ts$', reportingLine, leftBehind] },
    ),
    forbid(
      'modules-know-no-demo',
      'Modules know neither the demo company nor the application that lists them.',
      { path: module },
      { path: '^server/src/(?!platform/|modules/)' },
    ),
    forbid(
      'features-show-their-cards-alone',
      'A web feature imports of another feature what its index.ts exports.',
      { path: '^web/src/features/([^/]+)/' },
      { path: '^web/src/features/(?!$1/)', pathNot: '^web/src/features/[^/]+/index\\.ts$' },
    ),
    forbid(
      'features-do-not-know-the-app',
      'web/src/features imports shared, api and features; never app.',
      { path: '^web/src/features/' },
      { path: '^web/src/app/' },
    ),
    forbid(
      'shared-knows-no-feature',
      'web/src/shared and web/src/api know no feature and not the app.',
      { path: '^web/src/(shared|api)/' },
      { path: '^web/src/(features|app)/' },
    ),
    forbid(
      'apollo-is-one-folder',
      'Only web/src/api imports Apollo.',
      { path: '^web/', pathNot: '^web/src/api/' },
      { path: 'node_modules/(@apollo/client|@vue/apollo-composable)/' },
    ),
    forbid('web-and-server-meet-over-graphql', 'The web app never imports the server.', { path: '^web/' }, { path: '^(server|tests)/' }),
    forbid('server-knows-no-web', 'The server never imports the web app or the tests.', { path: '^server/' }, { path: '^(web|tests)/' }),
    forbid(
      'tests-use-the-public-door',
      "Tests import the server's exports (@hearth/server), never its files.",
      { path: '^tests/' },
      { path: '^(server|web)/src/' },
    ),
    forbid(
      'no-cycles',
      'Entities alone may import one another in a circle.',
      { pathNot: '\\.entity\\.ts$' },
      { circular: true, viaOnly: { pathNot: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'imports-resolve',
      'This import leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^(virtual:|~icons/|#|@graphql-typed-document-node/core$)' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['^(web/src|tests)/gql/', '/dist/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.vue', '.json'],
    },
  },
};
