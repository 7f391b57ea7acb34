import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { CreateEvent, plan, ReadOccurrence, Respond } from '../support/events.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();
const [wang, li, zhou, hr] = await Promise.all(['王芳', '李明朗', '周敏', '陈静'].map((name) => hearth.build.person({ name })));
if (!wang || !li || !zhou || !hr) throw new Error('Nobody is here');
// 李明朗 reports to 王芳: that makes her a manager.
const seat = await hearth.build.position({ title: '销售经理', holder: wang });
await hearth.build.position({ holder: li, reportsTo: seat });
const asManager = await hearth.as(wang);
const asMember = await hearth.as(li);
const asOther = await hearth.as(zhou);
const asHr = await hearth.as(hr, 'HR');

const UpdateEvent = graphql(`
  mutation UpdateEvent($input: UpdateEventInput!) {
    updateEvent(input: $input) {
      event {
        title
        place
        startsAt
        endsAt
        timeZone
        version
        organizer {
          name
        }
      }
      errors {
        __typename
        code
        path
        message
        ... on ConflictError {
          current {
            id
            ... on Event {
              title
              version
            }
          }
        }
      }
    }
  }
`);
const CancelEvent = graphql(`
  mutation CancelEvent($input: CancelEventInput!) {
    cancelEvent(input: $input) {
      event {
        cancelled
      }
      errors {
        code
      }
    }
  }
`);
const RescheduleOccurrence = graphql(`
  mutation RescheduleOccurrence($input: RescheduleOccurrenceInput!) {
    rescheduleOccurrence(input: $input) {
      occurrence {
        startsAt
        endsAt
        version
        event {
          startsAt
          version
        }
      }
      errors {
        __typename
        code
        path
      }
    }
  }
`);
const CancelOccurrence = graphql(`
  mutation CancelOccurrence($input: CancelOccurrenceInput!) {
    cancelOccurrence(input: $input) {
      occurrence {
        cancelled
        event {
          cancelled
        }
      }
      errors {
        code
      }
    }
  }
`);
const EventByNode = graphql(`
  query EventByNode($event: ID!, $occurrence: ID!) {
    event(id: $event) {
      title
      viewerPermissions {
        change
      }
    }
    node(id: $event) {
      ... on Event {
        title
      }
    }
    date: node(id: $occurrence) {
      ... on Occurrence {
        event {
          id
        }
      }
    }
  }
`);

const badminton = { title: '羽毛球', startsLocal: '2026-03-06T18:30', durationMinutes: 120 };

