import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersClose,
  decide,
  movingUp,
  partySize,
  placesLeft,
  type Answer,
  type Refusal,
  type Wish,
  waitingPositions,
} from './rsvp.rules.ts';

/** One occurrence whose answers follow the rules, as the service does it with rows. */
class Answers {
  readonly of = new Map<string, Answer>();
  constructor(public capacity: number | null) {}

  get taken(): number {
    return [...this.of.values()].filter((answer) => answer.status === 'GOING').reduce((sum, answer) => sum + partySize(answer), 0);
  }

  get waiting(): [string, Answer][] {
    return [...this.of]
      .filter(([, answer]) => answer.status === 'WAITLISTED')
      .sort(([, a], [, b]) => (a.waitingOrder ?? 0) - (b.waitingOrder ?? 0));
  }

  respond(person: string, status: Wish['status'], guests = 0): Refusal | Answer['status'] {
    const lastWaiting = this.waiting.at(-1)?.[1].waitingOrder ?? null;
    const decision = decide({ capacity: this.capacity, taken: this.taken, lastWaiting }, this.of.get(person) ?? null, { status, guests });
    if ('refused' in decision) return decision.refused;
    this.of.set(person, decision.answer);
    if (decision.taken !== this.taken) throw new Error(`The rule counts ${decision.taken} places as taken, the answers ${this.taken}`);
    if (decision.mayMoveUp) this.settle();
    return this.of.get(person)!.status;
  }

  settle(): string[] {
    const moved = movingUp(
      { capacity: this.capacity, taken: this.taken },
      this.waiting.map(([person, answer]) => ({ person, guests: answer.guests })),
    );
    for (const { person, guests } of moved) this.of.set(person, { status: 'GOING', guests, waitingOrder: null });
    return moved.map(({ person }) => person);
  }

  names(status: Answer['status']): string[] {
    return [...this.of].filter(([, answer]) => answer.status === status).map(([person]) => person);
  }
}

describe('answers to an occurrence', () => {
  it('without a capacity have room for everybody', () => {
    const answers = new Answers(null);
    expect(answers.respond('甲', 'GOING', 40)).toBe('GOING');
    expect(placesLeft(answers)).toBeNull();
  });

  it('wait in order once the places are taken, and the first moves up when one is given up', () => {
    const answers = new Answers(2);
    expect(['甲', '乙', '丙', '丁'].map((person) => answers.respond(person, 'GOING'))).toEqual([
      'GOING',
      'GOING',
      'WAITLISTED',
      'WAITLISTED',
    ]);
    answers.respond('甲', 'DECLINED');
    expect(answers.names('GOING').toSorted()).toEqual(['丙', '乙'].toSorted());
    expect(answers.names('WAITLISTED')).toEqual(['丁']);
  });

  it('take no place with maybe', () => {
    const answers = new Answers(1);
    answers.respond('甲', 'MAYBE', 3);
    expect(answers.of.get('甲')).toEqual({ status: 'MAYBE', guests: 0, waitingOrder: null });
    expect(placesLeft(answers)).toBe(1);
  });

  it('count guests, and a party gets all its places or none', () => {
    const answers = new Answers(4);
    expect(answers.respond('甲', 'GOING', 1)).toBe('GOING');
    expect(answers.respond('乙', 'GOING', 2)).toBe('WAITLISTED');
    expect(placesLeft(answers)).toBe(2);
  });

  it('let no smaller party overtake the one that waits for more places', () => {
    const answers = new Answers(4);
    answers.respond('甲', 'GOING', 2);
    answers.respond('乙', 'GOING', 2);
    expect(answers.respond('丙', 'GOING')).toBe('WAITLISTED');
  });

  it('keep the place of somebody whose further guests find no room', () => {
    const answers = new Answers(2);
    answers.respond('甲', 'GOING');
    answers.respond('乙', 'GOING');
    expect(answers.respond('甲', 'GOING', 1)).toBe('NO_PLACE_FOR_GUESTS');
    expect(answers.of.get('甲')).toEqual({ status: 'GOING', guests: 0, waitingOrder: null });
  });

  it('refuse a party that is larger than the place itself', () => {
    expect(new Answers(3).respond('甲', 'GOING', 3)).toBe('PARTY_OVER_CAPACITY');
  });

  it('keep the turn of somebody who waits and answers again', () => {
    const answers = new Answers(1);
    for (const person of ['甲', '乙', '丙']) answers.respond(person, 'GOING');
    answers.respond('乙', 'GOING');
    expect(answers.waiting.map(([person]) => person)).toEqual(['乙', '丙']);
  });

  it('put somebody who leaves the waiting list and comes back at its end', () => {
    const answers = new Answers(1);
    for (const person of ['甲', '乙', '丙']) answers.respond(person, 'GOING');
    answers.respond('乙', 'DECLINED');
    answers.respond('乙', 'GOING');
    expect(answers.waiting.map(([person]) => person)).toEqual(['丙', '乙']);
  });

  it('let the next move up when a larger party before them stops waiting', () => {
    const answers = new Answers(4);
    answers.respond('甲', 'GOING', 2);
    answers.respond('乙', 'GOING', 2);
    answers.respond('丙', 'GOING');
    answers.respond('乙', 'MAYBE');
    expect(answers.names('GOING')).toEqual(['甲', '丙']);
  });

  it('free the places of guests who stay at home', () => {
    const answers = new Answers(3);
    answers.respond('甲', 'GOING', 2);
    answers.respond('乙', 'GOING');
    answers.respond('甲', 'GOING', 1);
    expect(answers.names('GOING')).toEqual(['甲', '乙']);
  });
});

