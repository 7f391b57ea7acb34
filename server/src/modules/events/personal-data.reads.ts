import type { PersonalData } from '../../platform/references.ts';
import { Event } from './event.entity.ts';
import { Rsvp } from './occurrence.entity.ts';

/** What somebody organizes, and what they answered to which events. */
export const eventData: PersonalData = async ({ em }, { personId }) => {
  const [organized, answers] = await Promise.all([
    em.find(Event, { organizer: personId }, { orderBy: { startsLocal: 'asc', id: 'asc' } }),
    em.find(Rsvp, { person: personId }, { populate: ['occurrence.event'], orderBy: { respondedAt: 'asc', id: 'asc' } }),
  ]);
  return {
    organized: organized.map(({ id, title, description, place, startsLocal, timeZone }) => ({
      id,
      title,
      description,
      place,
      startsLocal,
      timeZone,
    })),
    answers: answers.map(({ occurrence, status, guests, respondedAt }) => {
      const { id, startsAt, event } = occurrence.getEntity();
      return { event: event.getEntity().title, occurrence: id, startsAt, status, guests, respondedAt };
    }),
  };
};
