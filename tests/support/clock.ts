import type { Clock } from '@hearth/server/platform/clock';

/** A clock that stands still until the test moves it. */
export class TestClock implements Clock {
  #now: number;

  constructor(instant: string) {
    this.#now = Date.parse(instant);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** `set('2027-02-06T09:00:00+08:00')` */
  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
