import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';

/** The browser tab's title: "陈晓明 · 围炉". */
export function usePageTitle(title: MaybeRefOrGetter<string>): void {
  const { t } = useI18n();
  watchEffect(() => {
    document.title = [toValue(title), t('app.name')].filter(Boolean).join(' · ');
  });
}
