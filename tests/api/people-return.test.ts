import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { CreateSeries, FRIDAYS } from './sharing-documents.ts';
import { Account } from '@hearth/server/modules/access/account.entity';
import { accountStanding } from '@hearth/server/modules/access/account-standing.queries';
import { Person } from '@hearth/server/modules/people/person.entity';

const NOW = '2026-03-02T09:00:00+08:00';
const hearth = await hearthForThisFile({ now: NOW });
const { build } = hearth;
const hrPerson = await build.person({ name: '周敏' });
const hr = await hearth.as(hrPerson, 'HR');

const RecordReturn = graphql(`
  mutation SomebodyReturns($input: RecordReturnInput!) {
    recordReturn(input: $input) {
      person {
        hiredOn
        leftOn
        formerEmployments {
          hiredOn
          leftOn
        }
      }
      errors {
        code
        path
        message
      }
    }
  }
`);
const RecordLeaving = graphql(`
  mutation ReturnerLeaves($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);
const ChangeHire = graphql(`
  mutation ReturnerHire($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      errors {
        code
        path
      }
    }
  }
`);
const Current = graphql(`
  query ReturnersCurrent {
    people(first: 100) {
      nodes {
        id
      }
    }
  }
`);
const Anniversaries = graphql(`
  query ReturnersAnniversaries($from: Date!, $to: Date!) {
    celebrations(from: $from, to: $to) {
      nodes {
        kind
        years
        person {
          id
        }
      }
    }
  }
`);
const Turns = graphql(`
  query ReturnersTurns($id: ID!) {
    sharingSeries(id: $id) {
      nextSessions(first: 100) {
        heldOn
        presenters {
          id
        }
      }
    }
  }
`);
const WhoAmI = graphql(`
  query ReturnerWhoAmI {
    viewer {
      locale
    }
  }
