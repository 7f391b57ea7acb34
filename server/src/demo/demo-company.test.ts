import fc from 'fast-check';
import { LunarMonth } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import { readCustomValue } from '../modules/people/custom-field.rules.ts';
import { plusDays } from './days.ts';
import { demoCompany, type DemoCompany } from './demo-company.ts';
import type { DemoSeatTerm } from './organization.ts';
import type { DemoBirthday } from './people.ts';
import { customFields } from './profiles.ts';

/** Runs a check on the company as of fifteen days between 2025 and 2035; the check answers what is broken. */
const onAnyDay = (broken: (company: DemoCompany, today: string) => unknown[]): void =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3800 }), (days) => {
      const today = plusDays('2025-06-01', days);
      expect(broken(demoCompany(today), today)).toEqual([]);
    }),
    { numRuns: 15 },
  );

const holdsOn = (term: { from: string; to: string | null }, day: string): boolean => term.from <= day && (!term.to || term.to > day);
const termsOf = (company: DemoCompany): DemoSeatTerm[] => company.organization.seats.flatMap((seat) => seat.terms);

/** Every day on which something of the chart changes. */
const turningDays = (company: DemoCompany): string[] => [...new Set(termsOf(company).map((term) => term.from))];

describe('The demo company, on whatever day it is loaded', () => {
  it('is the same company when it is made twice', () => {
    expect(demoCompany('2026-11-23')).toEqual(demoCompany('2026-11-23'));
  });

  it('has about sixty people, each with a name, a number and an address of their own', () => {
    onAnyDay(({ people }) => {
      const keys = (['name', 'employeeNumber', 'email', 'phone'] as const).filter(
        (key) => new Set(people.map((person) => person[key])).size < people.length,
      );
      return people.length < 58 ? ['too few', ...keys] : keys;
    });
  });

  it('gives each seat one superior, who has a seat on the same days, and never a loop', () => {
    onAnyDay((company) => turningDays(company).flatMap((day) => brokenLines(company, day)));
  });

  it('puts every seat into a unit that exists on the same days', () => {
    onAnyDay((company) => {
      const units = new Map(company.organization.units.map((unit) => [unit.key, unit.terms]));
      const days = turningDays(company);
      return termsOf(company).filter((term) =>
        days.some((day) => holdsOn(term, day) && !units.get(term.unit)?.some((span) => holdsOn(span, day))),
      );
    });
  });

  it('leaves neither gap nor overlap between the terms of a seat', () => {
    onAnyDay((company) =>
      company.organization.seats.filter(({ terms }) =>
        terms.some(
          (term, index) => (term.to !== null && term.to <= term.from) || (index + 1 < terms.length && terms[index + 1]?.from !== term.to),
        ),
      ),
    );
  });

  it('gives nobody two main seats at a time, and none before they came or after they left', () => {
    onAnyDay((company) => {
      const days = turningDays(company);
      return company.people.filter((person) => {
        const held = termsOf(company).filter((term) => term.primary && term.holder === person.name);
        const twice = days.some((day) => held.filter((term) => holdsOn(term, day)).length > 1);
        const early = held.some((term) => term.from < person.hiredOn);
        const late = person.leftOn !== null && held.at(-1)?.to !== plusDays(person.leftOn, 1);
        return twice || early || late;
      });
    });
  });

  it('has birthdays that exist in their calendar, a leap day, a leap month and a New Year’s Eve among them', () => {
    onAnyDay(({ people }) => {
      const birthdays = people.flatMap((person) => person.birthday ?? []);
      const wanted: Record<string, (birthday: DemoBirthday) => boolean> = {
        'a leap day': (one) => one.calendar === 'SOLAR' && one.month === 2 && one.day === 29,
        'a leap month': (one) => one.calendar === 'LUNAR' && one.leapMonth,
        'a New Year’s Eve': (one) => one.calendar === 'LUNAR' && one.month === 12 && one.day === 30,
        'an untold year': (one) => one.year === null,
      };
      const missing = Object.keys(wanted).filter((what) => !birthdays.some((one) => wanted[what]?.(one)));
      return [...missing, ...birthdays.filter((one) => one.day > daysIn(one))];
    });
  });

  it('says where everybody who works there is, whom to call for them, and only what its custom fields hold', () => {
    onAnyDay(({ people, profiles }) => {
      const working = new Set(people.filter(({ leftOn }) => leftOn === null).map(({ name }) => name));
      const holds = (person: string, [key, value]: [string, string]): boolean => {
        const field = customFields.find((each) => each.key === key);
        if (field?.type === 'PERSON') return working.has(value) && value !== person;
        return field !== undefined && 'value' in readCustomValue(field, value);
      };
      const told = profiles.filter(
        ({ person, place, emergencyContact: { name, phone }, custom }) =>
          working.has(person) && place && name && phone && Object.entries(custom).every((each) => holds(person, each)),
      );
      return told.length === working.size ? [] : [told.length, working.size];
    });
  });

  it('has one coming event that is full, with people waiting, and never more going than places', () => {
    onAnyDay(({ events }, today) => {
      const going = (event: DemoCompany['events'][number]): number => event.rsvps.filter((rsvp) => rsvp.status === 'GOING').length;
      const overbooked = events.filter((event) => event.capacity !== null && going(event) > event.capacity);
      const waiting = events.filter((event) => event.rsvps.some((rsvp) => rsvp.status === 'WAITLISTED'));
      const coming = waiting.filter((event) => event.startsAt.toISOString().slice(0, 10) >= today && going(event) === event.capacity);
      return coming.length > 0 ? overbooked : ['no event with a waiting list', ...overbooked];
    });
  });

  it('lets only people tell stories who were there, and says nothing of days to come', () => {
    onAnyDay(({ series, people }, today) => {
      const employed = (name: string, day: string): boolean =>
        people.some((person) => person.name === name && person.hiredOn <= day && (!person.leftOn || person.leftOn >= day));
      const closed = series.flatMap((one) => one.sessions).filter((session) => session.closed);
      const strangers = closed.flatMap((session) =>
        [session.host, ...session.presenters, ...session.voices.map((voice) => voice.person)].filter(
          (name) => !employed(name, session.day),
        ),
      );
      const told = closed.flatMap((session) => session.contributions.map((contribution) => ({ ...contribution, day: session.day })));
      const foretold = told.filter(
        ({ outcome, followUps, day }) =>
          (outcome && (outcome.on >= today || outcome.on < day)) ||
          followUps.some((followUp) => followUp.doneOn !== null && followUp.doneOn >= today),
      );
      return [...strangers, ...foretold];
    });
  });

  it('has cases with every outcome, and an open one with a day to look at it again', () => {
    onAnyDay(({ series }, today) => {
      const told = series.flatMap((one) => one.sessions).flatMap((session) => session.contributions);
      const open = told.some(
        ({ story, outcome, followUps }) => story.kind === 'CASE' && !outcome && followUps.some((one) => !one.doneOn && one.checkOn > today),
      );
      const missing = ['SOLVED', 'PARTLY', 'NOT'].filter((result) => !told.some(({ outcome }) => outcome?.result === result));
      return open ? missing : ['no open case', ...missing];
    });
  });

  it('gives its accounts to people who still work there', () => {
    onAnyDay(({ accounts, people }) =>
      accounts.filter((account) => people.find((person) => person.name === account.person)?.leftOn !== null),
    );
  });
});

/** Every way up from a seat, on one day, that ends in nothing or comes back. */
function brokenLines(company: DemoCompany, day: string): string[] {
  const seats = new Map(
    company.organization.seats.flatMap((seat) => seat.terms.filter((term) => holdsOn(term, day)).map((term) => [seat.key, term] as const)),
  );
  return [...seats.keys()].flatMap((key) => {
    const seen = new Set<string>();
    for (let at: string | null = key; at; at = seats.get(at)?.reportsTo ?? null) {
      if (!seats.has(at)) return `${day}: ${at}, above ${key}, is not there`;
      if (seen.has(at)) return `${day}: a loop at ${at}`;
      seen.add(at);
    }
    return [];
  });
}

const daysIn = ({ calendar, month, leapMonth, year }: DemoBirthday): number =>
  calendar === 'SOLAR'
    ? new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()
    : year === null
      ? 30
      : LunarMonth.fromYm(year, leapMonth ? -month : month).getDayCount();
