import { createPubSub } from '@graphql-yoga/subscription';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coalesced } from './coalesced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source, and what has been heard of it so far. */
function listening() {
  const pubsub = createPubSub<{ news: [number] }>();
  const heard: number[] = [];
  const iterator = coalesced(pubsub.subscribe('news'))[Symbol.asyncIterator]();
  const ended = (async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) heard.push(next.value);
  })();
  const publish = async (...values: number[]) => {
    for (const value of values) pubsub.publish('news', value);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { heard, publish, ended, iterator };
}

it('tells the first at once and of a burst the last, a quarter of a second later', async () => {
  const { heard, publish } = listening();
  await vi.advanceTimersByTimeAsync(0);
  await publish(1, 2, 3, 4);
  expect(heard).toEqual([1]);
  await vi.advanceTimersByTimeAsync(249);
  expect(heard).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual([1, 4]);
});

it('tells at most four in a second, the last always among them', async () => {
  const { heard, publish } = listening();
  await vi.advanceTimersByTimeAsync(0);
  for (let value = 0; value < 100; value += 1) {
    await publish(value);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(250);
  expect(heard.length).toBeLessThanOrEqual(5);
  expect(heard.at(-1)).toBe(99);
});

it('tells what comes after a pause at once', async () => {
  const { heard, publish } = listening();
  await vi.advanceTimersByTimeAsync(0);
  await publish(1);
  await vi.advanceTimersByTimeAsync(300);
  await publish(2);
  expect(heard).toEqual([1, 2]);
});

it('ends at once for who no longer listens, also while nothing comes', async () => {
  const { ended, iterator } = listening();
  await vi.advanceTimersByTimeAsync(0);
  await iterator.return?.();
  await expect(ended).resolves.toBeUndefined();
});
