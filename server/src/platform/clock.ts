/** Where "now" comes from, so that tests can set it. Nothing in modules reads the machine's clock itself. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
