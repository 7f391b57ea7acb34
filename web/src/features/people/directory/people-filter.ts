import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import type { PeopleFilter } from '../../../gql/graphql';
import { useUrlState } from '../../../shared/url-state';

/** Ids or places as they stand in the address. */
const SEPARATOR = ',';

const listOf = (text: string): string[] => (text === '' ? [] : text.split(SEPARATOR).map(decodeURIComponent));
const textOf = (list: readonly string[]): string => list.map(encodeURIComponent).join(SEPARATOR);

export type Order = 'NAME' | 'NEWEST';

/** What the directory shows, in its address. */
export interface DirectoryView {
  search: WritableComputedRef<string>;
  unit: WritableComputedRef<string>;
  hobbies: WritableComputedRef<string[]>;
  skills: WritableComputedRef<string[]>;
  places: WritableComputedRef<string[]>;
  order: WritableComputedRef<Order>;
  /** The letter that the list begins at; empty: at its beginning. */
  letter: WritableComputedRef<string>;
  filter: ComputedRef<PeopleFilter>;
  filtered: ComputedRef<boolean>;
  clear: () => void;
}

/** The parts of the address that a saved view keeps: where one has jumped to in the list is none of them. */
export const viewParts = ['search', 'unit', 'hobbies', 'skills', 'places', 'order'] as const;

export function useDirectoryView(): DirectoryView {
  const url = useUrlState({ search: '', unit: '', hobbies: '', skills: '', places: '', order: '', letter: '' });
  const list = (name: 'hobbies' | 'skills' | 'places'): WritableComputedRef<string[]> =>
    computed({
      get: () => listOf(url[name].value),
      set: (value) => {
        url[name].value = textOf(value);
      },
    });
  const [hobbies, skills, places] = [list('hobbies'), list('skills'), list('places')];
  const order = computed<Order>({
    get: () => (url.order.value === 'newest' ? 'NEWEST' : 'NAME'),
    set: (value) => {
      url.order.value = value === 'NEWEST' ? 'newest' : '';
    },
  });
  return {
    search: url.search,
    unit: url.unit,
    hobbies,
    skills,
    places,
    order,
    letter: url.letter,
    filter: computed(() => ({
      ...(url.unit.value ? { unitId: url.unit.value } : {}),
      ...(hobbies.value.length ? { hobbyIds: hobbies.value } : {}),
      ...(skills.value.length ? { skillIds: skills.value } : {}),
      ...(places.value.length ? { places: places.value } : {}),
    })),
    filtered: computed(() => [url.search, url.unit, url.hobbies, url.skills, url.places].some(({ value }) => value !== '')),
    clear: () => {
      for (const part of [url.search, url.unit, url.hobbies, url.skills, url.places, url.letter]) part.value = '';
    },
  };
}

/** Adds to a list, or takes away what stands in it. */
export const toggled = (list: readonly string[], each: string): string[] =>
  list.includes(each) ? list.filter((one) => one !== each) : [...list, each];
