import fc from 'fast-check';
import { LunarMonth } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import { demoCompany, type DemoCompany } from './demo-company.ts';
import type { DemoSeatTerm } from './organization.ts';

const anyDay = fc.date({ min: new Date('2025-06-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const onAnyDay = (check: (company: DemoCompany, today: string) => void): void => fc.assert(fc.property(anyDay, (today) => check(demoCompany(today), today)), { numRuns: 15 });

const holdsOn = (term: DemoSeatTerm, day: string): boolean => term.from <= day && (!term.to || term.to > day);

/** Every day on which something of the chart changes. */
const turningDays = (company: DemoCompany): string[] => [...new Set(company.organization.seats.flatMap((seat) => seat.terms.map((term) => term.from)))];

describe('The demo company, on whatever day it is loaded', () => {
  it('is the same company when it is made twice', () => {
    expect(demoCompany('2026-11-23')).toEqual(demoCompany('2026-11-23'));
  });

  it('has about sixty people, each with a name, a number and an address of their own', () => {
    onAnyDay(({ people }) => {
      expect(people.length).toBeGreaterThanOrEqual(58);
      for (const key of ['name', 'employeeNumber', 'email', 'phone'] as const) expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
    });
  });

  it('gives each seat one superior, who has a seat on the same days, and never a loop', () => {
    onAnyDay((company) => {
      const broken: string[] = [];
      for (const day of turningDays(company)) {
        const seats = new Map(company.organization.seats.flatMap((seat) => seat.terms.filter((term) => holdsOn(term, day)).map((term) => [seat.key, term] as const)));
        for (const [key] of seats) {
          const seen = new Set<string>();
          for (let at: string | null = key; at; at = seats.get(at)?.reportsTo ?? null) {
            if (!seats.has(at)) broken.push(`${day}: ${at} above ${key} is not there`);
            if (seen.has(at)) broken.push(`${day}: a loop at ${at}`);
            if (seen.has(at)) break;
            seen.add(at);
          }
        }
      }
      expect(broken).toEqual([]);
    });
  });

  it('puts every seat into a unit that exists on the same days', () => {
    onAnyDay((company) => {
      const units = new Map(company.organization.units.map((unit) => [unit.key, unit.terms]));
      const days = turningDays(company);
      const homeless = company.organization.seats
        .flatMap((seat) => seat.terms)
        .filter((term) => !days.filter((day) => holdsOn(term, day)).every((day) => units.get(term.unit)?.some((span) => span.from <= day && (!span.to || span.to > day))));
      expect(homeless).toEqual([]);
    });
  });

  it('leaves neither gap nor overlap between the terms of a seat', () => {
    onAnyDay((company) => {
      for (const { terms } of company.organization.seats) {
        for (const [index, term] of terms.entries()) {
          expect(term.to === null || term.to > term.from).toBe(true);
          if (index + 1 < terms.length) expect(terms[index + 1]?.from).toBe(term.to);
        }
      }
    });
  });

  it('gives nobody two main seats at a time, and none before they came or after they left', () => {
    onAnyDay((company) => {
      const days = turningDays(company);
      for (const person of company.people) {
        const held = company.organization.seats.flatMap((seat) => seat.terms).filter((term) => term.primary && term.holder === person.name);
        expect(days.filter((day) => held.filter((term) => holdsOn(term, day)).length > 1), person.name).toEqual([]);
        for (const term of held) expect(term.from >= person.hiredOn, `${person.name} from ${term.from}, hired ${person.hiredOn}`).toBe(true);
        if (person.leftOn) expect(held.at(-1)?.to, person.name).toBe(nextDay(person.leftOn));
      }
    });
  });

  it('has birthdays that exist in their calendar, a leap day, a leap month and a New Year’s Eve among them', () => {
    onAnyDay(({ people }) => {
      const birthdays = people.flatMap((person) => person.birthday ?? []);
      for (const { calendar, month, day, leapMonth, year } of birthdays) {
        if (calendar === 'LUNAR' && year !== null) expect(day).toBeLessThanOrEqual(LunarMonth.fromYm(year, leapMonth ? -month : month).getDayCount());
        if (calendar === 'SOLAR') expect(day).toBeLessThanOrEqual(new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate());
      }
      expect(birthdays.some((one) => one.calendar === 'SOLAR' && one.month === 2 && one.day === 29)).toBe(true);
      expect(birthdays.some((one) => one.leapMonth)).toBe(true);
      expect(birthdays.some((one) => one.calendar === 'LUNAR' && one.month === 12 && one.day === 30)).toBe(true);
      expect(birthdays.some((one) => one.year === null)).toBe(true);
    });
  });

  it('has one coming event that is full, with people waiting in order, and never more going than places', () => {
    onAnyDay(({ events }, today) => {
      for (const event of events.filter((one) => one.capacity !== null)) expect(event.rsvps.filter((rsvp) => rsvp.status === 'GOING').length).toBeLessThanOrEqual(event.capacity ?? 0);
      const full = events.find((event) => event.startsAt.toISOString().slice(0, 10) >= today && event.rsvps.some((rsvp) => rsvp.status === 'WAITLISTED'));
      expect(full?.rsvps.filter((rsvp) => rsvp.status === 'GOING')).toHaveLength(full?.capacity ?? -1);
    });
  });

  it('lets only people tell stories who were there, and says nothing of days to come', () => {
    onAnyDay(({ series, people }, today) => {
      const employed = (name: string, day: string): boolean => people.some((person) => person.name === name && person.hiredOn <= day && (!person.leftOn || person.leftOn >= day));
      for (const session of series.flatMap((one) => one.sessions).filter((one) => one.closed)) {
        for (const name of [session.host, ...session.presenters, ...session.voices.map((voice) => voice.person)]) expect(employed(name, session.day), `${name} on ${session.day}`).toBe(true);
        for (const { outcome, followUps } of session.contributions) {
          if (outcome) expect(outcome.on < today && outcome.on >= session.day, `${outcome.on} ${session.day}`).toBe(true);
          for (const followUp of followUps) expect(followUp.doneOn === null || followUp.doneOn < today).toBe(true);
        }
      }
    });
  });

  it('has a case that is not solved yet, with a day to look at it again', () => {
    onAnyDay(({ series }, today) => {
      const contributions = series.flatMap((one) => one.sessions).flatMap((session) => session.contributions);
      expect(contributions.some(({ story, outcome, followUps }) => story.kind === 'CASE' && !outcome && followUps.some((followUp) => !followUp.doneOn && followUp.checkOn > today))).toBe(true);
      expect(new Set(contributions.flatMap(({ outcome }) => outcome?.result ?? []))).toEqual(new Set(['SOLVED', 'PARTLY', 'NOT']));
    });
  });

  it('gives its accounts to people who still work there', () => {
    onAnyDay(({ accounts, people }) => {
      for (const account of accounts) expect(people.find((person) => person.name === account.person)?.leftOn).toBeNull();
    });
  });
});

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
