import type { AvatarProps } from '@nuxt/ui';
import type { ImgHTMLAttributes } from 'vue';

/**
 * Somebody's photo, or the first character of their name as it is written: 陈 for 陈晓明, A for Anna Berg. It says nothing that the name beside it
 * does not say.
 */
export const avatarOf = (
  name: string,
  photo: string | null | undefined,
): AvatarProps & Pick<ImgHTMLAttributes, 'loading' | 'decoding'> => ({
  text: (Array.from(name.trim())[0] ?? '').toUpperCase(),
  alt: '',
  // Before the source, so that a browser that is told both one after the other does not fetch at once.
  loading: 'lazy',
  decoding: 'async',
  ...(photo ? { src: photo } : {}),
});
