import { useI18n } from 'vue-i18n';
import { useOrgChanges } from './useOrgChanges';

interface Held {
  readonly holder?: { readonly name: string } | null;
}

export interface SeatWords {
  /** Who holds it: 王建国; said where nobody does. */
  holderOf: (seat: Held | null | undefined) => string;
  /** Who holds it, and as what: 王建国 · 区域经理. */
  wordsOf: (seat: Held & { readonly title: string }) => string;
}

/** A seat as one calls it. */
export function useSeatWords(): SeatWords {
  const { t } = useI18n();
  const holderOf: SeatWords['holderOf'] = (seat) => seat?.holder?.name ?? t('organization.vacant');
  return { holderOf, wordsOf: (seat) => `${holderOf(seat)} · ${seat.title}` };
}

/** A seat of the chart by its id, as one calls it; one that the chart of this day does not have is called so. */
export function useWordsOfSeat(also: () => readonly { readonly id: string; readonly label: string }[] = () => []): (id: unknown) => string {
  const { t } = useI18n();
  const { seats } = useOrgChanges();
  const { wordsOf } = useSeatWords();
  return (id) => {
    if (id === undefined || id === null) return '';
    const seat = seats.value.find((each) => each.id === id);
    return seat ? wordsOf(seat) : (also().find((each) => each.id === id)?.label ?? t('organization.record.elsewhere'));
  };
}
