import { createI18n } from 'vue-i18n';
import { erasedName } from '../api/erased-name';
import type { Locale } from '../shared/session/session.store';

interface Messages {
  [key: string]: string | Messages;
}
interface MessageFile {
  default: Messages;
}

// Chinese comes with the app, English when it is asked for. The messages of pages that have many, or are opened by few people, come with their routes (`meta.messages`).
const chinese = import.meta.glob<MessageFile>(
  [
    '/src/**/locales/zh-CN.json',
    '!/src/features/{access,celebrations,holidays,importing,notices,organization,sharing}/**',
    '!/src/features/people/{directory,profile,vocabulary}/**',
  ],
  { eager: true },
);
const chineseLater = import.meta.glob<MessageFile>([
  '/src/features/{access,celebrations,holidays,importing,notices,organization,sharing}/locales/zh-CN.json',
  '/src/features/organization/{plans,units}/locales/zh-CN.json',
  '/src/features/people/{directory,profile,vocabulary}/locales/zh-CN.json',
]);
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

const isLater = (path: string): boolean => path.replace('/en.json', '/zh-CN.json') in chineseLater;
const loaded = new Set<Locale>(['zh-CN']);
/** The folders whose messages have come with a route. */
const cameLater = new Set<string>();

/** Adds those of a language's files whose path passes. */
async function add(locale: Locale, files: typeof english, passes: (path: string) => boolean): Promise<void> {
  const wanted = Object.entries(files).filter(([path]) => passes(path));
  const read = await Promise.all(wanted.map(async ([path, load]) => [path, await load()] as const));
  i18n.global.mergeLocaleMessage(locale, join(read));
}

/** Loads the messages that come with a route: those of one folder, by its name, in the languages that are there. */
export async function loadMessages(namespace: string): Promise<void> {
  if (cameLater.has(namespace)) return;
  const isOfIt = (path: string): boolean => namespaceOf(path) === namespace;
  await add('zh-CN', chineseLater, isOfIt);
  if (loaded.has('en')) await add('en', english, isOfIt);
  cameLater.add(namespace);
}

/** Loads a language where needed, then shows it. */
export async function showLocale(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) {
    await add(locale, english, (path) => !isLater(path) || cameLater.has(namespaceOf(path)));
    loaded.add(locale);
  }
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
  erasedName(i18n.global.t('shared.erasedMember'));
}
