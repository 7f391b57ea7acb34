import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { CalendarQuery } from '../../gql/graphql';
import { useBirthdayText } from '../../shared/format/birthday';
import { dayIn } from '../../shared/format/days';
import { useFormat } from '../../shared/format/format';
import { cardPath } from '../celebrations';
import type { CalendarEntry } from './calendar-entries';

/** What the calendar's query answered, as entries of its layers. */
export function useEntries(data: ComputedRef<CalendarQuery | undefined>): ComputedRef<CalendarEntry[]> {
  const { t } = useI18n();
  const { zone } = useFormat();
  const birthdayText = useBirthdayText();

  const events = computed(() =>
    (data.value?.occurrences?.nodes ?? []).map(
      ({ id, title, place, startsAt, endsAt, cancelled, viewerRsvp, viewerPermissions }): CalendarEntry => ({
        id,
        layer: 'events',
        title: cancelled ? t('events.cancelledTitle', { title }) : title,
        note: [place, viewerRsvp ? t(`events.status.${viewerRsvp.status}`) : undefined].filter(Boolean).join(' · '),
        to: `/events/${id}`,
        cancelled,
        movable: viewerPermissions.change,
        startsAt,
        endsAt,
        day: dayIn(zone.value, startsAt),
      }),
    ),
  );
  const sessions = computed(() =>
    (data.value?.sharingSessions?.nodes ?? []).map(({ id, series, startsAt, endsAt }): CalendarEntry => ({
      id,
      layer: 'sessions',
      title: series.title,
      note: t('events.layer.sessions'),
      to: `/sharing/${id}`,
      startsAt,
      endsAt,
      day: dayIn(zone.value, startsAt),
    })),
  );
  const celebrations = computed(() =>
    (data.value?.celebrations?.nodes ?? []).map(({ kind, on, years, person }): CalendarEntry => {
      const birthday = kind === 'BIRTHDAY';
      const about = years === null || years === undefined ? undefined : t(birthday ? 'events.age' : 'events.years', years);
      return {
        id: `${kind} ${person.id} ${on}`,
        layer: 'celebrations',
        title: t(birthday ? 'events.birthdayOf' : 'events.anniversaryOf', { name: person.name }),
        note: [person.birthday && birthday ? birthdayText(person.birthday) : undefined, about].filter(Boolean).join(' · '),
        to: cardPath({ kind, personId: person.id, on }),
        startsAt: null,
        endsAt: null,
        day: on,
      };
    }),
  );
  return computed(() => [...events.value, ...sessions.value, ...celebrations.value]);
}
