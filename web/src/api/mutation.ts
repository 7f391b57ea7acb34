import type { TypedDocumentNode } from '@apollo/client/core';
import { useToast } from '@nuxt/ui/composables';
import { useApolloClient } from '@vue/apollo-composable';
import { readonly, shallowRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { toFailure, type Failure } from './failure';

/** What the user can mend. Every mutation selects `errors { message path code }`. */
export interface FieldError {
  message: string;
  path?: readonly string[] | null;
  code: string;
  /** Of a conflict, where the mutation selects it: what is there now. */
  current?: object | null;
}

interface AnyPayload {
  errors: readonly FieldError[];
}

/** The payload of a document with one mutation. */
export type PayloadOf<Data> = Extract<NonNullable<Data[Exclude<keyof Data, '__typename'>]>, AnyPayload>;

/** A document with one mutation that takes `input`. */
export type MutationDocument<Data, Input> = TypedDocumentNode<Data, { input: Input }>;

export interface MutationOptions {
  /** Where refusals are shown: as a toast (default), or by the caller, who reads `errors`. */
  refusals?: 'toast' | 'caller';
  /** Fields of Query whose lists this changes (`['people', 'celebrations']`): they are asked again where they are on screen. */
  invalidates?: readonly string[];
  /** Keeps nothing of the answer: for an input of thousands of rows, under which it would be kept. */
  uncached?: boolean;
}

export interface Mutation<Data, Input> {
  /** Answers the payload, or undefined where it was refused or failed. */
  run: (input: Input) => Promise<PayloadOf<Data> | undefined>;
  running: Readonly<Ref<boolean>>;
  /** Why the last run was refused; empty after a success. */
  errors: Readonly<Ref<readonly FieldError[]>>;
}

/** The words for a failure; the server's own where it said something. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useI18n();
  return (failure) => failure.message ?? t(`shared.failure.${failure.kind}`);
}

function payloadOf<Data>(data: Data | null | undefined): PayloadOf<Data> | undefined {
  for (const [name, value] of Object.entries(data ?? {})) if (name !== '__typename' && value) return value as PayloadOf<Data>;
  return undefined;
}

/** One mutation with its `input`. Business refusals and failures are told to the user; the caller goes on only with a payload. */
export function useMutation<Data, Input>(document: MutationDocument<Data, Input>, options: MutationOptions = {}): Mutation<Data, Input> {
  const { client } = useApolloClient();
  const { t } = useI18n();
  const toast = useToast();
  const failureText = useFailureText();
  const running = shallowRef(false);
  const errors = shallowRef<readonly FieldError[]>([]);

  function refuse(refusals: readonly FieldError[]) {
    errors.value = refusals;
    if (options.refusals === 'caller') return;
    const description = refusals.map((refusal) => refusal.message).join('\n');
    toast.add({ title: t('shared.notDone'), description, color: 'error', icon: 'i-lucide-circle-alert' });
  }

  async function run(input: Input): Promise<PayloadOf<Data> | undefined> {
    running.value = true;
    errors.value = [];
    try {
      const { data } = await client.mutate({
        mutation: document,
        variables: { input },
        ...(options.uncached ? { fetchPolicy: 'no-cache' as const } : {}),
      });
      const payload = payloadOf(data);
      if (payload && payload.errors.length > 0) {
        refuse(payload.errors);
        return undefined;
      }
      for (const fieldName of options.invalidates ?? []) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
      return payload;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.kind !== 'unauthenticated') refuse([{ message: failureText(failure), code: failure.kind }]);
      return undefined;
    } finally {
      running.value = false;
    }
  }
  return { run, running: readonly(running), errors };
}
