import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { textOf } from './graphql.ts';

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string } & Record<string, unknown>;
}

export interface Answer<Data> {
  data: Data | null;
  errors?: GraphqlError[];
  extensions?: Record<string, unknown>;
}

/** The whole answer was refused or failed: what a developer must mend, by its code. What a user can mend stands in `payload.errors`. */
export class RequestFailed extends Error {
  readonly errors: GraphqlError[];
  readonly codes: string[];

  constructor(errors: GraphqlError[]) {
    super(errors.map((error) => `${error.extensions.code}: ${error.message}`).join('\n'));
    this.name = 'RequestFailed';
    this.errors = errors;
    this.codes = errors.map((error) => error.extensions.code);
  }
}

type Variables<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** Somebody who talks to the API over HTTP: a named person, a token, or nobody. */
export class Client {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** The data of the answer; throws RequestFailed where there are top-level errors. */
  async run<Data, V>(document: TypedDocumentNode<Data, V>, ...variables: Variables<V>): Promise<Data> {
    const { data, errors } = await this.ask(document, ...variables);
    if (errors?.length || !data) throw new RequestFailed(errors ?? []);
    return data;
  }

  /** The whole answer, whatever it is. */
  async ask<Data, V>(document: TypedDocumentNode<Data, V>, ...[variables]: Variables<V>): Promise<Answer<Data>> {
    const response = await this.post('/graphql', { query: textOf(document), variables });
    return (await response.json()) as Answer<Data>;
  }

  /** A plain POST of JSON with this client's credentials. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...this.headers, ...headers },
      body: JSON.stringify(body),
    });
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: this.headers });
  }

  /** The same person, asking in another language or with a header of the test's own. */
  with(headers: Record<string, string>): Client {
    return new Client(this.url, { ...this.headers, ...headers });
  }
}
