import { expect, it } from 'vitest';
import { imageFormatOf } from './image-format.rules.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const container = (...brands: string[]): string => `\0\0\0${String.fromCharCode(8 + brands.length * 4)}ftyp${brands.join('')}`;

it.each([
  ['JPEG', '\xff\xd8\xff\xe1\x00\x18Exif'],
  ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['WEBP', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['GIF', 'GIF89a\x01\0'],
  ['AVIF', container('avif', '\0\0\0\0', 'mif1', 'miaf')],
  ['AVIF', container('mif1', '\0\0\0\0', 'avif')],
  ['HEIC', container('heic', '\0\0\0\0', 'mif1')],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['SVG', '\xef\xbb\xbf  <?xml version="1.0"?>\n<!-- drawn -->\n<svg/>'],
  ['SVG', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"><svg/>'],
])('knows %s by how it begins', (format, text) => {
  expect(imageFormatOf(bytes(text))).toBe(format);
});

it.each([
  ['nothing', ''],
  ['a text', 'Dear colleagues'],
  ['half a sign', '\x89PNG'],
  ['a sound in the same container as WebP', 'RIFF\x24\0\0\0WAVEfmt '],
  ['a film', container('isom', '\0\0\0\0', 'mp42')],
  ['brands that stand behind the box', `${container('isom', '\0\0\0\0')}avif`],
  ['XML that is no picture', '<?xml version="1.0"?><people/>'],
  ['a page that speaks of <svg', 'See <svg> in the manual'],
])('takes %s for no picture', (_, text) => {
  expect(imageFormatOf(bytes(text))).toBeNull();
});
