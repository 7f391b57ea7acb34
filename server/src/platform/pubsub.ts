import { createRedisEventTarget } from '@graphql-yoga/redis-event-target';
import { createPubSub } from '@graphql-yoga/subscription';
import { Redis } from 'ioredis';

/** Topics carry JSON: through Redis, another server hears them as well. TypeGraphQL's `@Subscription` subscribes here. */
export interface PubSub {
  publish(topic: string, payload: unknown): void;
  subscribe(topic: string): AsyncIterable<unknown>;
  close(): Promise<void>;
}

type Topics = Record<string, [unknown]>;

/** Tells subscribers of this server, and with a Redis those of every server on it. */
export function connectPubSub(redisUrl: string | null): PubSub {
  const clients = redisUrl ? { publishClient: new Redis(redisUrl), subscribeClient: new Redis(redisUrl) } : null;
  const channel = createPubSub<Topics>(clients ? { eventTarget: createRedisEventTarget(clients) } : {});
  return {
    publish: (topic, payload) => channel.publish(topic, payload),
    subscribe: (topic) => channel.subscribe(topic),
    close: async () => {
      if (clients) await Promise.all([clients.publishClient.quit(), clients.subscribeClient.quit()]);
    },
  };
}
