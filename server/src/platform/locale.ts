/** The languages that Hearth speaks. Every text for people exists in both. */
export type Locale = 'zh-CN' | 'en';

/** One text for people in each language; it stands beside the rule that says it. */
export interface Text {
  zh: string;
  en: string;
}

export const inLocale = (text: Text, locale: Locale): string => (locale === 'en' ? text.en : text.zh);

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4), or `fallback`. */
export function negotiateLocale(header: string | undefined, fallback: Locale): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality.split('=')[1]) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return fallback;
}
