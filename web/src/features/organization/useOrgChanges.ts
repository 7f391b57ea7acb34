import { useToast } from '@nuxt/ui/composables';
import { computed, inject, provide, watch, type ComputedRef, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation } from '../../api/mutation';
import { useFormat } from '../../shared/format/format';
import type { ChartSeat } from './chart-seat';
import { onOrganizationChanged, tellOrganizationChanged } from './organization-changed';
import { UndoOrgChangeMutation } from './organization.graphql';

/** The fields of Query that a change of the organization may answer differently. */
export const CHANGED_BY_ORGANIZATION = ['node', 'orgUnit', 'orgUnits', 'orgChart', 'person', 'people'];

/** Long enough to read it and to change one's mind. */
const OFFERED_MS = 12_000;

export interface DoneOrgChange {
  /** What was done, as a sentence. */
  readonly title: string;
  readonly description?: string;
  /** What to say once it is taken back. */
  readonly undone: string;
  /** Null where all was so already: there is nothing to take back. */
  readonly changeId: string | null;
  /** Absent: of no particular day, as a correction. */
  readonly effectiveOn?: string;
  /** Another thing to do from the message. */
  readonly also?: { readonly label: string; readonly icon: string; readonly onClick: () => void };
}

/** A draft that takes as its steps what is changed beside its chart. */
export interface PlanInEdit {
  readonly id: string;
  readonly version: ComputedRef<number>;
  /** The units of its day, with its changes. */
  readonly units: ComputedRef<readonly { readonly id: string; readonly name: string; readonly parent: { readonly id: string } | null }[]>;
}

/** What is needed to change the organization beside its chart. */
export interface OrgChanges {
  /** Undefined where changes go to the live chart. */
  readonly plan?: PlanInEdit;
  readonly seats: ComputedRef<readonly ChartSeat[]>;
  /** The day that the chart shows. */
  readonly asOf: ComputedRef<string>;
  /** The first day on which a change may hold, as far as the chart's day goes: it, or today where that has passed. */
  readonly firstDay: ComputedRef<string>;
  /** Reads the chart again. */
  readonly reload: () => Promise<void>;
  /** Shows the chart with the change, and offers the way back. */
  readonly done: (change: DoneOrgChange) => Promise<void>;
  /** Takes a change back; what forbids it is said. */
  readonly undo: (changeId: string, undone: string) => Promise<void>;
  /** Selects a seat and flies to it. */
  readonly show: (seatId: string) => Promise<void>;
}

const KEY: InjectionKey<OrgChanges> = Symbol('changes of the organization');

interface Surroundings extends Pick<OrgChanges, 'seats' | 'asOf' | 'reload' | 'show'> {
  /** Brings the chart up to a day, or reads it again. */
  readonly bringUpTo: (effectiveOn?: string) => Promise<void>;
}

/** For the page with the chart; what stands on it asks for `useOrgChanges()`. */
export function provideOrgChanges({ bringUpTo, ...chart }: Surroundings): OrgChanges {
  const { t } = useI18n();
  const { today } = useFormat();
  const toast = useToast();
  const undoing = useMutation(UndoOrgChangeMutation, { invalidates: CHANGED_BY_ORGANIZATION });

  onOrganizationChanged(() => bringUpTo());
  async function undo(changeId: string, undone: string): Promise<void> {
    const answer = await undoing.run({ changeId });
    // The message may have outlived this page: whichever is there now is told.
    await tellOrganizationChanged();
    if (answer) toast.add({ title: undone, icon: 'i-lucide-undo-2' });
  }

  async function done({ title, description, undone, changeId, effectiveOn, also }: DoneOrgChange): Promise<void> {
    const button = { color: 'neutral', variant: 'outline' } as const;
    const actions = [
      ...(also ? [{ ...button, ...also }] : []),
      ...(changeId === null
        ? []
        : [{ ...button, label: t('organization.move.undo'), icon: 'i-lucide-undo-2', onClick: () => void undo(changeId, undone) }]),
    ];
    toast.add({
      title,
      ...(description === undefined ? {} : { description }),
      color: 'success',
      icon: 'i-lucide-check',
      duration: OFFERED_MS,
      actions,
    });
    await bringUpTo(effectiveOn);
  }
  const firstDay = computed(() => (chart.asOf.value > today.value ? chart.asOf.value : today.value));
  const changes: OrgChanges = { ...chart, firstDay, done, undo };
  provide(KEY, changes);
  return changes;
}

/** For the page of a plan: all that is changed on it becomes a step. */
export function providePlanChanges(changes: Omit<OrgChanges, 'undo'> & { readonly plan: PlanInEdit }): void {
  provide(KEY, { ...changes, undo: () => Promise.reject(new Error('A draft has changed nothing that could be taken back.')) });
}

export function useOrgChanges(): OrgChanges {
  const changes = inject(KEY);
  if (!changes) throw new Error('Changes of the organization are made beside its chart.');
  return changes;
}

/** Reads again what goes past the cache whenever the chart of the same day was read again, as after a change. */
export function useReadWithChart(reload: () => Promise<void>): void {
  const { seats, asOf } = useOrgChanges();
  watch([seats, asOf], ([, day], [, former]) => {
    if (day === former) void reload();
  });
}