describe('a raised capacity', () => {
  it('lets as many move up as there is room for, in order', () => {
    const answers = new Answers(1);
    for (const person of ['甲', '乙', '丙', '丁']) answers.respond(person, 'GOING');
    answers.capacity = 3;
    expect(answers.settle()).toEqual(['乙', '丙']);
    answers.capacity = null;
    expect(answers.settle()).toEqual(['丁']);
  });

  it('passes over a party that could never fit instead of keeping the others waiting', () => {
    expect(
      movingUp({ capacity: 2, taken: 1 }, [
        { name: '四人', guests: 3 },
        { name: '一人', guests: 0 },
      ]),
    ).toEqual([{ name: '一人', guests: 0 }]);
  });
});

describe('the waiting list', () => {
  it('tells the first of it that they are next', () => {
    expect([...waitingPositions(['乙', '丙'])]).toEqual([
      ['乙', 1],
      ['丙', 2],
    ]);
  });
});

describe('answers close', () => {
  const startsAt = new Date('2026-12-01T10:00:00Z');
  const dayBefore = new Date('2026-11-30T10:00:00Z');
  const dayAfter = new Date('2026-12-02T10:00:00Z');

  it('when it starts, unless a time before that is set', () => {
    expect(answersClose({ startsAt, minutesBefore: null, cancelledAt: null })).toEqual(startsAt);
    expect(answersClose({ startsAt, minutesBefore: 24 * 60, cancelledAt: null })).toEqual(dayBefore);
  });

  it('when it is cancelled, if that is earlier', () => {
    expect(answersClose({ startsAt, minutesBefore: null, cancelledAt: dayBefore })).toEqual(dayBefore);
    expect(answersClose({ startsAt, minutesBefore: null, cancelledAt: dayAfter })).toEqual(startsAt);
  });
});

describe('whatever people answer in whatever order', () => {
  const people = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
  const step = fc.record({
    person: fc.constantFrom(...people),
    status: fc.constantFrom('GOING' as const, 'GOING' as const, 'MAYBE' as const, 'DECLINED' as const),
    guests: fc.integer({ min: 0, max: 3 }),
    raise: fc.constantFrom(0, 0, 0, 1, 2),
  });
  const play = (
    capacity: number,
    steps: readonly { person: string; status: Wish['status']; guests: number; raise: number }[],
    check: (a: Answers) => void,
  ) => {
    const answers = new Answers(capacity);
    for (const { person, status, guests, raise } of steps) {
      answers.capacity = (answers.capacity ?? 0) + raise;
      answers.settle();
      answers.respond(person, status, guests);
      check(answers);
    }
  };
  const capacity = fc.integer({ min: 1, max: 8 });
  const steps = fc.array(step, { maxLength: 40 });

  it('never more go than there are places', () => {
    fc.assert(
      fc.property(capacity, steps, (places, all) =>
        play(places, all, (answers) => expect(answers.taken).toBeLessThanOrEqual(answers.capacity ?? 0)),
      ),
    );
  });

  it('nobody waits while the first in the list would fit', () => {
    fc.assert(
      fc.property(capacity, steps, (places, all) =>
        play(places, all, (answers) => {
          const [first] = answers.waiting;
          if (first) expect(answers.taken + partySize(first[1])).toBeGreaterThan(answers.capacity ?? 0);
        }),
      ),
    );
  });

  it('those who stay in the waiting list keep their order', () => {
    fc.assert(
      fc.property(capacity, steps, (places, all) => {
        let before: string[] = [];
        play(places, all, (answers) => {
          const after = answers.waiting.map(([person]) => person);
          const stayed = before.filter((person) => after.includes(person));
          // Somebody who left and came back in one step does not exist: each step is one answer of one person.
          expect(after.filter((person) => stayed.includes(person))).toEqual(stayed);
          before = after;
        });
      }),
    );
  });

  it('whoever has a place loses it only by their own answer', () => {
    fc.assert(
      fc.property(capacity, steps, (places, all) => {
        let before: string[] = [];
        let index = 0;
        play(places, all, (answers) => {
          const { person } = all[index++]!;
          const going = answers.names('GOING');
          for (const other of before) if (other !== person) expect(going).toContain(other);
          before = going;
        });
      }),
    );
  });
});
