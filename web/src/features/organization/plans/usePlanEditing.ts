import { useToast } from '@nuxt/ui/composables';
import { nextTick, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMutation } from '../../../api/mutation';
import type { EditReorgPlanInput } from '../../../gql/graphql';
import type { ChartSeat } from '../chart-seat';
import { stepsMeanwhile, type Plan, type PlanStep } from './plan';
import { EditReorgPlanMutation } from './plan.graphql';

export type PlanChange = Omit<EditReorgPlanInput, 'reorgPlanId' | 'version'>;

export interface PlanEditing {
  running: Readonly<Ref<boolean>>;
  /** Reads the plan anew after somebody else edited it, and says what they made of it. */
  catchUp: () => Promise<void>;
  /** A form has put a step in: reads the plan anew and offers the way back. */
  stepAdded: () => Promise<void>;
  /** Gives a seat another superior, and takes it into that one's unit. */
  move: (seat: ChartSeat, onto: ChartSeat) => Promise<void>;
  remove: (step: Pick<PlanStep, 'id' | 'text'>) => Promise<void>;
  /** What changed in the live chart was looked at: the plan stands over it. */
  notice: () => Promise<void>;
}

/** Long enough to read it and to change one's mind. */
const OFFERED_MS = 12_000;
const BUTTON = { color: 'neutral', variant: 'outline' } as const;

/** Changes of a draft that no form makes, each with its way back. */
export function usePlanEditing(
  plan: ComputedRef<Plan | undefined>,
  readAgain: () => Promise<void>,
  show: (seatId: string) => Promise<void>,
): PlanEditing {
  const { t } = useI18n();
  const toast = useToast();
  const mutation = useMutation(EditReorgPlanMutation, { refusals: 'caller', invalidates: ['reorgPlan', 'reorgPlans'] });

  async function reload(): Promise<void> {
    await readAgain();
    await nextTick();
  }

  async function catchUp(): Promise<void> {
    const before = plan.value;
    await reload();
    const { added, changed, removed } = stepsMeanwhile(before?.steps ?? [], plan.value?.steps ?? []);
    const told = [
      ...added.map(({ text }) => t('plans.overtaken.added', { text })),
      ...changed.map(({ text }) => t('plans.overtaken.changed', { text })),
      ...removed.map(({ text }) => t('plans.overtaken.removed', { text })),
    ];
    toast.add({
      title: t('plans.overtaken.title'),
      description: told.length > 0 ? told.join('\n') : t('plans.overtaken.head'),
      icon: 'i-lucide-git-merge',
      color: 'warning',
      duration: OFFERED_MS,
      ui: { description: 'whitespace-pre-line' },
    });
  }

  /**
   * Sends a change by the version that is on screen. One that was overtaken is sent once more, on top of what is there now. Answers the
   * steps it was put on top of, those of others among them; undefined where it was not done.
   */
  async function edit(change: PlanChange, again = true): Promise<readonly PlanStep[] | undefined> {
    const { value } = plan;
    if (!value) return undefined;
    if (await mutation.run({ reorgPlanId: value.id, version: value.version, ...change })) {
      await reload();
      return value.steps;
    }
    const errors = mutation.errors.value;
    if (errors.some(({ code }) => code === 'CONFLICT')) {
      await catchUp();
      // What others changed in the live chart is looked at before it is passed over.
      return again && !change.noticeUpTo && plan.value?.viewerPermissions.edit ? edit(change, false) : undefined;
    }
    toast.add({
      title: t('shared.notDone'),
      description: errors.map(({ message }) => message).join('\n'),
      color: 'error',
      icon: 'i-lucide-circle-alert',
    });
    await reload();
    return undefined;
  }

  const undo = (change: PlanChange, title: string) => ({
    ...BUTTON,
    label: t('organization.move.undo'),
    icon: 'i-lucide-undo-2',
    onClick: () => void edit(change).then((done) => done && toast.add({ title, icon: 'i-lucide-undo-2' })),
  });

  /** The step that was put on top of these; none where it went into the one before it. */
  const newStep = (before: readonly PlanStep[]): PlanStep | undefined => stepsMeanwhile(before, plan.value?.steps ?? []).added[0];

  return {
    running: mutation.running,
    catchUp,
    stepAdded: async () => {
      const before = plan.value?.steps ?? [];
      await reload();
      const step = newStep(before);
      const seatId = step?.position?.id;
      toast.add({
        title: t('plans.step.added'),
        ...(step ? { description: step.text } : {}),
        color: 'success',
        icon: 'i-lucide-check',
        duration: OFFERED_MS,
        actions: [
          ...(seatId && step.action === 'ADD_POSITION'
            ? [{ ...BUTTON, label: t('organization.seat.add.show'), icon: 'i-lucide-locate', onClick: () => void show(seatId) }]
            : []),
          ...(step ? [undo({ removeStepIds: [step.id] }, t('plans.step.removed'))] : []),
        ],
      });
    },
    move: async (seat, onto) => {
      const withUnit = onto.unit.id !== seat.unit.id;
      const positionId = seat.id;
      const before = await edit({
        addSteps: [{ changePosition: { positionId, reportsToId: onto.id, ...(withUnit ? { unitId: onto.unit.id } : {}) } }],
      });
      if (!before) return;
      const step = newStep(before);
      const former = { positionId, reportsToId: seat.reportsTo, unitId: seat.unit.id };
      toast.add({
        title: t('plans.step.added'),
        description:
          step?.text ?? t('plans.step.moved', { name: seat.holder?.name ?? seat.title, superior: onto.holder?.name ?? onto.title }),
        color: 'success',
        icon: 'i-lucide-check',
        duration: OFFERED_MS,
        actions: [
          ...(withUnit
            ? [
                {
                  ...BUTTON,
                  label: t('plans.step.keepUnit', { unit: seat.unit.name }),
                  onClick: () => void edit({ addSteps: [{ changePosition: { positionId, unitId: seat.unit.id } }] }),
                },
              ]
            : []),
          undo(step ? { removeStepIds: [step.id] } : { addSteps: [{ changePosition: former }] }, t('plans.step.removed')),
        ],
      });
    },
    remove: async ({ id, text }) => {
      if (!(await edit({ removeStepIds: [id] }))) return;
      toast.add({
        title: t('plans.step.removed'),
        description: text,
        icon: 'i-lucide-trash-2',
        duration: OFFERED_MS,
        actions: [undo({ restoreStepIds: [id] }, t('plans.step.restored'))],
      });
    },
    notice: async () => {
      if (await edit({ noticeUpTo: plan.value?.rehearsal?.noticedUpTo }))
        toast.add({ title: t('plans.live.noticed'), icon: 'i-lucide-check', color: 'success' });
    },
  };
}
