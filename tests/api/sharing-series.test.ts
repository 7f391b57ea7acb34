import { Absence } from '@hearth/server/modules/people/absence.entity';
import { PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { CreateSeries, FRIDAYS, SessionPage } from './sharing-documents.ts';
import { teamOfSix } from './sharing-team.ts';

const hearth = await hearthForThisFile({ now: '2026-03-02T09:00:00+08:00' });

const Rotation = graphql(`
  query SharingRotation($id: ID!) {
    sharingSeries(id: $id) {
      circle {
        id
      }
      rotation {
        session {
          heldOn
        }
        relaxations
        host {
          id
        }
        presenters {
          id
        }
      }
    }
  }
`);

const ListSessions = graphql(`
  query SharingListSessions($filter: SharingSessionFilter, $first: Int, $after: String) {
    sharingSessions(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        startsAt
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const Reschedule = graphql(`
  mutation SharingReschedule($input: RescheduleSharingSessionInput!) {
    rescheduleSharingSession(input: $input) {
      session {
        startsAt
        endsAt
        version
      }
      errors {
        code
        path
      }
    }
  }
`);

const Schedule = graphql(`
  mutation SharingSchedule($input: ScheduleSharingSessionInput!) {
    scheduleSharingSession(input: $input) {
      session {
        id
        startsAt
        host {
          id
        }
        presenters {
          id
        }
      }
      errors {
        code
        path
      }
    }
  }
`);

const UpdateSeries = graphql(`
  mutation SharingUpdateSeries($input: UpdateSharingSeriesInput!) {
    updateSharingSeries(input: $input) {
      series {
        version
        nextSessions(first: 100) {
          id
          startsAt
          heldOn
        }
      }
      errors {
        code
        path
      }
    }
  }
`);

const Preview = graphql(`
  query SharingPreview($rhythm: RhythmInput!, $startsOn: Date) {
    rhythmPreview(rhythm: $rhythm, startsOn: $startsOn, first: 4) {
      originalOn
      heldOn
    }
  }
`);

async function seriesOf(
  name: string,
  rhythm: { kind: 'WEEKLY' | 'HALF_MONTH_DATES' | 'HALF_MONTH_WEEKDAYS'; weekday?: number; startTime: string } = FRIDAYS,
) {
  const team = await teamOfSix(hearth, name);
  const manager = await hearth.as(team.manager);
  const { createSharingSeries } = await manager.run(CreateSeries, {
    input: { title: `${name}夜话`, unitId: team.unitId, rhythm, presentersPerSession: 1 },
  });
  if (!createSharingSeries.series) throw new Error(JSON.stringify(createSharingSeries.errors));
  return { team, manager, series: createSharingSeries.series };
}

test('a weekly series has its sessions of the next six months, at the same time by the clock of its zone', async () => {
  const { team, series } = await seriesOf('每周');
  expect(series.organizer).toEqual({ id: team.manager.id });
  expect(series.circle.map((person) => person.id).toSorted()).toEqual(team.everybody.map((person) => person.id).toSorted());
  expect(series.nextSessions).toHaveLength(26);
  expect(series.nextSessions[0]).toMatchObject({ startsAt: '2026-03-06T08:00:00.000Z', heldOn: '2026-03-06', status: 'SCHEDULED' });
  expect(series.nextSessions.at(-1)?.heldOn).toBe('2026-08-28');
});

test('a half-month series has 24 sessions a year: those within reach, and the rest as time goes on', async () => {
  const { extendHorizons } = await import('@hearth/server/modules/sharing/sharing.jobs');
  const { createContext } = await import('@hearth/server/platform/context');
  await using own = await (await import('../support/app.ts')).openHearth({ now: '2025-12-31T09:00:00+08:00' });
  const team = await teamOfSix(own, '半月');
  const manager = await own.as(team.manager);
  const { createSharingSeries } = await manager.run(CreateSeries, {
    input: { title: '半月夜话', unitId: team.unitId, rhythm: { kind: 'HALF_MONTH_DATES', startTime: '16:00' } },
  });
  expect(createSharingSeries.series?.nextSessions).toHaveLength(12);
  for (const now of ['2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z']) {
    own.clock.set(now);
    await extendHorizons.run(createContext(own.services, { viewer: null }));
    await extendHorizons.run(createContext(own.services, { viewer: null }));
  }
  const filter = { from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' };
  const year = (await manager.run(ListSessions, { filter, first: 100 })).sharingSessions;
  expect(year.totalCount).toBe(24);
});

test('a rhythm shows its next dates before the series exists, weekends moved for fixed dates alone', async () => {
  const someone = await hearth.as(await hearth.build.person());
  const fixed = await someone.run(Preview, {
    rhythm: { kind: 'HALF_MONTH_DATES', startTime: '16:00', holidayRule: 'LATER' },
    startsOn: '2026-08-01',
  });
  expect(fixed.rhythmPreview).toEqual([
    { originalOn: '2026-08-01', heldOn: '2026-08-03' },
    { originalOn: '2026-08-15', heldOn: '2026-08-17' },
    { originalOn: '2026-09-01', heldOn: '2026-09-01' },
    { originalOn: '2026-09-15', heldOn: '2026-09-15' },
  ]);
  const unfinished = await someone.run(Preview, { rhythm: { kind: 'WEEKLY', startTime: '16:00' } });
  expect(unfinished.rhythmPreview).toEqual([]);
});

test('a series is started by who manages everybody in its circle, or by HR, and by nobody else', async () => {
  const team = await teamOfSix(hearth, '谁能');
  const input = { title: '谁能夜话', unitId: team.unitId, rhythm: FRIDAYS };
  const member = await hearth.as(team.members[0]);
  await expect(member.run(CreateSeries, { input })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  const elsewhere = await hearth.as((await teamOfSix(hearth, '别处')).manager);
  await expect(elsewhere.run(CreateSeries, { input })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
  const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR');
  expect((await hr.run(CreateSeries, { input })).createSharingSeries.errors).toEqual([]);
  const reader = await hearth.token(team.manager, ['read']);
  await expect(reader.run(CreateSeries, { input })).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
});

test('a series that makes no sense is refused with the field that does not', async () => {
  const hr = await hearth.as(await hearth.build.person({ name: '人事二' }), 'HR');
  const create = async (input: object) => {
    const { createSharingSeries } = await hr.run(CreateSeries, { input: { title: '试', rhythm: FRIDAYS, ...input } });
    return createSharingSeries.errors.map(({ code, path }) => [code, path]);
  };
  const { unitId } = await teamOfSix(hearth, '校验');
  expect(await create({})).toEqual([['CIRCLE_MISSING', ['unitId']]]);
  expect(await create({ unitId, rhythm: { kind: 'WEEKLY', startTime: '16:00' } })).toEqual([
    ['WEEKDAY_DOES_NOT_FIT', ['rhythm', 'weekday']],
  ]);
  expect(await create({ unitId, rhythm: { ...FRIDAYS, startTime: '25:00' } })).toEqual([['INVALID', ['rhythm', 'startTime']]]);
  expect(await create({ unitId, startsOn: '2026-05-01', endsOn: '2026-04-01' })).toEqual([['ENDS_BEFORE_START', ['endsOn']]]);
});

test('the rotation shows the next six, hosts do not present, and the same question is answered the same', async () => {
  const { manager, series } = await seriesOf('轮流');
  const forecast = (await manager.run(Rotation, { id: series.id })).sharingSeries?.rotation ?? [];
  expect(forecast.map((turn) => turn.session.heldOn)).toEqual([
    '2026-03-06',
    '2026-03-13',
    '2026-03-20',
    '2026-03-27',
    '2026-04-03',
    '2026-04-10',
  ]);
  expect(new Set(forecast.map((turn) => turn.host?.id)).size).toBe(6);
  expect(new Set(forecast.flatMap((turn) => turn.presenters.map((person) => person.id))).size).toBe(6);
  for (const turn of forecast) expect(turn.presenters.map((person) => person.id)).not.toContain(turn.host?.id);
  expect((await manager.run(Rotation, { id: series.id })).sharingSeries?.rotation).toEqual(forecast);
});

test('nobody has a turn on a day they are away', async () => {
  const { team, manager, series } = await seriesOf('请假');
  const [away] = team.members;
  await hearth.build.row(Absence, { person: away.id, from: '2026-03-01', to: '2026-04-01' });
  const forecast = (await manager.run(Rotation, { id: series.id })).sharingSeries?.rotation ?? [];
  const turnsOn = (day: string) =>
    forecast.filter((turn) => turn.session.heldOn < day).flatMap((turn) => [turn.host?.id, ...turn.presenters.map((person) => person.id)]);
  expect(turnsOn('2026-04-01')).not.toContain(away.id);
  expect(turnsOn('2026-05-01')).toContain(away.id);
});

test('the circle of a unit is read as of the day of the session: a newcomer listens to two sessions first', async () => {
  const { team, manager, series } = await seriesOf('新人');
  const newcomer = await hearth.build.person({ name: '新来的', hiredOn: '2026-03-09' });
  const position = await hearth.build.position({ holder: null });
  await hearth.build.row(PositionTerm, {
    position: position.id,
    title: '销售员',
    unit: team.unitId,
    holder: newcomer.id,
    validFrom: '2026-03-09',
  });
  const page = (day: string) => {
    const session = series.nextSessions.find((each) => each.heldOn === day);
    return manager.run(SessionPage, { id: session?.id ?? '' });
  };
  expect((await page('2026-03-06')).sharingSession?.openingPage.newcomers).toEqual([]);
  expect((await page('2026-03-13')).sharingSession?.openingPage.newcomers).toEqual([{ name: '新来的' }]);
  expect((await page('2026-03-20')).sharingSession?.openingPage.newcomers).toEqual([]);
  const forecast = (await manager.run(Rotation, { id: series.id })).sharingSeries?.rotation ?? [];
  const withTurn = forecast.filter((turn) => [turn.host?.id, ...turn.presenters.map((person) => person.id)].includes(newcomer.id));
  expect(withTurn[0]?.session.heldOn).toBe('2026-03-27');
});

test('the opening page has the birthdays of the circle since last time, the year only for who may see it', async () => {
  const { team, manager, series } = await seriesOf('生日');
  const seat = await hearth.build.position({ holder: null });
  const born = { birthCalendar: 'SOLAR', birthMonth: 3, birthDay: 10, birthYear: 1990 } as const;
  const colleague = await hearth.build.person({ name: '寿星', ...(born as object) });
  const hidden = await hearth.build.person({ name: '不说的', ...(born as object), ...({ birthdayAudience: 'ONLY_ME' } as object) });
  for (const holder of [colleague, hidden]) {
    await hearth.build.row(PositionTerm, {
      position: (await hearth.build.position({ holder: null })).id,
      title: '销售员',
      unit: team.unitId,
      holder: holder.id,
      validFrom: '2026-02-01',
    });
  }
  expect(seat.id).toBeTruthy();
  const second = series.nextSessions[1]?.id ?? '';
  const { sharingSession } = await manager.run(SessionPage, { id: second });
  expect(sharingSession?.openingPage.birthdays).toEqual([{ on: '2026-03-10', years: null, person: { name: '寿星' } }]);
  expect((await manager.run(SessionPage, { id: series.nextSessions[2]?.id ?? '' })).sharingSession?.openingPage.birthdays).toEqual([]);
});

test('sessions are listed by their time, filtered, in pages', async () => {
  const { manager, series } = await seriesOf('列表');
  const filter = { seriesId: series.id, from: '2026-03-10T00:00:00+08:00', to: '2026-05-01T00:00:00+08:00' };
  const first = (await manager.run(ListSessions, { filter, first: 4 })).sharingSessions;
  expect(first.totalCount).toBe(7);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = (await manager.run(ListSessions, { filter, first: 4, after: first.pageInfo.endCursor })).sharingSessions;
  expect(rest.pageInfo.hasNextPage).toBe(false);
  const days = [...first.nodes, ...rest.nodes].map((session) => session.startsAt);
  expect(days).toEqual(series.nextSessions.slice(1, 8).map((session) => session.startsAt));
  const closed = await manager.run(ListSessions, { filter: { seriesId: series.id, status: ['CLOSED'] } });
  expect(closed.sharingSessions.nodes).toEqual([]);
});

test('a session is moved with the version that was read; a stale one meets a conflict', async () => {
  const { manager, series } = await seriesOf('改期');
  const session = series.nextSessions[0];
  const input = { sessionId: session?.id ?? '', version: session?.version ?? 0, startsAt: '2026-03-05T07:00:00Z' };
  const moved = (await manager.run(Reschedule, { input })).rescheduleSharingSession;
  expect(moved).toMatchObject({ session: { startsAt: '2026-03-05T07:00:00.000Z', endsAt: '2026-03-05T08:00:00.000Z' }, errors: [] });
  const stale = (await manager.run(Reschedule, { input })).rescheduleSharingSession;
  expect(stale.errors).toEqual([{ code: 'CONFLICT', path: ['version'] }]);
  const past = await manager.run(Reschedule, {
    input: { ...input, version: moved.session?.version ?? 0, startsAt: '2026-03-01T07:00:00Z' },
  });
  expect(past.rescheduleSharingSession.errors).toEqual([{ code: 'STARTS_IN_THE_PAST', path: ['startsAt'] }]);
});

test('an extra session can have its host and presenters chosen, of the circle', async () => {
  const { team, manager, series } = await seriesOf('加场');
  const [host, presenter] = team.members;
  const input = { seriesId: series.id, startsAt: '2026-03-04T08:00:00Z', hostId: host.id, presenterIds: [presenter.id] };
  const added = (await manager.run(Schedule, { input })).scheduleSharingSession;
  expect(added.session).toMatchObject({ host: { id: host.id }, presenters: [{ id: presenter.id }] });
  const stranger = await hearth.build.person({ name: '圈外' });
  const refused = await manager.run(Schedule, { input: { ...input, hostId: stranger.id } });
  expect(refused.scheduleSharingSession.errors).toEqual([{ code: 'NOT_IN_CIRCLE', path: ['hostId'] }]);
  const both = await manager.run(Schedule, { input: { ...input, presenterIds: [host.id] } });
  expect(both.scheduleSharingSession.errors).toEqual([{ code: 'HOST_IS_PRESENTER', path: ['presenterIds'] }]);
});

test('a changed rhythm moves the coming sessions, but not one that was moved by hand', async () => {
  const { manager, series } = await seriesOf('换节奏');
  const [moved] = series.nextSessions;
  const input = { sessionId: moved?.id ?? '', version: moved?.version ?? 0, startsAt: '2026-03-05T07:00:00Z' };
  await manager.run(Reschedule, { input });
  const updated = await manager.run(UpdateSeries, {
    input: { seriesId: series.id, version: series.version, rhythm: { kind: 'HALF_MONTH_WEEKDAYS', weekday: 5, startTime: '10:00' } },
  });
  expect(updated.updateSharingSeries.errors).toEqual([]);
  const after = updated.updateSharingSeries.series?.nextSessions ?? [];
  expect(after.slice(0, 4)).toMatchObject([
    { id: moved?.id, startsAt: '2026-03-05T07:00:00.000Z' },
    { startsAt: '2026-03-20T02:00:00.000Z' },
    { startsAt: '2026-04-03T02:00:00.000Z' },
    { startsAt: '2026-04-17T02:00:00.000Z' },
  ]);
  expect(after).toHaveLength(12);
  const kept = series.nextSessions.filter((session) => after.some((each) => each.id === session.id));
  expect(kept).toHaveLength(12);
});

test('a session that goes on now, or was moved to a day gone by, is not planned a second time', async () => {
  const { extendSharingHorizons } = await import('@hearth/server/modules/sharing/series.service');
  const { createContext } = await import('@hearth/server/platform/context');
  await using own = await (await import('../support/app.ts')).openHearth({ now: '2026-03-02T09:00:00+08:00' });
  const start = async (name: string) => {
    const team = await teamOfSix(own, name);
    const manager = await own.as(team.manager);
    const { createSharingSeries } = await manager.run(CreateSeries, { input: { title: name, unitId: team.unitId, rhythm: FRIDAYS } });
    if (!createSharingSeries.series) throw new Error(JSON.stringify(createSharingSeries.errors));
    return { manager, series: createSharingSeries.series };
  };
  const moved = await start('提前');
  const goingOn = await start('进行中');
  const all = async ({ manager, series }: typeof moved) =>
    (await manager.run(ListSessions, { filter: { seriesId: series.id }, first: 100 })).sharingSessions.nodes;
  const change = async ({ manager, series }: typeof moved) => {
    const { updateSharingSeries } = await manager.run(UpdateSeries, {
      input: { seriesId: series.id, version: series.version, rhythm: { ...FRIDAYS, startTime: '20:00' } },
    });
    return updateSharingSeries.errors;
  };
  const [session] = moved.series.nextSessions;
  await moved.manager.run(Reschedule, {
    input: { sessionId: session?.id ?? '', version: session?.version ?? 0, startsAt: '2026-03-04T07:00:00Z' },
  });

  own.clock.set('2026-03-06T16:30:00+08:00');
  await extendSharingHorizons(createContext(own.services, { viewer: null }));
  for (const each of [moved, goingOn]) {
    expect(await all(each)).toHaveLength(27);
    expect(await change(each)).toEqual([]);
    expect(await all(each)).toHaveLength(27);
  }
  expect((await all(moved))[0]?.startsAt).toBe('2026-03-04T07:00:00.000Z');
  expect((await all(goingOn)).slice(0, 2).map(({ startsAt }) => startsAt)).toEqual([
    '2026-03-06T08:00:00.000Z',
    '2026-03-13T12:00:00.000Z',
  ]);
});

test('a series whose sessions can not be planned keeps no other from its own', async () => {
  const { extendSharingHorizons } = await import('@hearth/server/modules/sharing/series.service');
  const { SharingSeries } = await import('@hearth/server/modules/sharing/sharing-series.entity');
  const { createContext } = await import('@hearth/server/platform/context');
  await using own = await (await import('../support/app.ts')).openHearth({ now: '2026-03-02T09:00:00+08:00' });
  const team = await teamOfSix(own, '照常');
  const manager = await own.as(team.manager);
  const start = async (title: string) =>
    (await manager.run(CreateSeries, { input: { title, unitId: team.unitId, rhythm: FRIDAYS } })).createSharingSeries.series?.id ?? '';
  const broken = await start('坏的');
  const sound = await start('好的');
  await own.services.orm.em.fork().nativeUpdate(SharingSeries, { id: broken }, { weekday: null });

  own.clock.set('2026-04-01T09:00:00+08:00');
  await extendSharingHorizons(createContext(own.services, { viewer: null }));
  const count = async (seriesId: string) =>
    (await manager.run(ListSessions, { filter: { seriesId }, first: 1 })).sharingSessions.totalCount;
  expect(await count(broken)).toBe(26);
  expect(await count(sound)).toBe(30);
});