`);

const comeBack = async (person: { id: string }, hiredOn: string, version?: number) =>
  (await hr.run(RecordReturn, { input: { id: person.id, hiredOn, ...(version === undefined ? {} : { version }) } })).recordReturn;
const enters = async (client: Client) => (await client.ask(WhoAmI)).errors === undefined;
const isListed = async (person: { id: string }) => (await hr.run(Current)).people.nodes.some(({ id }) => id === person.id);

describe('somebody who comes back', () => {
  test('has a new employment, and the one before as a former one', async () => {
    const person = await build.person({ hiredOn: '2019-04-01', leftOn: '2024-12-31' });
    expect(await isListed(person)).toBe(false);
    expect(await comeBack(person, '2026-03-02', 1)).toEqual({
      person: { hiredOn: '2026-03-02', leftOn: null, formerEmployments: [{ hiredOn: '2019-04-01', leftOn: '2024-12-31' }] },
      errors: [],
    });
    expect(await isListed(person)).toBe(true);
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-03-01' } });
    expect((await hearth.services.orm.em.fork().findOneOrFail(Person, person.id)).leftOn).toBeNull();
  });

  test('and leaves, and comes back again has both, the latest first', async () => {
    const person = await build.person({ hiredOn: null, leftOn: '2020-12-31' });
    await comeBack(person, '2022-01-01');
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2024-01-31' } });
    expect((await comeBack(person, '2026-03-01')).person?.formerEmployments).toEqual([
      { hiredOn: '2022-01-01', leftOn: '2024-01-31' },
      { hiredOn: null, leftOn: '2020-12-31' },
    ]);
  });

  test('keeps work anniversaries of the present employment', async () => {
    const person = await build.person({ hiredOn: '2010-07-07', leftOn: '2015-01-01' });
    await comeBack(person, '2025-09-09');
    const kept = (await hr.run(Anniversaries, { from: '2026-07-01', to: '2026-10-01' })).celebrations.nodes;
    expect(kept.filter((each) => each.person.id === person.id)).toMatchObject([{ kind: 'WORK_ANNIVERSARY', years: 1 }]);
  });

  test('signs in again from the first day on; the sessions and tokens of before stay ended', async () => {
    const person = await build.person({ hiredOn: '2019-04-01' });
    const [browser, program] = [await hearth.as(person), await hearth.token(person, ['read'])];
    expect([await enters(browser), await enters(program)]).toEqual([true, true]);
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-03-01' } });
    expect([await enters(browser), await enters(program)]).toEqual([false, false]);
    await comeBack(person, '2026-03-09');
    const account = await hearth.services.orm.em.fork().findOneOrFail(Account, { person: person.id });
    const mayEnter = async () => (await accountStanding(hearth.services, account.id)).mayEnter;
    expect(await mayEnter()).toBe(false);
    expect(await enters(await hearth.as(person))).toBe(false);
    hearth.clock.set('2026-03-09T00:00:00+08:00');
    expect([await enters(browser), await enters(program)]).toEqual([false, false]);
    expect(await mayEnter()).toBe(true);
    expect(await enters(await hearth.as(person))).toBe(true);
    hearth.clock.set(NOW);
  });

  test('is not let in where an administrator has disabled the account', async () => {
    const person = await build.person();
    await hearth.as(person);
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(Account, { person: person.id }, { disabledAt: hearth.clock.now() });
    await em.nativeUpdate(Person, { id: person.id }, { leftOn: '2026-02-01' });
    await comeBack(person, '2026-03-02');
    expect(await enters(await hearth.as(person))).toBe(false);
  });

  test('takes turns again in a circle of named people, as a newcomer in the first two sessions', async () => {
    const [one, two, three, returner] = [await build.person(), await build.person(), await build.person(), await build.person()];
    const input = {
      title: '四人谈',
      memberIds: [one, two, three, returner].map(({ id }) => id),
      organizerId: hrPerson.id,
      rhythm: FRIDAYS,
      presentersPerSession: 1,
    };
    const series = (await hr.run(CreateSeries, { input })).createSharingSeries.series;
    const turns = async () =>
      ((await hr.run(Turns, { id: series?.id ?? '' })).sharingSeries?.nextSessions ?? []).filter(({ presenters }) =>
        presenters.some(({ id }) => id === returner.id),
      );
    await hearth.services.orm.em.fork().nativeUpdate(Person, { id: returner.id }, { leftOn: '2026-02-20' });
    expect(await turns()).toEqual([]);
    expect((await comeBack(returner, '2026-04-01')).errors).toEqual([]);
    const days = (await turns()).map(({ heldOn }) => heldOn);
    expect(days.length).toBeGreaterThan(0);
    // 3 and 10 April are the first two sessions.
    expect(days.every((day) => day > '2026-04-10')).toBe(true);
  });

  test('is refused in words while they work here, and for a day that lies in an earlier employment', async () => {
    const person = await build.person({ name: '李明朗', hiredOn: '2024-01-01' });
    expect((await comeBack(person, '2026-04-01')).errors).toMatchObject([
      { code: 'STILL_EMPLOYED', path: ['id'], message: '李明朗没有离职' },
    ]);
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-03-31' } });
    expect((await comeBack(person, '2026-04-01')).errors).toMatchObject([{ code: 'STILL_EMPLOYED' }]);
    await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-02-27' } });
    for (const day of ['2026-02-27', '2025-01-01']) {
      expect((await comeBack(person, day)).errors).toMatchObject([{ code: 'NOT_AFTER_LAST_DAY', path: ['hiredOn'] }]);
    }
    expect((await comeBack(person, '2026-03-02', 99)).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await comeBack(person, '2026-03-02')).errors).toEqual([]);
    const { version } = await hearth.services.orm.em.fork().findOneOrFail(Person, person.id);
    for (const hiredOn of ['2026-02-27', null]) {
      expect((await hr.run(ChangeHire, { input: { id: person.id, version, hiredOn } })).updatePerson.errors).toMatchObject([
        { code: 'NOT_AFTER_LAST_DAY', path: ['hiredOn'] },
      ]);
    }
  });

  test('is recorded by HR alone', async () => {
    const person = await build.person({ leftOn: '2026-01-01' });
    for (const client of [await hearth.as(await build.person()), await hearth.as(await build.person(), 'ADMIN')]) {
      const answer = await client.ask(RecordReturn, { input: { id: person.id, hiredOn: '2026-03-02' } });
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
