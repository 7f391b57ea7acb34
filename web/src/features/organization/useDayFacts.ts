import { watch, type Ref } from 'vue';
import { same } from '../../api/foreign-changes';
import { isDay } from '../../shared/format/days';

interface Dated {
  effectiveOn: string;
}

/**
 * A change dated on another day starts from what is true then: what nobody touched follows the day, what was typed stays. `day` is the one
 * that the form started from last: what is half typed is none.
 */
export function useDayFacts<State extends Dated>(
  state: State,
  day: Ref<string>,
  factsOn: (day: string) => Partial<Omit<State, 'effectiveOn'>>,
): void {
  watch(
    () => state.effectiveOn,
    (chosen) => {
      if (!isDay(chosen)) return;
      const before = factsOn(day.value);
      const now = factsOn(chosen);
      day.value = chosen;
      for (const field of Object.keys(now) as (keyof typeof now)[])
        if (same(state[field], before[field])) Object.assign(state, { [field]: now[field] });
    },
  );
}
