import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { useSubscription } from '../../api/subscription';
import { useViewer } from '../../shared/session/viewer';
import { NoticesChangedSubscription } from './unread.graphql';

const key: InjectionKey<ComputedRef<number>> = Symbol('unread notices');

/** Follows how many notices are unread, for the bell of every page: called once, by the shell. */
export function provideUnread(): void {
  const { viewer } = useViewer();
  const { data } = useSubscription(NoticesChangedSubscription, {}, { enabled: () => Boolean(viewer.value?.person) });
  provide(
    key,
    computed(() => (viewer.value?.person ? (data.value?.noticesChanged.unreadCount ?? 0) : 0)),
  );
}

/** How many notices the viewer has not read. */
export function useUnread(): ComputedRef<number> {
  const unread = inject(key);
  if (!unread) throw new Error('useUnread() outside the shell');
  return unread;
}
