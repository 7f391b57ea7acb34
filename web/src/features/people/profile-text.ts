import { useI18n } from 'vue-i18n';
import { useBirthdayText } from '../../shared/format/birthday';
import { useFormat } from '../../shared/format/format';
import type { BirthdayState, CustomValueState, EmergencyContactState, ProfileState } from './profile-state';

export const audienceLabels = {
  birthdayAudience: 'people.privacy.birthday',
  birthYearAudience: 'people.privacy.birthYear',
  phoneAudience: 'people.privacy.phone',
  emailAudience: 'people.privacy.email',
  photoAudience: 'people.privacy.photo',
} as const;
const isAudience = (field: keyof ProfileState): field is keyof typeof audienceLabels => field in audienceLabels;

/** The fields of a profile and what stands in them, in words. `customLabel` names a custom field by its key. */
export function useProfileText(customLabel: (key: string) => string = (key) => key) {
  const { t } = useI18n();
  const { date } = useFormat();
  const birthdayText = useBirthdayText();

  function birthday({ calendar, month, day, year, leapMonth }: BirthdayState): string {
    const known = month && day ? birthdayText({ calendar, month: Number(month), day: Number(day), leapMonth }) : '';
    return [known, year ? t('people.bornIn', { year }) : ''].filter(Boolean).join(' · ');
  }
  const contact = ({ name, relation, phone }: EmergencyContactState) => [name, relation, phone].filter(Boolean).join(' · ');
  const custom = (values: Readonly<Record<string, CustomValueState>>) =>
    Object.entries(values)
      .filter(([, { value }]) => value !== '')
      .map(([key, { value, name }]) => `${customLabel(key)}: ${name ?? value}`)
      .join('\n');
  return {
    label: (field: keyof ProfileState) =>
      isAudience(field) ? `${t('people.privacy.title')} · ${t(audienceLabels[field])}` : t(`people.field.${field}`),
    text: (field: keyof ProfileState, value: ProfileState[keyof ProfileState]): string => {
      if (typeof value === 'object') {
        if ('calendar' in value) return birthday(value as BirthdayState);
        return field === 'emergencyContact' ? contact(value as EmergencyContactState) : custom(value as Record<string, CustomValueState>);
      }
      if (value === '') return '';
      if (field === 'hiredOn') return date(value);
      if (field === 'locale') return t(`people.locale.${value}`);
      if (isAudience(field)) return t(`people.audience.${value}`);
      return field === 'leapDayKeeping' || field === 'leapMonthKeeping' ? t(`people.${field}.${value}`) : value;
    },
  };
}
