import type { ChartSeat } from './chart-seat';
import { drawingOf, type CardWords, type Drawing, type Heading } from './drawing';
import { layOut, treeOf } from './layout';
import { pictureScale, pngOf } from './picture';
import { svgOf } from './svg';

export const EXPORT_FORMATS = ['svg', 'png', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Why there is no file; each has its words. */
export type ExportRefusal = 'tooLarge' | 'unauthenticated' | 'offline' | 'failed';

export type Exported = { readonly file: Blob; readonly smaller: boolean } | { readonly refused: ExportRefusal };

/** All of these seats, fully open, as a file. */
export function exportChart(seats: readonly ChartSeat[], format: ExportFormat, heading: Heading, words: CardWords): Promise<Exported> {
  const drawing = drawingOf(layOut(treeOf(seats), new Set()), heading, words);
  if (format === 'pdf') return asPdf(drawing);
  return format === 'png'
    ? asPng(drawing)
    : Promise.resolve({ file: new Blob([svgOf(drawing)], { type: 'image/svg+xml' }), smaller: false });
}

async function asPng(drawing: Drawing): Promise<Exported> {
  const scale = pictureScale(drawing);
  if (scale === undefined) return { refused: 'tooLarge' };
  return { file: await pngOf(svgOf(drawing), drawing, scale), smaller: scale < 1 };
}

/** The server embeds the Chinese font that no browser should have to load. */
async function asPdf(drawing: Drawing): Promise<Exported> {
  try {
    const answer = await fetch('/api/organization/chart.pdf', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(drawing),
    });
    if (answer.ok) return { file: await answer.blob(), smaller: false };
    return { refused: answer.status === 401 ? 'unauthenticated' : answer.status === 413 ? 'tooLarge' : 'failed' };
  } catch {
    return { refused: 'offline' };
  }
}
