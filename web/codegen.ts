import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Documents whose answers of thousands of rows go past the cache: what type each row has would be a fifth of the answer, and nobody reads it. */
const goesPastTheCache = ({ rawSDL = '' }) => /\bquery OrgChartPage\b/.test(rawSDL);

const addTypename: typeof addTypenameSelectionDocumentTransform = {
  transform: async ({ documents, ...options }) => [
    ...documents.filter(goesPastTheCache),
    ...(await addTypenameSelectionDocumentTransform.transform({
      ...options,
      documents: documents.filter((document) => !goesPastTheCache(document)),
    })),
  ],
};

const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: ['src/**/*.graphql.ts'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
        persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
      },
      // The client adds __typename to what it sends; the hash must be that of the same text.
      documentTransforms: [addTypename],
      config: {
        useTypeImports: true,
        strictScalars: true,
        enumType: 'string-literal',
        scalars: { Date: 'string', DateTime: 'string', TimeZone: 'string' },
      },
    },
  },
};

export default config;
