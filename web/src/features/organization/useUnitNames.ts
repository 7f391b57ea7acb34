import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useQuery } from '../../api/query';
import { isDay } from '../../shared/format/days';
import { UnitListQuery } from './unit.graphql';
import { useOrgChanges } from './useOrgChanges';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parent?: { readonly id: string } | null;
}

/** The units there are on a day: the plan's own beside its chart. What is half typed is no day: then those of the chart's. */
export function useUnitsOn(
  day: () => string | undefined,
  enabled: () => boolean = () => true,
): { units: ComputedRef<readonly Unit[]>; loading: ComputedRef<boolean> } {
  const { plan, firstDay } = useOrgChanges();
  const asOf = computed(() => {
    const wanted = day() ?? '';
    return isDay(wanted) ? wanted : firstDay.value;
  });
  // The cache holds a unit once: what is true of it on another day must not get in there.
  const query = useQuery(UnitListQuery, () => ({ asOf: asOf.value }), {
    enabled: () => plan === undefined && enabled(),
    fetchPolicy: 'no-cache',
    keepPrevious: true,
  });
  return {
    units: computed(() => plan?.units.value ?? query.data.value?.orgUnits ?? []),
    loading: computed(() => query.loading.value),
  };
}

/** A unit by its id, by its name, whether it has seats or not; one that is not there on that day is called so. */
export function useUnitNames(
  day: () => string | undefined,
  also: () => readonly { readonly id: string; readonly name: string }[] = () => [],
  enabled: () => boolean = () => true,
): (id: unknown) => string {
  const { t } = useI18n();
  const { units } = useUnitsOn(day, enabled);
  return (id) => {
    if (id === undefined || id === null) return '';
    return [...units.value, ...also()].find((unit) => unit.id === id)?.name ?? t('organization.unit.elsewhere');
  };
}
