import { useToast } from '@nuxt/ui/composables';
import { toValue, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation } from '../../api/mutation';
import { localIn } from '../../shared/format/days';
import { useFormat } from '../../shared/format/format';
import { RescheduleOccurrence } from './reschedule.graphql';

interface Movable {
  id: string;
  title: string;
  startsAt: string;
  version: number;
  event: { timeZone: string };
}

/** Moves an occurrence of the calendar to another start, with a way back; `revert` puts it back on the screen where it was refused. */
export function useMoveOccurrence(occurrences: MaybeRefOrGetter<readonly Movable[]>) {
  const { t } = useI18n();
  const { shortDate, time } = useFormat();
  const toast = useToast();
  const reschedule = useMutation(RescheduleOccurrence, { invalidates: ['occurrences'] });

  return async (id: string, startsAt: string, revert: () => void): Promise<void> => {
    const occurrence = toValue(occurrences).find((each) => each.id === id);
    if (!occurrence) return revert();
    const { title, version, startsAt: before, event } = occurrence;
    const localOf = (instant: string) => localIn(event.timeZone, instant);
    const payload = await reschedule.run({ id, version, startsLocal: localOf(startsAt) });
    const moved = payload?.occurrence;
    if (!moved) return revert();
    toast.add({
      title: t('events.moved', { title, date: shortDate(localOf(startsAt).slice(0, 10)), time: time(startsAt) }),
      icon: 'i-lucide-calendar-check',
      actions: [
        {
          label: t('events.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void reschedule.run({ id, version: moved.version, startsLocal: localOf(before) }),
        },
      ],
    });
  };
}
