import type { Square } from './photo-crop';

/** Pixels a side: what a photo is made of. The server makes it smaller still. */
const SENT = 1024;
/** A camera's fifty megapixels are more than a phone can move about on its screen. */
const WORKED_WITH = 2048;
const QUALITY = 0.92;

/** What the picker offers. Without HEIC among them an iPhone gives its pictures as JPEG. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.max(1, width), height: Math.max(1, height) });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser can’t draw');
  context.imageSmoothingQuality = 'high';
  // Where a picture lets its ground through.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return [canvas, context];
}

/** A file as a picture that stands upright; null where this browser can't open it. */
export async function readPicture(file: Blob): Promise<HTMLCanvasElement | null> {
  // A drawing has no size of its own.
  if (file.type === 'image/svg+xml') return null;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, WORKED_WITH / Math.max(bitmap.width, bitmap.height));
  const [canvas, context] = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** The picture turned by a quarter to the right. */
export function turned(picture: HTMLCanvasElement): HTMLCanvasElement {
  const [canvas, context] = canvasOf(picture.height, picture.width);
  context.translate(canvas.width, 0);
  context.rotate(Math.PI / 2);
  context.drawImage(picture, 0, 0);
  return canvas;
}

/** Draws a square of the picture all over a canvas. */
export function drawSquare(target: HTMLCanvasElement, picture: HTMLCanvasElement, { left, top, side }: Square): void {
  const context = target.getContext('2d');
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, target.width, target.height);
}

/** What is sent: the square alone, without what the camera wrote into the file. */
export async function cut(picture: HTMLCanvasElement, square: Square): Promise<Blob | null> {
  const side = Math.min(SENT, Math.round(square.side));
  const [canvas] = canvasOf(side, side);
  drawSquare(canvas, picture, square);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
}
