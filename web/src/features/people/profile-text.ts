import { useI18n } from 'vue-i18n';
import { useBirthdayText } from '../../shared/format/birthday';
import { useFormat } from '../../shared/format/format';
import type { BirthdayState, ProfileState } from './profile-state';

const audienceLabels = {
  birthdayAudience: 'people.privacy.birthday',
  birthYearAudience: 'people.privacy.birthYear',
  phoneAudience: 'people.privacy.phone',
  emailAudience: 'people.privacy.email',
} as const;
const isAudience = (field: keyof ProfileState): field is keyof typeof audienceLabels => field in audienceLabels;

/** The fields of a profile and what stands in them, in words. */
export function useProfileText() {
  const { t } = useI18n();
  const { date } = useFormat();
  const birthdayText = useBirthdayText();

  function birthday({ calendar, month, day, year, leapMonth }: BirthdayState): string {
    const known = month && day ? birthdayText({ calendar, month: Number(month), day: Number(day), leapMonth }) : '';
    return [known, year ? t('people.bornIn', { year }) : ''].filter(Boolean).join(' · ');
  }
  return {
    label: (field: keyof ProfileState) =>
      isAudience(field) ? `${t('people.privacy.title')} · ${t(audienceLabels[field])}` : t(`people.field.${field}`),
    text: (field: keyof ProfileState, value: ProfileState[keyof ProfileState]): string => {
      if (typeof value === 'object') return birthday(value);
      if (value === '') return '';
      if (field === 'hiredOn') return date(value);
      if (isAudience(field)) return t(`people.audience.${value}`);
      return field === 'leapDayKeeping' || field === 'leapMonthKeeping' ? t(`people.${field}.${value}`) : value;
    },
  };
}
