import { createI18n } from 'vue-i18n';
import type { Locale } from '../shared/session/session.store';

interface Messages {
  [key: string]: string | Messages;
}
interface MessageFile {
  default: Messages;
}

// Chinese comes with the app, English when it is asked for.
const chinese = import.meta.glob<MessageFile>('/src/**/locales/zh-CN.json', { eager: true });
const english = import.meta.glob<MessageFile>('/src/**/locales/en.json');

/** A file's messages stand under the name of its folder: `/src/features/people/locales/en.json` → `people.…`, `/src/shared/locales/en.json` → `shared.…`. */
function namespaceOf(path: string): string {
  return path.split('/').at(-3) ?? '';
}

function join(files: ReadonlyArray<readonly [path: string, file: MessageFile]>): Messages {
  return Object.fromEntries(files.map(([path, file]) => [namespaceOf(path), file.default]));
}

export const i18n = createI18n<[Messages], Locale, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': join(Object.entries(chinese)), en: {} },
});

const loaded = new Set<Locale>(['zh-CN']);

/** Loads a language where needed, then shows it. */
export async function showLocale(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) {
    const files = await Promise.all(Object.entries(english).map(async ([path, load]) => [path, await load()] as const));
    i18n.global.setLocaleMessage(locale, join(files));
    loaded.add(locale);
  }
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}
