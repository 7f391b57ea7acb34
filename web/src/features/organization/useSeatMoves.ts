import { useToast } from '@nuxt/ui/composables';
import { shallowRef, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation } from '../../api/mutation';
import { useFormat } from '../../shared/format/format';
import { UndoOrgChangeMutation } from './organization.graphql';

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

/** Long enough to read it and to change one's mind. */
const OFFERED_MS = 12_000;

/** Moves of seats: what is being asked, what to say once it is done, and the way back. `show` brings the chart up to a day. */
export function useSeatMoves(show: (effectiveOn?: string) => Promise<void>): {
  asked: ShallowRef<AskedMove | undefined>;
  ask: (seatId: string, ontoId?: string) => void;
  done: (move: DoneMove) => Promise<void>;
} {
  const { t } = useI18n();
  const { date } = useFormat();
  const toast = useToast();
  const undo = useMutation(UndoOrgChangeMutation, { invalidates: ['node'] });
  const asked = shallowRef<AskedMove>();

  async function takeBack(changeId: string, name: string): Promise<void> {
    if (!(await undo.run({ changeId }))) return;
    await show();
    toast.add({ title: t('organization.move.undone', { name }), icon: 'i-lucide-undo-2' });
  }

  async function done({ name, effectiveOn, changeId, overtaken }: DoneMove): Promise<void> {
    toast.add({
      title: t('organization.move.done', { name, date: date(effectiveOn) }),
      ...(overtaken ? { description: t('organization.move.overtaken') } : {}),
      color: 'success',
      icon: 'i-lucide-check',
      duration: OFFERED_MS,
      ...(changeId === null
        ? {}
        : {
            actions: [
              {
                label: t('organization.move.undo'),
                icon: 'i-lucide-undo-2',
                color: 'neutral' as const,
                variant: 'outline' as const,
                onClick: () => void takeBack(changeId, name),
              },
            ],
          }),
    });
    await show(effectiveOn);
  }
  return { asked, ask: (seatId, ontoId) => (asked.value = ontoId === undefined ? { seatId } : { seatId, ontoId }), done };
}
