import { shallowRef, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormat } from '../../shared/format/format';
import type { OrgChanges } from './useOrgChanges';

/** What the dialog asks about: a seat, and the card that it was dropped on. */
export interface AskedMove {
  readonly seatId: string;
  readonly ontoId?: string;
}

export interface DoneMove {
  readonly name: string;
  readonly effectiveOn: string;
  readonly changeId: string | null;
  /** Somebody else changed the seat while one was about to. */
  readonly overtaken: boolean;
}

/** Moves of seats: what is being asked, and what to say once it is done. */
export function useSeatMoves(changes: Pick<OrgChanges, 'done'>): {
  asked: ShallowRef<AskedMove | undefined>;
  ask: (seatId: string, ontoId?: string) => void;
  done: (move: DoneMove) => Promise<void>;
} {
  const { t } = useI18n();
  const { date } = useFormat();
  const asked = shallowRef<AskedMove>();
  return {
    asked,
    ask: (seatId, ontoId) => (asked.value = ontoId === undefined ? { seatId } : { seatId, ontoId }),
    done: ({ name, effectiveOn, changeId, overtaken }) =>
      changes.done({
        title: t('organization.move.done', { name, date: date(effectiveOn) }),
        undone: t('organization.move.undone', { name }),
        ...(overtaken ? { description: t('organization.move.overtaken') } : {}),
        changeId,
        effectiveOn,
      }),
  };
}
