import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const generated = pathToFileURL(fileURLToPath(new URL('./src/gql/graphql.ts', import.meta.url))).href;
const call = /graphql\(\s*`([^`]*)`,?\s*\)/g;
const firstDefinition = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Each generated document stands in the chunk that uses it. As code generation leaves it, graphql() looks a document up in a list of all of them,
 * and every page would load the documents of every other.
 */
export function inlineDocuments(): Plugin {
  return {
    name: 'hearth:inline-documents',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.graphql\.ts$/ },
      async handler(code) {
        const documents = (await import(generated)) as Record<string, unknown>;
        return code.replaceAll(call, (_call, text: string) => {
          const [, kind, name] = firstDefinition.exec(text) ?? [];
          const document = documents[`${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`];
          if (!document)
            throw new Error(`Code generation does not know ${kind ?? 'this document'} ${name ?? text}: generate the documents first.`);
          return JSON.stringify(document);
        });
      },
    },
  };
}
