// Lints schema.graphql by the rules our schema is written by. Run by `npm run do check`.
import graphql from '@graphql-eslint/eslint-plugin';
import { fileURLToPath } from 'node:url';

const schema = fileURLToPath(new URL('schema.graphql', import.meta.url));

/** A field's type, with up to three wrappers of `!` and `[]` around its name. */
const fieldOfType = (name) => `FieldDefinition[gqlType.name.value=${name}], FieldDefinition[gqlType.gqlType.name.value=${name}]`;

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
    plugins: { graphql },
    rules: {
      'graphql/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          rootField: true,
        },
      ],
      'graphql/description-style': 'error',
      'graphql/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          // An instant is called …At, a calendar day …On (or bounds a dated span).
          [fieldOfType('DateTime')]: { style: 'camelCase', requiredPattern: /At$/ },
          [fieldOfType('Date')]: { style: 'camelCase', requiredPattern: /On$|^on$|^asOf$|^validFrom$|^validTo$|^from$|^to$/ },
          // Objects are referred to as objects: Person.manager, never managerId.
          FieldDefinition: { style: 'camelCase', forbiddenPatterns: [/^(?!change|deleted|withdrawn|run).*[a-z]Ids?$/] },
        },
      ],
      'graphql/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false, checkQueries: false, checkMutations: true }],
      'graphql/relay-connection-types': 'error',
      'graphql/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      'graphql/relay-arguments': ['error', { includeBoth: false }],
      'graphql/require-deprecation-reason': 'error',
      'graphql/require-deprecation-date': 'error',
      'graphql/no-hashtag-description': 'error',
      'graphql/no-unreachable-types': 'error',
      'graphql/no-scalar-result-type-on-mutation': 'error',
    },
  },
];
