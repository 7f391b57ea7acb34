import { readFileSync } from 'node:fs';
import type { Client } from './client.ts';

const file = new URL('../../web/src/gql/persisted-documents.json', import.meta.url);
let hashes: ReadonlyMap<string, string> | undefined;

/** The hash of each of the web app's documents, by the name of its operation. */
function readHashes(): ReadonlyMap<string, string> {
  const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return new Map(texts.map(([hash, text]) => [/\b(?:query|mutation|subscription) (\w+)/.exec(text)?.[1] ?? '', hash]));
}

/** What the server answers to a document of the web app, which is asked for as the app does: by its hash. */
export async function askAsApp(client: Client, operationName: string, variables: Record<string, unknown>): Promise<object> {
  const sha256Hash = (hashes ??= readHashes()).get(operationName);
  if (!sha256Hash) throw new Error(`The web app has no document ${operationName}`);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const response = await client.post('/graphql', { operationName, variables, extensions });
  const { data, errors } = (await response.json()) as { data?: object | null; errors?: unknown };
  if (errors || !data) throw new Error(`${operationName}: ${JSON.stringify(errors)}`);
  return data;
}

interface ChangePayload {
  errors: readonly object[];
  [name: string]: { id: string } | null | readonly object[];
}

/** The id of what a mutation of the web app changed; it must have nothing to complain of. */
export async function changeAsApp(client: Client, operationName: string, input: object): Promise<string> {
  const field = operationName.charAt(0).toLowerCase() + operationName.slice(1);
  const { [field]: payload } = (await askAsApp(client, operationName, { input })) as Record<string, ChangePayload>;
  const changed = Object.values(payload ?? {}).find((each) => typeof each === 'object' && each !== null && 'id' in each);
  if (!payload || payload.errors.length || !changed) throw new Error(`${operationName}: ${JSON.stringify(payload?.errors)}`);
  return changed.id;
}
