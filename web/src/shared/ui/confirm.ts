import { useOverlay } from '@nuxt/ui/composables';
import ConfirmDialog from './ConfirmDialog.vue';

export interface Confirmation {
  title: string;
  description: string;
  /** The word on the button that does it: "清除", not "OK". */
  confirm: string;
  /** The word on the button that does not, where "取消" could be taken for what is asked. */
  cancel?: string;
  danger?: boolean;
}

/** `if (await confirm({ … }))`: asks before what cannot be undone. */
export function useConfirm(): (question: Confirmation) => Promise<boolean> {
  const overlay = useOverlay();
  return async (question) => {
    const dialog = overlay.create(ConfirmDialog, { destroyOnClose: true });
    return (await dialog.open(question)) === true;
  };
}
