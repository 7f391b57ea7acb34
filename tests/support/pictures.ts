import sharp, { type Sharp } from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

/** What a phone writes into a picture beside it: who made it, when and where. */
const EXIF = {
  IFD0: { Make: 'Hearth Phone', ImageDescription: 'at home' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 25/1' },
};

const RED = { r: 220, g: 30, b: 30 };
const BLUE = { r: 30, g: 30, b: 220 };

/** A picture of two colours: red above, blue below. */
export function twoColours(width = 800, height = 600): Sharp {
  const half = Math.round(height / 2);
  return sharp({ create: { width, height, channels: 3, background: RED } }).composite([
    { input: { create: { width, height: height - half, channels: 3, background: BLUE } }, left: 0, top: half },
  ]);
}

/** As a phone saves it: lying on its side, with the note that it has to be turned, and with the place where it was taken. */
export const fromAPhone = (): Promise<Buffer> => twoColours().withExif(EXIF).withMetadata({ orientation: 6 }).jpeg().toBuffer();

/** The colour in a picture, a third of the way from its middle: towards the left, or the top. */
export async function colourAt(picture: Uint8Array, side: 'left' | 'top'): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (fraction: number, of: number): number => Math.floor(fraction * of);
  const [x, y] = side === 'left' ? [at(1 / 6, info.width), at(1 / 2, info.height)] : [at(1 / 2, info.width), at(1 / 6, info.height)];
  const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * info.channels);
  if (red > 150 && blue < 100) return 'red';
  return blue > 150 && red < 100 ? 'blue' : 'other';
}

/** A PNG of a few hundred bytes that unpacks to as many pixels as its header says. */
export function pngSaying(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([16, 6, 0, 0, 1], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}
