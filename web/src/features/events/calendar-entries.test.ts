import { describe, expect, it } from 'vitest';
import { agendaOf, type CalendarEntry } from './calendar-entries';

const zone = 'Asia/Shanghai';
const window = { from: '2026-11-23', to: '2026-11-26' };

function entry(id: string, startsAt: string | null, endsAt: string | null, day: string): CalendarEntry {
  return { id, layer: startsAt ? 'events' : 'celebrations', title: id, to: `/events/${id}`, startsAt, endsAt, day };
}
const shown = (entries: CalendarEntry[]) =>
  agendaOf(entries, window, zone).map(({ day, entries: those }) => `${day} ${those.map(({ id }) => id).join(' ')}`);

describe('the agenda', () => {
  it('has each day once, in order, whole days before times', () => {
    const evening = entry('聚餐', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z', '2026-11-24');
    const morning = entry('早会', '2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z', '2026-11-24');
    const birthday = entry('生日', null, null, '2026-11-24');
    const before = entry('周会', '2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z', '2026-11-23');
    expect(shown([evening, morning, birthday, before])).toEqual(['2026-11-23 周会', '2026-11-24 生日 早会 聚餐']);
  });

  it('has what goes on for days on each of them, and on none outside of the window', () => {
    const trip = entry('团建', '2026-11-24T16:30:00Z', '2026-11-28T04:00:00Z', '2026-11-25');
    const earlier = entry('展会', '2026-11-20T01:00:00Z', '2026-11-23T10:00:00Z', '2026-11-20');
    expect(shown([trip, earlier])).toEqual(['2026-11-23 展会', '2026-11-25 团建']);
  });

  it('does not have what ended at midnight on the day that begins then', () => {
    expect(shown([entry('晚会', '2026-11-23T12:00:00Z', '2026-11-23T16:00:00Z', '2026-11-23')])).toEqual(['2026-11-23 晚会']);
  });
});
