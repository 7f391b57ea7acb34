import type { PubSub } from '@hearth/server/platform/pubsub';

const heard = new Map<string, () => void>();

/** A channel that tells when somebody has begun to listen: the server says so to nobody, and what comes before is not heard. */
export function watched(pubsub: PubSub, url: () => string): PubSub {
  return {
    publish: (topic, payload) => pubsub.publish(topic, payload),
    close: () => pubsub.close(),
    subscribe: (topic) => ({
      [Symbol.asyncIterator]() {
        const source = pubsub.subscribe(topic)[Symbol.asyncIterator]();
        return {
          next() {
            const next = source.next();
            heard.get(url())?.();
            return next;
          },
          return: () => source.return?.() ?? Promise.resolve({ done: true as const, value: undefined }),
        };
      },
    }),
  };
}

/** Resolves when somebody next listens to news of the server at this address. */
export const listening = (url: string): Promise<void> => new Promise((resolve) => heard.set(url, resolve));
