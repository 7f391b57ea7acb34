import type { MutationDocument } from '../../api/mutation';
import { nextTick } from 'vue';
import { useI18n } from 'vue-i18n';
import { useEditForm, type EditForm } from '../../api/edit-form';
import { useFormat } from '../../shared/format/format';
import type { UnitRecord } from './unit-record';
import { CHANGED_BY_ORGANIZATION, useOrgChanges } from './useOrgChanges';

interface Answer {
  readonly changeId?: string | null;
}

interface UnitFormOptions<Input, State extends object> {
  /** The unit as it is on record now. */
  unit: () => UnitRecord;
  reload: () => Promise<void>;
  state: (unit: UnitRecord) => State;
  input: (state: State, unit: UnitRecord) => Input;
  /** What was done, as a sentence. */
  said: (words: { name: string; date: string }, state: State) => string;
  /** Closes the dialog; resolved once it is closed. */
  close: () => Promise<void>;
}

/** A form that changes one unit by the version that was read. */
export function useUnitForm<Data, Input, State extends object>(
  document: MutationDocument<Data, Input>,
  { unit, reload, state, input, said, close }: UnitFormOptions<Input, State>,
): EditForm<UnitRecord, State> {
  const { t } = useI18n();
  const { date } = useFormat();
  const changes = useOrgChanges();
  const { name } = unit();
  const form = useEditForm<Data, Input, UnitRecord, State>(document, {
    read: unit(),
    state,
    input,
    newest: async () => {
      await reload();
      await nextTick();
      return unit();
    },
    invalidates: CHANGED_BY_ORGANIZATION,
    onDone: async (payload) => {
      const filled = { ...form.state };
      const effectiveOn = 'effectiveOn' in filled && typeof filled.effectiveOn === 'string' ? filled.effectiveOn : undefined;
      await close();
      await changes.done({
        title: said({ name, date: effectiveOn ? date(effectiveOn) : '' }, filled),
        undone: t('organization.unit.undone', { name }),
        changeId: (payload as Answer).changeId ?? null,
        ...(effectiveOn ? { effectiveOn } : {}),
      });
    },
  });
  return form;
}
