import { useEventListener } from '@vueuse/core';
import { toValue, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { useConfirm } from './ui/confirm';

/**
 * Asks before what was typed is left behind: by Back, by a link, by closing the drawer it stands in (see `useUrlDrawer`) or the window.
 * A form that does not stand in the address asks by what this answers before it closes.
 */
export function useUnsaved(dirty: MaybeRefOrGetter<boolean>): () => true | Promise<boolean> {
  const { t } = useI18n();
  const confirm = useConfirm();
  let asking: Promise<boolean> | undefined;

  function mayLeave(): true | Promise<boolean> {
    if (!toValue(dirty)) return true;
    asking ??= confirm({
      title: t('shared.unsaved.title'),
      description: t('shared.unsaved.hint'),
      confirm: t('shared.unsaved.discard'),
      cancel: t('shared.unsaved.stay'),
      danger: true,
    }).finally(() => (asking = undefined));
    return asking;
  }
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate(mayLeave);
  useEventListener('beforeunload', (event) => {
    if (toValue(dirty)) event.preventDefault();
  });
  return mayLeave;
}
