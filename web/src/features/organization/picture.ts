/** What every browser can paint: Safari's canvas ends at 16.7 million pixels. */
const MOST_PIXELS = 16_000_000;
const LONGEST_SIDE = 16_000;
/** Sharp on a dense screen. */
const SHARP = 2;
/** A name is 14 high: below this scale nobody can read it. */
const LEGIBLE = 0.5;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** At how many pixels a unit of the drawing becomes a picture; undefined where its names could not be read. */
export function pictureScale({ width, height }: Size): number | undefined {
  const scale = Math.min(SHARP, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  return scale >= LEGIBLE ? scale : undefined;
}

/** Paints an SVG at a scale and answers the PNG. */
export async function pngOf(svg: string, { width, height }: Size, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not paint it'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
