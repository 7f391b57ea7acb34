import type { AvatarProps } from '@nuxt/ui';
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue';
import { useQuery } from '../../api/query';
import { avatarOf } from '../ui/person-avatar';
import { PersonChoicesQuery } from './person-choices.graphql';

/** A chosen person: enough to send and to show; in the list of choices also what tells namesakes apart. */
export interface PersonChoice {
  id: string;
  name: string;
  description?: string;
  avatar?: AvatarProps;
}

/** People as the server finds them: by name, pinyin, initials or number. Asked while a picker is open. */
export function usePersonChoices(
  term: Ref<string>,
  open: MaybeRefOrGetter<boolean>,
): { items: ComputedRef<PersonChoice[]>; loading: Ref<boolean> } {
  const query = useQuery(PersonChoicesQuery, () => ({ search: term.value.trim() || null }), {
    enabled: () => toValue(open),
    debounce: 150,
    keepPrevious: true,
  });
  const items = computed((): PersonChoice[] =>
    (query.data.value?.people.nodes ?? []).map(({ id, name, title, photo, unit }) => ({
      id,
      name,
      description: [title, unit?.name].filter(Boolean).join(' · '),
      avatar: avatarOf(name, photo?.smallUrl),
    })),
  );
  return { items, loading: query.loading };
}
