import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the documents that tests write in place: graphql(`query …`) answers what the schema says it answers. */
const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: ['{api,browser,contract,bench,support}/**/*.ts'],
  ignoreNoDocuments: true,
  generates: {
    'gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
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
