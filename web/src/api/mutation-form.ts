import type { TypedDocumentNode } from '@apollo/client/core';
import { computed, reactive, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useMutation, type FieldError, type MutationOptions, type PayloadOf } from './mutation';

export interface MutationFormOptions<Data, Input, State extends object> extends Omit<MutationOptions, 'refusals'> {
  /** The empty form, or what is being edited. */
  initial: () => State;
  /** What is sent for what stands in the form. */
  input: (state: State) => Input;
  /** What the server's paths begin with, where the form fills a part of the input that lies deeper: `['addSteps', '0', 'changePosition']`. */
  within?: readonly string[];
  onDone?: (payload: PayloadOf<Data>) => void | Promise<void>;
}

export interface MutationForm<State extends object> {
  state: State;
  saving: Readonly<Ref<boolean>>;
  /** Something was typed that is not saved: `useUnsaved(form.dirty)` asks before it is lost. */
  dirty: ComputedRef<boolean>;
  /** The server's words for one field: `<UFormField :error="form.error('name')">`. A path may go deeper: `error('birthday.day')`. */
  error: (path: string) => string | undefined;
  /** Refusals that belong to no field of this form: `<FormErrors :errors="form.rest.value" />`. */
  rest: ComputedRef<readonly FieldError[]>;
  submit: () => Promise<void>;
  /** Back to `initial()`. */
  reset: () => void;
  /** From here on this is what is saved already. */
  settle: (saved: State) => void;
}

/** A form that sends one mutation. `errors.path` finds its field by name; whatever finds none is in `rest`. */
export function useMutationForm<Data, Input, State extends object>(
  document: TypedDocumentNode<Data, { input: Input }>,
  options: MutationFormOptions<Data, Input, State>,
): MutationForm<State> {
  const mutation = useMutation(document, { ...options, refusals: 'caller' });
  const state = reactive({ ...options.initial() }) as State;
  const saved = shallowRef(JSON.stringify(state));
  const settle = (settled: State) => {
    saved.value = JSON.stringify(settled);
  };
  const within = options.within ?? [];
  const pathOf = ({ path }: FieldError): readonly string[] =>
    within.every((part, index) => path?.[index] === part) ? (path ?? []).slice(within.length) : (path ?? []);
  const isField = (error: FieldError) => {
    const [field] = pathOf(error);
    return field !== undefined && field in state;
  };
  return {
    state,
    saving: mutation.running,
    dirty: computed(() => JSON.stringify(state) !== saved.value),
    error: (path) => mutation.errors.value.find((error) => isField(error) && pathOf(error).join('.') === path)?.message,
    rest: computed(() => mutation.errors.value.filter((error) => !isField(error))),
    submit: async () => {
      if (mutation.running.value) return;
      const payload = await mutation.run(options.input(state));
      if (payload) {
        settle(state);
        await options.onDone?.(payload);
      }
      // UForm disables its fields until this has answered, and what is disabled can't be focused.
      else setTimeout(() => window.document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
    },
    reset: () => {
      Object.assign(state, options.initial());
      settle(state);
    },
    settle,
  };
}
