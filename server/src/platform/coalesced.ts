import { Repeater } from '@graphql-yoga/subscription';

/**
 * What a source says, at most once in `milliseconds`: the first at once, of those that follow too soon the last alone, when its time
 * has come. For news that only say "look again", so that a hundred changes in a second are looked at four times.
 */
export function coalesced<Value>(source: AsyncIterable<Value>, milliseconds = 250): AsyncIterable<Value> {
  return new Repeater<Value>(async (push, stop) => {
    const iterator = source[Symbol.asyncIterator]();
    let pause: NodeJS.Timeout | undefined;
    let missed: { value: Value } | undefined;
    const tell = (value: Value): void => {
      void push(value);
      pause = setTimeout(() => {
        pause = undefined;
        const last = missed;
        missed = undefined;
        if (last) tell(last.value);
      }, milliseconds);
    };
    void stop.then(() => {
      clearTimeout(pause);
      return iterator.return?.();
    });
    for (let heard = await iterator.next(); !heard.done; heard = await iterator.next()) {
      if (pause) missed = { value: heard.value };
      else tell(heard.value);
    }
    stop();
  });
}
