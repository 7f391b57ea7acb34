import { computed, inject, provide, type ComputedRef, type InjectionKey, type MaybeRefOrGetter } from 'vue';
import type { ViewerQuery as ViewerResult } from '../../gql/graphql';
import type { Failure } from '../../api/failure';
import { useQuery } from '../../api/query';
import { ViewerQuery } from './viewer.graphql';

/** Who is signed in, what they may do, and the company's time zone. */
export type Viewer = ViewerResult['viewer'];
export type ViewerPermissions = Viewer['permissions'];

export interface ViewerState {
  viewer: ComputedRef<Viewer | undefined>;
  failure: ComputedRef<Failure | undefined>;
  reload: () => Promise<void>;
}

const key: InjectionKey<ViewerState> = Symbol('viewer');

/** Asked once, by the root of the app, for all below it. */
export function provideViewer(enabled: MaybeRefOrGetter<boolean>): ViewerState {
  const { data, failure, reload } = useQuery(ViewerQuery, {}, { enabled, fetchPolicy: 'cache-first' });
  const state: ViewerState = { viewer: computed(() => data.value?.viewer), failure, reload };
  provide(key, state);
  return state;
}

/** The viewer; undefined until the server has answered. */
export function useViewer(): ViewerState {
  const state = inject(key);
  if (!state) throw new Error('useViewer() outside the app');
  return state;
}

/** "May I?": `const may = usePermissions()`, then `may.value?.managePeople`. What one may not do is not offered. */
export function usePermissions(): ComputedRef<ViewerPermissions | undefined> {
  const { viewer } = useViewer();
  return computed(() => viewer.value?.permissions);
}
