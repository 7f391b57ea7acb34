import { useI18n } from 'vue-i18n';
import { useFormat } from '../../shared/format/format';
import type { EventFormState } from './event-form';

const labels: Record<keyof EventFormState, string> = {
  title: 'events.field.title',
  kind: 'events.field.kind',
  description: 'events.field.description',
  place: 'events.field.place',
  startsLocal: 'events.field.starts',
  timeZone: 'events.field.timeZone',
  durationMinutes: 'events.field.duration',
  capacity: 'events.field.capacity',
  answersCloseMinutesBefore: 'events.field.closing',
};

/** The fields of an event and what stands in them, in words. */
export function useEventText() {
  const { t } = useI18n();
  const { date } = useFormat();

  /** A length: 2 days, 3 hours, 45 minutes; the largest unit in which it is whole. */
  function length(minutes: number, of: 'closing' | 'length'): string {
    if (minutes % (24 * 60) === 0) return t(`events.${of}.days`, minutes / (24 * 60));
    return minutes % 60 === 0 ? t(`events.${of}.hours`, minutes / 60) : t(`events.${of}.minutes`, minutes);
  }
  const closing = (minutes: number) => (minutes === 0 ? t('events.closing.start') : length(minutes, 'closing'));

  function text(field: keyof EventFormState, value: EventFormState[keyof EventFormState]): string {
    if (field === 'capacity') return value === null ? t('events.field.noLimit') : String(value);
    if (typeof value === 'number') return field === 'durationMinutes' ? length(value, 'length') : closing(value);
    if (field === 'startsLocal' && value) return `${date(value.slice(0, 10))} ${value.slice(11)}`;
    return field === 'kind' ? t(`events.kind.${value}`) : (value ?? '');
  }
  return { label: (field: keyof EventFormState) => t(labels[field]), text, closing };
}
