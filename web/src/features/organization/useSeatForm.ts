import { nextTick } from 'vue';
import { useI18n } from 'vue-i18n';
import type { EditForm, Fact } from '../../api/edit-form';
import type { MutationDocument } from '../../api/mutation';
import { useFormat } from '../../shared/format/format';
import type { ChartSeat } from './chart-seat';
import { useChangeForm, type StepAction } from './useChangeForm';
import { useOrgChanges } from './useOrgChanges';

interface Dated {
  effectiveOn: string;
}

/** Which seat, as it was read, and from which day on. */
interface Which extends Dated {
  positionId: string;
  version: number;
}

interface Answer {
  readonly changeId?: string | null;
}

interface SeatFormOptions<Input, Asked extends object> {
  /** The step that it becomes beside the chart of a plan; absent: a plan has no such step. */
  action?: StepAction;
  /** The seat as the chart has it; undefined once somebody else closed it. */
  seat: () => ChartSeat | undefined;
  /** What is asked beside the day. */
  state: (seat: ChartSeat) => Asked;
  input: (state: Asked, which: Which, seat: ChartSeat) => Input;
  /** What the dialog says of the seat without asking for it. */
  relies?: (seat: ChartSeat) => readonly Fact[];
  /** What was done, as a sentence. */
  said: (words: { title: string; date: string }, state: Asked) => string;
  /** Closes the dialog; resolved once it is closed. */
  close: () => Promise<void>;
}

/** A form that changes one seat from a day on, by the version that the chart shows. */
export function useSeatForm<Data, Input extends object, Asked extends object>(
  document: MutationDocument<Data, Input>,
  { action, seat, state, input, relies, said, close }: SeatFormOptions<Input, Asked>,
): EditForm<ChartSeat, Asked & Dated> {
  const { t } = useI18n();
  const { date } = useFormat();
  const changes = useOrgChanges();
  const read = seat();
  if (!read) throw new Error('There is no seat to change.');
  const firstDay = changes.firstDay.value;
  const form = useChangeForm<Data, Input, ChartSeat, Asked & Dated>(document, action, {
    read,
    state: (of) => ({ ...state(of), effectiveOn: firstDay }),
    input: (filled, of) => input(filled, { positionId: of.id, version: of.version, effectiveOn: filled.effectiveOn }, of),
    ...(relies ? { relies } : {}),
    // The chart goes past the cache: what is there now comes with the whole of it.
    newest: async () => {
      await changes.reload();
      await nextTick();
      return seat();
    },
    onDone: async (payload) => {
      const filled = { ...form.state };
      // As it was shown: once closed, the dialog may have another seat beside it.
      const title = said({ title: read.title, date: date(filled.effectiveOn) }, filled);
      await close();
      await changes.done({
        title,
        undone: t('organization.seat.undone', { title: read.title }),
        changeId: (payload as Answer | undefined)?.changeId ?? null,
        effectiveOn: filled.effectiveOn,
      });
    },
  });
  return form;
}
