import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { useQuery } from '../../api/query';
import type { Failure } from '../../api/failure';
import { addDays, daysBetween } from '../../shared/format/days';
import { LONGEST_WINDOW } from './change-days';
import type { ChartSeat } from './chart-seat';
import { kindsOfSeats, type Difference, type DifferenceKind } from './differences';
import { ChartDifferencesQuery } from './organization.graphql';

export interface Comparison {
  /** What became different after the first day, up to and with the last; undefined while nothing is compared, or not known yet. */
  shown: ComputedRef<{ from: string; to: string; differences: readonly Difference[] } | undefined>;
  kinds: ComputedRef<ReadonlyMap<string, DifferenceKind> | undefined>;
  /** The two days lie further apart than changes are told. */
  tooFar: ComputedRef<boolean>;
  failure: ComputedRef<Failure | undefined>;
  reload: () => Promise<void>;
}

/** The chart of one day beside that of another, earlier or later. */
export function useComparison(
  day: MaybeRefOrGetter<string>,
  other: MaybeRefOrGetter<string | undefined>,
  seats: MaybeRefOrGetter<readonly ChartSeat[]>,
): Comparison {
  const asked = computed(() => {
    const [one, two] = [toValue(day), toValue(other)];
    if (two === undefined || one === two) return undefined;
    return two < one ? { from: two, to: one } : { from: one, to: two };
  });
  const tooFar = computed(() => asked.value !== undefined && daysBetween(asked.value.from, asked.value.to) > LONGEST_WINDOW);
  const days = computed(() => (tooFar.value ? undefined : asked.value));
  const query = useQuery(
    ChartDifferencesQuery,
    () => ({ from: addDays(days.value?.from ?? toValue(day), 1), to: addDays(days.value?.to ?? toValue(day), 1) }),
    { enabled: () => days.value !== undefined, fetchPolicy: 'no-cache', keepPrevious: true },
  );
  const failure = computed(() => (days.value ? query.failure.value : undefined));
  const shown = computed(() => {
    const differences = query.data.value?.orgChanges;
    const told = query.answered.value;
    // The days that these differences are of: while others are on their way, the former ones stand.
    return days.value && differences && told && !failure.value
      ? { from: addDays(told.from, -1), to: addDays(told.to, -1), differences }
      : undefined;
  });
  return {
    shown,
    kinds: computed(() => shown.value && kindsOfSeats(shown.value.differences, toValue(seats))),
    tooFar,
    failure,
    reload: async () => {
      if (days.value) await query.reload();
    },
  };
}
