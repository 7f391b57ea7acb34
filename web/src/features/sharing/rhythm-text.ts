import { useI18n } from 'vue-i18n';
import { readFragment, type FragmentType } from '../../gql';
import { RhythmTextFragment } from './sharing.graphql';

/** A rhythm in words: 每周五 16:00. */
export function useRhythmText(): (rhythm: FragmentType<typeof RhythmTextFragment>) => string {
  const { t } = useI18n();
  return (masked) => {
    const rhythm = readFragment(RhythmTextFragment, masked);
    const weekday = rhythm.weekday === null || rhythm.weekday === undefined ? '' : t(`sharing.weekday.${rhythm.weekday}`);
    return `${t(`sharing.rhythmText.${rhythm.kind}`, { weekday })} ${rhythm.startTime}`;
  };
}
