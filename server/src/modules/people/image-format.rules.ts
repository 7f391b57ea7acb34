/** What a file is by how it begins; its name and what the client says of it prove nothing. */
export type ImageFormat = 'JPEG' | 'PNG' | 'WEBP' | 'AVIF' | 'HEIC' | 'GIF' | 'SVG';

/** Those that a photo can be made of. SVG is a program more than a picture; HEIC is patented, and no decoder of it comes along. */
export const photoFormats: ReadonlySet<ImageFormat> = new Set(['JPEG', 'PNG', 'WEBP', 'AVIF']);

/** How much of a file is looked at. */
const BEGINNING = 1024;

const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/** The format of a file; null for what is no picture that we know. */
export function imageFormatOf(bytes: Uint8Array): ImageFormat | null {
  const text = String.fromCharCode(...bytes.subarray(0, BEGINNING));
  if (text.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'WEBP';
  if (/^GIF8[79]a/.test(text)) return 'GIF';
  if (text.slice(4, 8) === 'ftyp') return formatOfBrands(text);
  if (/^[^\w]*(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text) && /<svg|<!DOCTYPE svg/i.test(text)) return 'SVG';
  return null;
}

/** AVIF and HEIC are one container: its brands, four letters each, say what is in it. */
function formatOfBrands(text: string): ImageFormat | null {
  const length = [0, 1, 2, 3].reduce((sum, at) => sum * 256 + text.charCodeAt(at), 0);
  const brands = text.slice(8, length).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'AVIF';
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'HEIC' : null;
}