describe('planning an event', () => {
  test('says when it happens on the clocks of its zone, which is the company’s unless another is named', async () => {
    const { event, occurrence } = await plan(asManager, { capacity: 12 });
    expect(event).toMatchObject({
      kind: 'GATHERING',
      startsAt: '2026-03-06T10:30:00.000Z',
      endsAt: '2026-03-06T12:30:00.000Z',
      timeZone: 'Asia/Shanghai',
      capacity: 12,
      recurrence: null,
      organizer: { id: wang.id },
    });
    expect(occurrence).toMatchObject({ startsAt: event.startsAt, endsAt: event.endsAt });

    const abroad = await plan(asManager, { timeZone: 'Europe/Berlin', startsLocal: '2026-03-29T02:30' });
    expect(abroad.occurrence.startsAt).toBe('2026-03-29T01:30:00.000Z');
  });

  test('is for HR and for those whom somebody reports to', async () => {
    await expect(plan(asMember, {})).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
    await expect(plan(asManager, {})).resolves.toBeTruthy();
    await expect(plan(asHr, {})).resolves.toBeTruthy();
  });

  test('in the name of somebody else is for HR alone', async () => {
    const asked = await asManager.ask(CreateEvent, { input: { ...badminton, organizerId: li.id } });
    expect(asked.errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    const { createEvent } = await asHr.run(CreateEvent, { input: { ...badminton, organizerId: li.id } });
    expect(createEvent.event?.organizer.id).toBe(li.id);
  });

  test('answers each field that is wrong, and plans nothing', async () => {
    const { createEvent } = await asHr.run(CreateEvent, {
      input: { title: ' ', startsLocal: '2026-03-06T18:30', durationMinutes: 0, capacity: 0 },
    });
    expect(createEvent.event).toBeNull();
    expect(createEvent.errors.map((error) => error.path?.join('.')).toSorted()).toEqual(['capacity', 'durationMinutes', 'title']);
    for (const startsLocal of ['2026-02-30T18:30', '2026-03-06', '2026-03-06T18:30:00Z']) {
      const refused = await asHr.with({ 'accept-language': 'en' }).run(CreateEvent, { input: { ...badminton, startsLocal } });
      expect(refused.createEvent.errors).toEqual([
        { code: 'INVALID', path: ['startsLocal'], message: 'Give a day and a time, like 2026-11-27T15:00' },
      ]);
    }
    for (const startsLocal of ['0001-01-02T10:00', '9999-12-31T23:59']) {
      const refused = await asHr.run(CreateEvent, { input: { ...badminton, startsLocal } });
      expect(refused.createEvent.errors).toMatchObject([{ path: ['startsLocal'], message: '年份应在 2000 到 2100 之间' }]);
    }
  });

  test('makes it known by its id and its occurrence’s', async () => {
    const { event, occurrence } = await plan(asManager, {});
    expect(await asMember.run(EventByNode, { event: event.id, occurrence: occurrence.id })).toEqual({
      event: { title: '羽毛球', viewerPermissions: { change: false } },
      node: { title: '羽毛球' },
      date: { event: { id: event.id } },
    });
    expect((await asManager.run(EventByNode, { event: event.id, occurrence: occurrence.id })).event?.viewerPermissions.change).toBe(true);
  });
});

describe('changing an event', () => {
  test('moves it and keeps everybody’s answers', async () => {
    const { event, occurrence } = await plan(asManager, {});
    await asMember.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING' } });
    const { updateEvent } = await asManager.run(UpdateEvent, {
      input: { id: event.id, version: event.version, startsLocal: '2026-03-07T19:00', place: '体育馆' },
    });
    expect(updateEvent).toMatchObject({ errors: [], event: { title: '羽毛球', place: '体育馆', startsAt: '2026-03-07T11:00:00.000Z' } });
    const read = await asMember.run(ReadOccurrence, { id: occurrence.id });
    expect(read.occurrence).toMatchObject({ startsAt: '2026-03-07T11:00:00.000Z', endsAt: '2026-03-07T13:00:00.000Z', going: 1 });
  });

  test('leaves what is absent, clears what is null, and refuses to clear what it needs', async () => {
    const { event } = await plan(asManager, {});
    const placed = await asManager.run(UpdateEvent, { input: { id: event.id, version: event.version, place: '体育馆' } });
    const renamed = await asManager.run(UpdateEvent, {
      input: { id: event.id, version: placed.updateEvent.event!.version, title: '乒乓球' },
    });
    expect(renamed.updateEvent.event).toMatchObject({ title: '乒乓球', place: '体育馆' });
    const cleared = await asManager.run(UpdateEvent, { input: { id: event.id, version: renamed.updateEvent.event!.version, place: null } });
    expect(cleared.updateEvent.event?.place).toBeNull();
    const refused = await asManager.run(UpdateEvent, { input: { id: event.id, version: cleared.updateEvent.event!.version, title: null } });
    expect(refused.updateEvent.errors).toMatchObject([{ code: 'REQUIRED', path: ['title'] }]);
  });

  test('that somebody else has changed in the meantime shows what is there now', async () => {
    const { event } = await plan(asManager, {});
    await asHr.run(UpdateEvent, { input: { id: event.id, version: event.version, title: '网球' } });
    const { updateEvent } = await asManager.run(UpdateEvent, { input: { id: event.id, version: event.version, title: '乒乓球' } });
    expect(updateEvent.event).toBeNull();
    expect(updateEvent.errors).toMatchObject([
      { __typename: 'ConflictError', path: ['version'], current: { id: event.id, title: '网球', version: event.version + 1 } },
    ]);
  });

  test('is for its organizer and HR', async () => {
    const { event, occurrence } = await plan(asHr, {});
    for (const refused of [
      asManager.ask(UpdateEvent, { input: { id: event.id, version: event.version, title: '我的' } }),
      asMember.ask(CancelEvent, { input: { id: event.id } }),
      asMember.ask(CancelOccurrence, { input: { id: occurrence.id } }),
      asMember.ask(RescheduleOccurrence, { input: { id: occurrence.id, version: 1, startsLocal: '2026-03-08T09:00' } }),
    ]) {
      expect((await refused).errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    }
    const given = await asHr.run(UpdateEvent, { input: { id: event.id, version: event.version, organizerId: li.id } });
    expect(given.updateEvent.event?.organizer.name).toBe('李明朗');
    const { cancelEvent } = await asMember.run(CancelEvent, { input: { id: event.id } });
    expect(cancelEvent.event?.cancelled).toBe(true);
  });

  test('can’t lower its places below those that are taken', async () => {
    const { event, occurrence } = await plan(asManager, { capacity: 3 });
    await asMember.run(Respond, { input: { occurrenceId: occurrence.id, status: 'GOING', guests: 1 } });
    const lowered = await asManager.run(UpdateEvent, { input: { id: event.id, version: event.version, capacity: 1 } });
    expect(lowered.updateEvent).toMatchObject({ event: null, errors: [{ code: 'CAPACITY_BELOW_GOING', path: ['capacity'] }] });
    const fitting = await asManager.run(UpdateEvent, { input: { id: event.id, version: event.version, capacity: 2 } });
    expect(fitting.updateEvent.errors).toEqual([]);
  });
});

describe('one occurrence', () => {
  test('moves with its answers, and an event that happens once goes with it', async () => {
    const { occurrence } = await plan(asManager, {});
    await asMember.run(Respond, { input: { occurrenceId: occurrence.id, status: 'MAYBE' } });
    const { rescheduleOccurrence } = await asManager.run(RescheduleOccurrence, {
      input: { id: occurrence.id, version: occurrence.version, startsLocal: '2026-03-09T08:00', durationMinutes: 30 },
    });
    expect(rescheduleOccurrence).toMatchObject({
      errors: [],
      occurrence: {
        startsAt: '2026-03-09T00:00:00.000Z',
        endsAt: '2026-03-09T00:30:00.000Z',
        event: { startsAt: '2026-03-09T00:00:00.000Z' },
      },
    });
    expect((await asMember.run(ReadOccurrence, { id: occurrence.id })).occurrence).toMatchObject({
      maybe: 1,
      viewerRsvp: { status: 'MAYBE' },
    });
    const stale = await asManager.run(RescheduleOccurrence, {
      input: { id: occurrence.id, version: occurrence.version, startsLocal: '2026-03-10T08:00' },
    });
    expect(stale.rescheduleOccurrence.errors).toMatchObject([{ __typename: 'ConflictError' }]);
  });

  test('that is cancelled is still there, and its event that happens once is cancelled too', async () => {
    const { occurrence } = await plan(asManager, {});
    const { cancelOccurrence } = await asManager.run(CancelOccurrence, { input: { id: occurrence.id } });
    expect(cancelOccurrence).toEqual({ occurrence: { cancelled: true, event: { cancelled: true } }, errors: [] });
    const again = await asManager.run(CancelOccurrence, { input: { id: occurrence.id } });
    expect(again.cancelOccurrence.errors).toEqual([]);
    const moved = await asManager.run(RescheduleOccurrence, {
      input: { id: occurrence.id, version: occurrence.version + 1, startsLocal: '2026-03-10T08:00' },
    });
    expect(moved.rescheduleOccurrence.errors).toMatchObject([{ code: 'OCCURRENCE_CANCELLED' }]);
    expect((await asOther.run(ReadOccurrence, { id: occurrence.id })).occurrence).toMatchObject({
      cancelled: true,
      viewerPermissions: { respond: false, change: false },
    });
  });
});
