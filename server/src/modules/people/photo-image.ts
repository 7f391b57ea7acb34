import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { imageFormatOf, photoFormats } from './image-format.rules.ts';

/** A photo in the sizes in which it is shown: squares, as WebP. */
export interface PhotoSizes {
  large: Buffer;
  small: Buffer;
}

/** Pixels a side: beside a name at three to a point, and on a profile. */
const SMALL = 96;
const LARGE = 512;
const QUALITY = 82;

/** A phone's largest pictures are of 50 megapixels. Above, a file of a few kilobytes could ask for gigabytes of memory. */
const MOST_PIXELS = 50_100_000;
/** Of bytes, unpacked: an interlaced picture stands in memory whole, and one may have eight bytes a pixel. */
const LARGEST_UNPACKED = 200_000_000;
const LONGEST_SECONDS = 10;
/** One is made at a time, so that pictures never take more than that; these may wait, each with its file in memory. */
const MOST_WAITING = 20;

const problem = (code: string, zh: string, en: string): Problem => ({ code, path: ['photo'], message: { zh, en } });

const notAnImage = problem(
  'NOT_AN_IMAGE',
  '这不是图片，请选择 JPEG、PNG、WebP 或 AVIF 图片',
  'This is not a picture: choose a JPEG, PNG, WebP or AVIF',
);
const damaged = problem('DAMAGED_IMAGE', '图片已损坏，无法打开', 'The picture is damaged and cannot be opened');
const tooManyPixels = problem(
  'TOO_MANY_PIXELS',
  '图片的像素太多：最多 5000 万像素，请先缩小',
  'The picture has too many pixels: 50 million at most; make it smaller first',
);
const busy = problem('BUSY', '正在处理许多照片，请稍后再试', 'Many photos are being made just now: try again in a moment');

const unsupported = (format: string): Problem =>
  problem(
    'UNSUPPORTED_FORMAT',
    `不支持 ${format} 格式，请先存为 JPEG、PNG、WebP 或 AVIF`,
    `${format} is not supported: save it as JPEG, PNG, WebP or AVIF first`,
  );

const refuse = (why: Problem): Rejected => new Rejected([why]);

let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/** Runs when those that came before are done. */
async function inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  if (waiting >= MOST_WAITING) throw refuse(busy);
  waiting += 1;
  const mine = turn.then(make);
  turn = mine.catch(() => undefined);
  return mine.finally(() => (waiting -= 1));
}

type Library = typeof import('sharp').default;

let library: Promise<Library> | undefined;

/** Loaded for the first photo, with nothing to open files by but what photos need: it would read drawings and documents too. */
async function loadLibrary(): Promise<Library> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadHeifBuffer'],
  });
  return sharp;
}

/**
 * A picture as a photo: turned upright, cut to the square in its middle, and without anything but the picture (a phone writes the place into it).
 * Of one that moves the first frame. Made off the event loop. Refuses what is no picture, is damaged, or would fill the memory.
 */
export function photoOf(bytes: Uint8Array): Promise<PhotoSizes> {
  const format = imageFormatOf(bytes);
  if (!format) throw refuse(notAnImage);
  if (!photoFormats.has(format)) throw refuse(unsupported(format));
  return inTurn(async () => {
    const sharp = await (library ??= loadLibrary());
    const open = (input: Uint8Array, options: SharpOptions = {}): Sharp => sharp(input, options).timeout({ seconds: LONGEST_SECONDS });
    const options: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };
    const { width, height } = checked(
      await sharp(bytes, { ...options, limitInputPixels: false })
        .metadata()
        .catch(refuseDamaged),
    );
    const side = Math.min(LARGE, width, height);
    const square = await open(bytes, options)
      .autoOrient()
      .resize(side, side, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(refuseDamaged);
    const { channels } = square.info;
    const sized = async (pixels: number): Promise<Buffer> =>
      open(square.data, { raw: { width: side, height: side, channels } })
        .resize(pixels, pixels)
        .webp({ quality: QUALITY, smartSubsample: true })
        .toBuffer();
    return { large: await sized(side), small: await sized(SMALL) };
  });
}

const BYTES_PER_SAMPLE: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 };

/** What the header says; nothing is unpacked for it. */
function checked(metadata: Metadata): Metadata {
  const { width, height, channels, depth } = metadata;
  const unpacked = width * height * channels * (BYTES_PER_SAMPLE[depth] ?? 4);
  if (width * height > MOST_PIXELS || unpacked > LARGEST_UNPACKED) throw refuse(tooManyPixels);
  return metadata;
}

/** The library's own words are for developers, and its limit of pixels is ours. */
function refuseDamaged(error: unknown): never {
  if (error instanceof Error && error.message.includes('pixel limit')) throw refuse(tooManyPixels);
  throw refuse(damaged);
}
