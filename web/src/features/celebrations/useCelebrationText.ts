import { useI18n } from 'vue-i18n';
import type { CelebrationEntryFragment } from '../../gql/graphql';
import { useBirthdayText } from '../../shared/format/birthday';
import { useFormat } from '../../shared/format/format';

type Entry = Pick<CelebrationEntryFragment, 'kind' | 'on' | 'years'> & {
  person: Pick<CelebrationEntryFragment['person'], 'id' | 'name' | 'birthday'>;
};

export interface CelebrationText {
  /** 生日 · 农历三月初九 · 36 岁; 入职 3 周年 */
  note: (entry: Entry) => string;
  /** 今天是李明的生日; to whose day it is: 今天是你的生日 */
  sentence: (entry: Entry, own: boolean) => string;
}

/** What is said of a celebration in lists and on cards. */
export function useCelebrationText(): CelebrationText {
  const { t } = useI18n();
  const { today, shortDate } = useFormat();
  const birthdayText = useBirthdayText();
  const known = (years: number | null | undefined): years is number => years !== null && years !== undefined;
  return {
    note({ kind, years, person: { birthday } }) {
      if (kind === 'WORK_ANNIVERSARY')
        return known(years) ? t('celebrations.workedYears', years) : t('shared.celebration.kind.WORK_ANNIVERSARY');
      const lunar = birthday?.calendar === 'LUNAR' ? birthdayText(birthday) : undefined;
      return [t('shared.celebration.kind.BIRTHDAY'), lunar, known(years) ? t('celebrations.age', { years }) : undefined]
        .filter(Boolean)
        .join(' · ');
    },
    sentence({ kind, on, years, person: { name } }, own) {
      const day = on === today.value ? t('shared.day.today') : shortDate(on);
      const whose = own ? t('shared.celebration.yours') : t('shared.celebration.whose', { name });
      const what =
        kind === 'BIRTHDAY' || !known(years) ? t(`shared.celebration.what.${kind}`) : t('shared.celebration.anniversary', { years });
      return t('shared.celebration.sentence', { day, whose, what });
    },
  };
}
