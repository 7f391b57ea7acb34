import { nextTick } from 'vue';
import { useEditForm, type EditForm, type EditFormOptions } from '../../api/edit-form';
import type { MutationDocument, PayloadOf } from '../../api/mutation';
import type { ReorgStepInput } from '../../gql/graphql';
import { EditReorgPlanMutation } from './plans/plan.graphql';
import { CHANGED_BY_ORGANIZATION, useOrgChanges, type PlanInEdit } from './useOrgChanges';

/** The mutations that can be a step of a plan. */
export type StepAction = keyof ReorgStepInput;

interface Versioned {
  version: number;
}

interface ChangeFormOptions<Data, Input, Read extends Versioned, State extends object> extends Pick<
  EditFormOptions<Data, Input, Read, State>,
  'read' | 'state' | 'input' | 'newest' | 'relies'
> {
  /** The mutation's answer; undefined where the change became a step of a plan. */
  onDone: (payload: PayloadOf<Data> | undefined) => Promise<void>;
}

/** A step has no day and no version of its own: the plan has. */
function stepOf(action: StepAction, input: object): ReorgStepInput {
  return { [action]: { ...input, effectiveOn: undefined, version: undefined } };
}

/**
 * A change of the organization as a form. It is sent by its mutation; beside the chart of a plan it becomes a step of that plan, by the version
 * of the plan in place of that of the seat or unit.
 */
export function useChangeForm<Data, Input extends object, Read extends Versioned, State extends object>(
  document: MutationDocument<Data, Input>,
  action: StepAction | undefined,
  options: ChangeFormOptions<Data, Input, Read, State>,
): EditForm<Read, State> {
  const changes = useOrgChanges();
  if (!changes.plan || !action) return useEditForm(document, { ...options, invalidates: CHANGED_BY_ORGANIZATION });
  return useStepForm(changes.plan, action, { ...options, reload: changes.reload });
}

/** For `useChangeForm` of what is not there yet: it has no version. */
export const NEW: Versioned = { version: 0 };

function useStepForm<Data, Input extends object, Read extends Versioned, State extends object>(
  { id, version }: PlanInEdit,
  action: StepAction,
  { read, state, input, newest, relies, onDone, reload }: ChangeFormOptions<Data, Input, Read, State> & { reload: () => Promise<void> },
): EditForm<Read, State> {
  const ofPlan = (of: Read): Read => ({ ...of, version: version.value });
  return useEditForm(EditReorgPlanMutation, {
    read: ofPlan(read),
    state,
    input: (filled: State, of: Read) => ({ reorgPlanId: id, version: of.version, addSteps: [stepOf(action, input(filled, of))] }),
    ...(relies ? { relies } : {}),
    within: ['addSteps', '0', action],
    newest: async () => {
      if (!newest) {
        await reload();
        await nextTick();
        return ofPlan(read);
      }
      const now = await newest();
      return now && ofPlan(now);
    },
    invalidates: ['reorgPlan', 'reorgPlans'],
    onDone: () => onDone(undefined),
  });
}
