import { LockMode, type Ref, ref } from '@mikro-orm/core';
import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { isWallClock, spanOf } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import type { CancelEventInput, CreateEventInput, UpdateEventInput } from './event.inputs.ts';
import { Event } from './event.entity.ts';
import { mayChangeEvent, mayNameOrganizer, mayPlanEvents } from './events.policy.ts';
import { Occurrence } from './occurrence.entity.ts';
import { capacityOf, moveUp, placesTaken } from './rsvp.service.ts';

/** Plans an event that happens once. */
export async function createEvent(ctx: Context, input: CreateEventInput): Promise<{ event: Event }> {
  authorize(ctx, await mayPlanEvents(ctx));
  const organizer = await organizerFor(ctx, input.organizerId ?? ctx.viewer?.personId ?? null);
  const timeZone = input.timeZone ?? (await companyOf(ctx)).timeZone;
  checkStart(input.startsLocal);
  const event = ctx.em.create(Event, {
    title: input.title.trim(),
    kind: input.kind,
    description: input.description ?? '',
    place: input.place?.trim() ?? null,
    startsLocal: input.startsLocal,
    timeZone,
    durationMinutes: input.durationMinutes,
    capacity: input.capacity ?? null,
    answersCloseMinutesBefore: input.answersCloseMinutesBefore ?? null,
    organizer,
  });
  ctx.em.create(Occurrence, { event, originalStart: event.startsLocal, ...spanOf(event.startsLocal, timeZone, event.durationMinutes) });
  await ctx.em.flush();
  return { event };
}

/** Changes an event. Whoever answered keeps their answer, also when it moves; more places let those who wait move up. */
export async function updateEvent(ctx: Context, input: UpdateEventInput): Promise<{ event: Event }> {
  return ctx.em.transactional(async (em) => {
    const within = { ...ctx, em };
    const event = found(ctx, await em.findOne(Event, input.id, { lockMode: LockMode.PESSIMISTIC_WRITE }));
    authorize(ctx, mayChangeEvent(ctx, event));
    checkVersion(event, input.version);
    if (event.cancelledAt) throw new Rejected([eventCancelled]);
    checkNotCleared(input);
    if (input.organizerId && input.organizerId !== event.organizer.id) event.organizer = await organizerFor(within, input.organizerId);

    const occurrences = await em.find(Occurrence, { event }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
    const capacities = occurrences.map((occurrence) => capacityOf(occurrence, event));
    const moved = reschedule(event, input);
    event.title = input.title?.trim() ?? event.title;
    event.kind = input.kind ?? event.kind;
    if (input.description !== undefined) event.description = input.description ?? '';
    if (input.place !== undefined) event.place = input.place?.trim() ?? null;
    if (input.capacity !== undefined) event.capacity = input.capacity;
    if (input.answersCloseMinutesBefore !== undefined) event.answersCloseMinutesBefore = input.answersCloseMinutesBefore;

    for (const [index, occurrence] of occurrences.entries()) {
      if (moved) moveWithEvent(event, occurrence);
      if (capacityOf(occurrence, event) !== capacities[index]) await changePlaces(within, occurrence, event);
      await announce(within, 'occurrenceChanged', { occurrenceId: occurrence.id });
    }
    return { event };
  });
}

/** Cancels an event and every occurrence of it that has not ended. Cancelling again changes nothing. */
export async function cancelEvent(ctx: Context, input: CancelEventInput): Promise<{ event: Event }> {
  return ctx.em.transactional(async (em) => {
    const event = found(ctx, await em.findOne(Event, input.id, { lockMode: LockMode.PESSIMISTIC_WRITE }));
    authorize(ctx, mayChangeEvent(ctx, event));
    if (event.cancelledAt) return { event };
    const now = ctx.clock.now();
    event.cancelledAt = now;
    const ahead = { event, cancelledAt: null, endsAt: { $gt: now } };
    for (const occurrence of await em.find(Occurrence, ahead, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } })) {
      occurrence.cancelledAt = now;
      await announce({ ...ctx, em }, 'occurrenceChanged', { occurrenceId: occurrence.id });
    }
    return { event };
  });
}

