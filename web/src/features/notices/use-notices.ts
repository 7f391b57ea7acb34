import { toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useQuery, type Query } from '../../api/query';
import type { NoticesPageQuery as Notices, NoticesPageQueryVariables } from '../../gql/graphql';
import { NoticesPageQuery } from './notices.graphql';
import { useUnread } from './unread';

/** A list of notices that is asked for again when there are new ones, or some were read elsewhere. */
export function useNotices(
  wanted: MaybeRefOrGetter<Pick<NoticesPageQueryVariables, 'first' | 'unreadOnly'>>,
): Query<Notices, NoticesPageQueryVariables> {
  const query = useQuery(NoticesPageQuery, () => ({ after: null as string | null, ...toValue(wanted) }), { keepPrevious: true });
  watch(useUnread(), () => void query.reload());
  return query;
}
