import { OrgUnit } from '@hearth/server/modules/organization/org-unit.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { RhythmKind, SharingSeries } from '@hearth/server/modules/sharing/sharing-series.entity';
import { Duty, DutyRole, DutySource, SharingSession, SharingSessionStatus } from '@hearth/server/modules/sharing/sharing-session.entity';
import { participationIn } from '@hearth/server/modules/sharing/participation.reads';
import { sessionStanding } from '@hearth/server/modules/sharing/standing.reads';
import { createContext } from '@hearth/server/platform/context';
import { afterAll, expect, test } from 'vitest';
import { openLanes } from '../support/lanes.ts';

// Whatever is done in a live session asks what the viewer is in it by one statement; the rota says it from the circle. Both say the same.

const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());
const em = lanes.services.orm.em.fork();
const people = await em.find(Person, {}, { orderBy: { id: 'asc' } });
const gone = people.filter(({ leftOn }) => leftOn !== null);
const at = (index: number): Person => people[index % people.length] as Person;

const { CANCELLED, CLOSED, OPEN, SCHEDULED } = SharingSessionStatus;
const meetings = [
  [SCHEDULED, '2025-02-03'],
  [CLOSED, '2025-02-10'],
  [CANCELLED, '2026-02-20'],
  [OPEN, '2026-03-02'],
  [SCHEDULED, '2026-03-02'],
  [SCHEDULED, '2026-05-01'],
] as const;

/** Circles of units with and without those inside, and of named people, some of whom have left; sessions on days past and to come. */
async function schedule(): Promise<void> {
  const units = await em.find(OrgUnit, {}, { limit: 6, orderBy: { id: 'asc' } });
  const circles = [...units, null].flatMap((unit) => [true, false].map((includeSubunits) => ({ unit, includeSubunits })));
  circles.forEach(({ unit, includeSubunits }, index) => {
    const series = em.create(SharingSeries, {
      title: `系列 ${index}`,
      unit,
      includeSubunits,
      organizer: at(0),
      rhythmKind: RhythmKind.WEEKLY,
      weekday: 5,
      startTime: '09:00',
      durationMinutes: 60,
      startsOn: '2025-01-01',
      drawSeed: 7,
      timeZone: index % 2 ? 'Asia/Shanghai' : 'America/Los_Angeles',
    });
    if (!unit) series.members.set(includeSubunits ? [...people.slice(0, 5), ...gone] : people.slice(3, 9));
    for (const [status, day] of meetings) {
      const startsAt = new Date(`${day}T02:00:00Z`);
      const session = em.create(SharingSession, { series, status, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
      const settle = (person: Person, role: DutyRole, sortOrder = 0): Duty =>
        em.create(Duty, { session, person, role, sortOrder, source: DutySource.CHOSEN, reasons: null });
      settle(at(index), DutyRole.NOTE_TAKER);
      if (index % 3 === 0) continue;
      settle(at(index * 4), DutyRole.HOST, 1);
      if (index % 3 === 1) settle(at(index * 4 + 4), DutyRole.HOST);
    }
  });
  await em.flush();
}

test('the short way to a standing says what the rota says, of every sort of circle, day and person', { timeout: 120_000 }, async () => {
  await schedule();
  const viewers = [...people.filter((_, index) => index % 4 === 0), ...gone];
  const count = { takesPart: 0, isHost: 0, isOrganizer: 0 };
  for (const { id } of viewers) {
    const viewer = { accountId: 'acc', personId: id, roles: new Set<never>(), timeZone: 'Asia/Shanghai', locale: null, tokenScopes: null };
    const ctx = createContext(lanes.services, { viewer });
    const sessions = await ctx.em.find(SharingSession, {});
    const parts = await Promise.all(sessions.map((session) => participationIn(ctx, session.id)));
    for (const [index, session] of sessions.entries()) {
      const { takesPart, isHost, isOrganizer } = await sessionStanding(ctx, session);
      expect(parts[index], `${id} in ${session.id}`).toEqual({ takesPart, isHost, isOrganizer });
      count.takesPart += Number(takesPart);
      count.isHost += Number(isHost);
      count.isOrganizer += Number(isOrganizer);
    }
  }
  expect(Math.min(...Object.values(count)), JSON.stringify(count)).toBeGreaterThan(20);
});
