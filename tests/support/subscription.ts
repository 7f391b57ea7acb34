import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Client } from './client.ts';
import { listening } from './listening.ts';

interface Message {
  type: string;
  payload?: { data?: unknown };
}

/** A subscription over the WebSocket of an API client: what it was told, one after the other. */
export class Subscription<Data> implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #told: Data[] = [];
  #wake: () => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Answers once the server is listening for this subscription's news. `client` is one of `hearth.token(…)`. */
  static async open<Data, V>(client: Client, document: TypedDocumentNode<Data, V>, variables: V): Promise<Subscription<Data>> {
    const socket = new WebSocket(`${client.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const subscription = new Subscription<Data>(socket);
    const say = (message: object) => socket.send(JSON.stringify(message));
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => say({ type: 'connection_init', payload: { authorization: client.headers['authorization'] } }));
      socket.addEventListener('close', ({ code, reason }) => reject(new Error(`The socket was closed: ${code} ${reason}`)));
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as Message;
        if (message.type === 'connection_ack') {
          listening(client.url).then(resolve, reject);
          say({ id: '1', type: 'subscribe', payload: { query: document, variables } });
        }
        if (message.type === 'error') reject(new Error(JSON.stringify(message.payload)));
        subscription.#hear(message);
      });
    });
    return subscription;
  }

  /** What it is told next; waits for it. */
  async next(): Promise<Data> {
    for (let first = this.#told.shift(); ; first = this.#told.shift()) {
      if (first !== undefined) return first;
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        this.#fail = reject;
      });
    }
  }

  #hear({ type, payload }: Message): void {
    if (type === 'error') this.#fail(new Error(JSON.stringify(payload)));
    if (type !== 'next') return;
    this.#told.push(payload?.data as Data);
    this.#wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.addEventListener('close', resolve));
    this.#socket.close();
    await closed;
  }
}
