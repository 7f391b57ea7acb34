import { computed, reactive, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { FieldError } from '../../api/mutation';

// What is done by somebody who is not signed in yet goes over plain HTTP: GraphQL answers nobody.

export interface EntranceAnswer {
  ok: boolean;
  status: number;
  body: Record<string, unknown>;
}

/** Asks the server; a network that is gone answers with status 0. */
export async function askEntrance(path: string, { locale, send }: { locale: string; send?: object }): Promise<EntranceAnswer> {
  try {
    const response = await fetch(path, {
      method: send ? 'POST' : 'GET',
      credentials: 'same-origin',
      headers: { 'accept-language': locale, ...(send ? { 'content-type': 'application/json' } : {}) },
      ...(send ? { body: JSON.stringify(send) } : {}),
    });
    const body: unknown = await response.json().catch(() => null);
    return {
      ok: response.ok,
      status: response.status,
      body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
    };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

export interface EntranceForm<State extends object> {
  state: State;
  saving: Ref<boolean>;
  error: (field: string) => string | undefined;
  rest: ComputedRef<readonly FieldError[]>;
  submit: () => Promise<void>;
}

interface EntranceFormOptions<State extends object> {
  path: string;
  initial: State;
  send: (state: State) => object;
  /** The words for an answer that names no errors of its own, by its status. */
  refusal: (status: number) => string;
  onDone: () => Promise<void> | void;
}

/** A form over plain HTTP; it behaves as one over a mutation does. */
export function useEntranceForm<State extends object>({
  path,
  initial,
  send,
  refusal,
  onDone,
}: EntranceFormOptions<State>): EntranceForm<State> {
  const { locale } = useI18n();
  const state = reactive({ ...initial }) as State;
  const saving = shallowRef(false);
  const errors = shallowRef<readonly FieldError[]>([]);
  const isField = ({ path }: FieldError) => path?.[0] !== undefined && path[0] in state;
  return {
    state,
    saving,
    error: (field) => errors.value.find((error) => error.path?.[0] === field && isField(error))?.message,
    rest: computed(() => errors.value.filter((error) => !isField(error))),
    submit: async () => {
      if (saving.value) return;
      saving.value = true;
      errors.value = [];
      const { ok, status, body } = await askEntrance(path, { locale: locale.value, send: send(state) });
      if (ok) await onDone();
      else {
        const named = Array.isArray(body['errors'])
          ? (body['errors'] as FieldError[]).map((error) => ({ ...error, path: error.path ?? [] }))
          : [];
        errors.value = named.length > 0 ? named : [{ code: String(status), path: [], message: refusal(status) }];
      }
      saving.value = false;
    },
  };
}
