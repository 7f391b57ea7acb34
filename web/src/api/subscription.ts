import type { OperationVariables, TypedDocumentNode } from '@apollo/client/core';
import { useSubscription as useApolloSubscription } from '@vue/apollo-composable';
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';

export interface SubscriptionOptions<Data> {
  /** Listen only while this is true. */
  enabled?: MaybeRefOrGetter<boolean>;
  onData?: (data: Data) => void;
}

/** Listens while the component is on screen. What has an id lands in the cache by itself, so most callers need no `onData`. */
export function useSubscription<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: MaybeRefOrGetter<Variables>,
  options: SubscriptionOptions<Data> = {},
): { data: ComputedRef<Data | undefined> } {
  const subscription = useApolloSubscription<Data, Variables>(
    document,
    () => toValue(variables),
    () => ({ enabled: toValue(options.enabled) ?? true }),
  );
  const { onData } = options;
  if (onData) {
    subscription.onResult(({ data }) => {
      if (data) onData(data);
    });
  }
  return { data: computed(() => subscription.result.value ?? undefined) };
}
