import { nextTick } from 'vue';
import { useI18n } from 'vue-i18n';
import type { EditForm, Fact } from '../../api/edit-form';
import type { MutationDocument } from '../../api/mutation';
import { useFormat } from '../../shared/format/format';
import type { EditedUnit } from './unit-record';
import { useChangeForm, type StepAction } from './useChangeForm';
import { useOrgChanges } from './useOrgChanges';

interface Answer {
  readonly changeId?: string | null;
}

interface UnitFormOptions<Input, Unit extends EditedUnit, State extends object> {
  /** The step that it becomes beside the chart of a plan; absent: a plan has no such step. */
  action?: StepAction;
  /** The unit as it is on record now. */
  unit: () => Unit;
  reload: () => Promise<void>;
  state: (unit: Unit) => State;
  input: (state: State, unit: Unit) => Input;
  /** What the dialog says of the unit without asking for it. */
  relies?: (unit: Unit) => readonly Fact[];
  /** What was done, as a sentence. */
  said: (words: { name: string; date: string }, state: State) => string;
  /** Closes the dialog; resolved once it is closed. */
  close: () => Promise<void>;
}

/** A form that changes one unit by the version that was read. */
export function useUnitForm<Data, Input extends object, Unit extends EditedUnit, State extends object>(
  document: MutationDocument<Data, Input>,
  { action, unit, reload, state, input, relies, said, close }: UnitFormOptions<Input, Unit, State>,
): EditForm<Unit, State> {
  const { t } = useI18n();
  const { date } = useFormat();
  const changes = useOrgChanges();
  const { name } = unit();
  const form = useChangeForm<Data, Input, Unit, State>(document, action, {
    read: unit(),
    state,
    input,
    ...(relies ? { relies } : {}),
    newest: async () => {
      await reload();
      await nextTick();
      return unit();
    },
    onDone: async (payload) => {
      const filled = { ...form.state };
      const effectiveOn = 'effectiveOn' in filled && typeof filled.effectiveOn === 'string' ? filled.effectiveOn : undefined;
      await close();
      await changes.done({
        title: said({ name, date: effectiveOn ? date(effectiveOn) : '' }, filled),
        undone: t('organization.unit.undone', { name }),
        changeId: (payload as Answer | undefined)?.changeId ?? null,
        ...(effectiveOn ? { effectiveOn } : {}),
      });
    },
  });
  return form;
}
