import { useToast } from '@nuxt/ui/composables';
import { computed, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation } from '../../../api/mutation';
import { useFormat } from '../../../shared/format/format';
import { useConfirm } from '../../../shared/ui/confirm';
import { UndoOrgChangeMutation } from '../organization.graphql';
import { CHANGED_BY_ORGANIZATION } from '../useOrgChanges';
import type { Plan } from './plan';
import { DiscardReorgPlanMutation, PublishReorgPlanMutation } from './plan.graphql';

interface Surroundings {
  reload: () => Promise<void>;
  /** Closes the dialog that asked; resolved once the address says so. */
  close: () => Promise<void>;
  /** Reads the plan anew after somebody else edited it, and says what they made of it. */
  catchUp: () => Promise<void>;
}

export interface PlanEnding {
  /** Why it can't be published, and the list in which that is mended; undefined where it can. */
  obstacle: ComputedRef<{ words: string; tab: string | undefined } | undefined>;
  publish: () => Promise<void>;
  publishing: Readonly<Ref<boolean>>;
  /** Takes the whole of a published plan back: it is a draft again. */
  undo: () => Promise<void>;
  undoing: Readonly<Ref<boolean>>;
  discard: () => Promise<void>;
}

/** How a draft ends: published, and perhaps taken back; or given up. */
export function usePlanEnding(plan: ComputedRef<Plan | undefined>, { reload, close, catchUp }: Surroundings): PlanEnding {
  const { t } = useI18n();
  const { date, today } = useFormat();
  const toast = useToast();
  const confirm = useConfirm();
  const publishing = useMutation(PublishReorgPlanMutation, {
    refusals: 'caller',
    invalidates: ['reorgPlan', 'reorgPlans', ...CHANGED_BY_ORGANIZATION],
  });
  const undoing = useMutation(UndoOrgChangeMutation, { invalidates: ['reorgPlan', 'reorgPlans', ...CHANGED_BY_ORGANIZATION] });
  const discarding = useMutation(DiscardReorgPlanMutation, { invalidates: ['reorgPlan', 'reorgPlans'] });

  const obstacle = computed(() => {
    const { rehearsal, effectiveOn = '' } = plan.value ?? {};
    if (!rehearsal) return undefined;
    if (effectiveOn < today.value) return { words: t('plans.publish.past', { date: date(effectiveOn) }), tab: undefined };
    if (rehearsal.publishable) return undefined;
    const { conflicts, checks } = rehearsal;
    return conflicts.length > 0
      ? { words: t('plans.publish.conflicts', { count: conflicts.length }), tab: 'live' }
      : { words: t('plans.publish.refused', { count: checks.filter(({ blocking }) => blocking).length }), tab: 'checks' };
  });

  async function publish(): Promise<void> {
    const { value } = plan;
    if (!value) return;
    const answer = await publishing.run({ reorgPlanId: value.id, version: value.version });
    await close();
    if (answer) {
      await reload();
      toast.add({ title: t('plans.publish.done', { date: date(value.effectiveOn) }), color: 'success', icon: 'i-lucide-check' });
      return;
    }
    const errors = publishing.errors.value;
    // What was seen is not what is there: it is read and looked at again.
    if (errors.some(({ code }) => code === 'CONFLICT')) return catchUp();
    toast.add({
      title: t('shared.notDone'),
      description: errors.map(({ message }) => message).join('\n'),
      color: 'error',
      icon: 'i-lucide-circle-alert',
    });
    await reload();
  }

  async function undo(): Promise<void> {
    const { publishedChange } = plan.value ?? {};
    if (!publishedChange) return;
    const answer = await undoing.run({ changeId: publishedChange.changeId });
    if (answer) toast.add({ title: t('plans.publish.undone'), icon: 'i-lucide-undo-2' });
    await reload();
  }

  async function discard(): Promise<void> {
    const { value } = plan;
    if (!value) return;
    const sure = await confirm({
      title: t('plans.discard.title', { title: value.title }),
      description: t('plans.discard.description'),
      confirm: t('plans.discard.save'),
      danger: true,
    });
    if (!sure) return;
    await discarding.run({ reorgPlanId: value.id, version: value.version });
    await reload();
  }
  return { obstacle, publish, publishing: publishing.running, undo, undoing: undoing.running, discard };
}
