import type { EntityManager } from '../../platform/orm/orm.ts';
import { RsvpStatus } from './occurrence.entity.ts';

/** How many answered what to one occurrence. */
export interface AnswerCounts {
  /** People by answer; guests are not counted here. */
  people: Record<RsvpStatus, number>;
  /** Places taken by those who go, guests counted. */
  taken: number;
  /** The last turn in the waiting list; null where nobody waits. */
  lastWaiting: number | null;
}

interface Tables {
  rsvp: { occurrence_id: string; status: RsvpStatus; guests: number; waiting_order: number | null };
}

/** The counts of many occurrences in one statement, in the order of their ids. */
export async function answerCounts(em: EntityManager, occurrenceIds: readonly string[]): Promise<AnswerCounts[]> {
  const rows = await em
    .getKysely<Tables>()
    .selectFrom('rsvp')
    .where('occurrence_id', 'in', occurrenceIds)
    .groupBy(['occurrence_id', 'status'])
    .select(({ fn }) => [
      'occurrence_id as occurrenceId',
      'status',
      fn.countAll<string | number>().as('people'),
      fn.sum<string | number>('guests').as('guests'),
      fn.max('waiting_order').as('lastWaiting'),
    ])
    .execute();
  const byOccurrence = new Map(occurrenceIds.map((id) => [id, emptyCounts()]));
  for (const row of rows) {
    const counts = byOccurrence.get(row.occurrenceId) ?? emptyCounts();
    const people = Number(row.people);
    counts.people[row.status] = people;
    if (row.status === RsvpStatus.GOING) counts.taken = people + Number(row.guests);
    if (row.status === RsvpStatus.WAITLISTED) counts.lastWaiting = row.lastWaiting;
  }
  return occurrenceIds.map((id) => byOccurrence.get(id) ?? emptyCounts());
}

const emptyCounts = (): AnswerCounts => ({ people: { GOING: 0, MAYBE: 0, DECLINED: 0, WAITLISTED: 0 }, taken: 0, lastWaiting: null });
