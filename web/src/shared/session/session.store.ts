import { useColorMode, useLocalStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed } from 'vue';

export type Locale = 'zh-CN' | 'en';
export type Theme = 'auto' | 'light' | 'dark';

const locales: readonly Locale[] = ['zh-CN', 'en'];

function browserLocale(): Locale {
  return navigator.languages.some((language) => language.toLowerCase().startsWith('zh')) || navigator.languages.length === 0
    ? 'zh-CN'
    : 'en';
}

/** What this browser remembers of its user: language, theme, layout. Server data is Apollo's. */
export const useSessionStore = defineStore('session', () => {
  const chosenLocale = useLocalStorage<Locale | ''>('hearth-language', '');
  const locale = computed<Locale>({
    get: () => (locales.includes(chosenLocale.value as Locale) ? (chosenLocale.value as Locale) : browserLocale()),
    set: (value) => {
      chosenLocale.value = value;
    },
  });
  const colorMode = useColorMode({ storageKey: 'hearth-theme' });
  const theme = computed<Theme>({
    get: () => colorMode.store.value,
    set: (value) => {
      colorMode.store.value = value;
    },
  });
  const dark = computed(() => colorMode.state.value === 'dark');
  const sidebarCollapsed = useLocalStorage('hearth-sidebar-collapsed', false);
  return { locale, theme, dark, sidebarCollapsed };
});