/** Sets when the event happens and says whether that changed. */
export function reschedule(
  event: Event,
  to: { startsLocal?: string | null | undefined; timeZone?: string | null | undefined; durationMinutes?: number | null | undefined },
): boolean {
  const { startsLocal, timeZone, durationMinutes } = event;
  if (to.startsLocal) checkStart(to.startsLocal);
  event.startsLocal = to.startsLocal ?? startsLocal;
  event.timeZone = to.timeZone ?? timeZone;
  event.durationMinutes = to.durationMinutes ?? durationMinutes;
  return event.startsLocal !== startsLocal || event.timeZone !== timeZone || event.durationMinutes !== durationMinutes;
}

/** The one occurrence of an event that happens once goes where the event goes, and is known by its new start. */
export function moveWithEvent(event: Event, occurrence: Occurrence): void {
  occurrence.originalStart = event.startsLocal;
  Object.assign(occurrence, spanOf(event.startsLocal, event.timeZone, event.durationMinutes));
}

/** Years in which an event may begin: a slip of the hand is far outside. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100] as const;
const outsideYears = {
  zh: `年份应在 ${FIRST_YEAR} 到 ${LAST_YEAR} 之间`,
  en: `The year must be between ${FIRST_YEAR} and ${LAST_YEAR}`,
};
const noWallClock = { zh: '请填写日期和时间，例如 2026-11-27T15:00', en: 'Give a day and a time, like 2026-11-27T15:00' };

export function checkStart(startsLocal: string): void {
  const year = Number(startsLocal.slice(0, 4));
  const message = !isWallClock(startsLocal) ? noWallClock : year < FIRST_YEAR || year > LAST_YEAR ? outsideYears : null;
  if (message) throw new Rejected([{ code: 'INVALID', path: ['startsLocal'], message }]);
}

async function changePlaces(ctx: Context, occurrence: Occurrence, event: Event): Promise<void> {
  const capacity = capacityOf(occurrence, event);
  const taken = await placesTaken(ctx.em, occurrence);
  if (capacity !== null && taken > capacity) {
    throw new Rejected([
      {
        code: 'CAPACITY_BELOW_GOING',
        path: ['capacity'],
        message: { zh: `已有 ${taken} 个名额有人，不能少于它`, en: `${taken} places are taken: there can’t be fewer` },
      },
    ]);
  }
  await moveUp(ctx, occurrence, event, { capacity, taken });
}

async function organizerFor(ctx: Context, personId: string | null): Promise<Ref<Person>> {
  const path = ['organizerId'];
  if (personId === null) {
    throw new Rejected([
      {
        code: 'ORGANIZER_MISSING',
        path,
        message: { zh: '请选择组织者：您的账号没有对应的成员', en: 'Name an organizer: your account belongs to no member' },
      },
    ]);
  }
  if (personId !== ctx.viewer?.personId) authorize(ctx, mayNameOrganizer(ctx));
  const person = await ctx.em.findOne(Person, personId);
  if (!person) throw new Rejected([{ code: 'PERSON_UNKNOWN', path, message: { zh: '没有这位成员', en: 'There is no such member' } }]);
  return ref(person);
}

/** Required fields may be left out of an update, never cleared. */
function checkNotCleared(input: UpdateEventInput): void {
  const required = ['title', 'kind', 'startsLocal', 'timeZone', 'durationMinutes', 'organizerId'] as const;
  const cleared = required.filter((field) => input[field] === null);
  if (cleared.length === 0) return;
  throw new Rejected(cleared.map((field) => ({ code: 'REQUIRED', path: [field], message: { zh: '不能为空', en: 'Can’t be cleared' } })));
}

const eventCancelled: Problem = { code: 'EVENT_CANCELLED', message: { zh: '活动已经取消', en: 'This event is cancelled' } };
