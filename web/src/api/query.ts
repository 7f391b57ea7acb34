import type { OperationVariables, TypedDocumentNode } from '@apollo/client/core';
import { useQuery as useApolloQuery } from '@vue/apollo-composable';
import { computed, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import { toFailure, type Failure } from './failure';

export interface QueryOptions {
  /** Ask only while this is true. */
  enabled?: MaybeRefOrGetter<boolean>;
  /**
   * `cache-and-network` (default) shows what is known and asks again; `cache-first` asks only for what is not known; `no-cache` keeps
   * nothing: for answers of thousands of rows, which cost more to take apart than to ask for again.
   */
  fetchPolicy?: 'cache-and-network' | 'cache-first' | 'network-only' | 'no-cache';
  /** Milliseconds to wait after the last change of variables. */
  debounce?: number;
  /** Keep the last answer on screen while variables change. */
  keepPrevious?: boolean;
}

export interface Query<Data, Variables> {
  data: ComputedRef<Data | undefined>;
  /** What `data` answers: not what is asked now, while the last answer is kept. */
  answered: Readonly<Ref<Variables | undefined>>;
  /** An answer is on its way. */
  loading: Ref<boolean>;
  failure: ComputedRef<Failure | undefined>;
  /** Asks the server again. */
  reload: () => Promise<void>;
  /** The next page of a connection: `loadMore({ after: pageInfo.endCursor })`. */
  loadMore: (variables: Partial<Variables>) => Promise<void>;
  loadingMore: Ref<boolean>;
}

type VariablesArgument<Variables> =
  Record<string, never> extends Variables
    ? [variables?: MaybeRefOrGetter<Variables>, options?: QueryOptions]
    : [variables: MaybeRefOrGetter<Variables>, options?: QueryOptions];

/** A page's one query. Variables may be a ref or a getter; a change asks again. */
export function useQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  ...[variables, options = {}]: VariablesArgument<Variables>
): Query<Data, Variables> {
  const asked = computed((): Variables | undefined => toValue(variables));
  const query = useApolloQuery<Data, Variables>(
    document,
    () => asked.value ?? ({} as Variables),
    () => ({
      enabled: toValue(options.enabled) ?? true,
      fetchPolicy: options.fetchPolicy ?? 'cache-and-network',
      nextFetchPolicy: options.fetchPolicy === 'no-cache' ? 'no-cache' : 'cache-first',
      keepPreviousResult: options.keepPrevious ?? false,
      ...(options.debounce === undefined ? {} : { debounce: options.debounce }),
    }),
  );
  const answered = shallowRef<Variables>();
  watch(
    query.result,
    (result) => {
      answered.value = result ? (query.query.value?.variables ?? asked.value) : undefined;
    },
    { immediate: true, flush: 'sync' },
  );
  const loadingMore = shallowRef(false);
  // A failed "try again" has no other place to be seen: Apollo tells the watcher as well as the promise.
  const ignoreReported = () => undefined;
  return {
    data: computed(() => query.result.value ?? undefined),
    answered,
    loading: query.loading,
    failure: computed(() => (query.error.value ? toFailure(query.error.value) : undefined)),
    reload: async () => {
      await query.refetch()?.catch(ignoreReported);
    },
    loadMore: async (more) => {
      if (loadingMore.value) return;
      loadingMore.value = true;
      try {
        await query.fetchMore({ variables: { ...asked.value, ...more } });
      } finally {
        loadingMore.value = false;
      }
    },
    loadingMore,
  };
}
