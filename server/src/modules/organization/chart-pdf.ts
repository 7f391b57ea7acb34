import { fileURLToPath } from 'node:url';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PdfDocument from 'pdfkit';
import type { ChartDrawing, DrawnCard, DrawnText } from './chart-drawing.ts';

/** The fonts have every Chinese character that a name is likely to have; the document gets the glyphs that it shows alone. */
const FONTS = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
  medium: fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf')),
};
/** The longest side that readers of PDF know, in points: 200 inches. */
const LONGEST_SIDE = 14_400;
const LINE = '#b6c1be';
const DOTTED = '#1f6f63';
/** Cards between which others get their turn: a company of ten thousand takes seconds. */
const CARDS_IN_A_TURN = 100;

/** A chart as a PDF of one page, as it is written: text is text, and can be selected and searched. */
export function chartPdf(drawing: ChartDrawing, made: Date): PDFKit.PDFDocument {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(drawing.width, drawing.height));
  const pdf = new PdfDocument({
    size: [drawing.width * scale, drawing.height * scale],
    margin: 0,
    info: { Title: drawing.title, Producer: 'Hearth', Creator: 'Hearth', CreationDate: made },
  });
  pdf.registerFont('regular', FONTS.regular).registerFont('medium', FONTS.medium);
  pdf.scale(scale);
  void draw(pdf, drawing).catch((error: unknown) => pdf.destroy(error instanceof Error ? error : new Error(String(error))));
  return pdf;
}

async function draw(pdf: PDFKit.PDFDocument, { cards, lines, dotted, texts }: ChartDrawing): Promise<void> {
  pdf.lineWidth(1.5);
  if (lines.length > 0) {
    for (const [x0, y0, x1, y1] of lines) pdf.moveTo(x0, y0).lineTo(x1, y1);
    pdf.stroke(LINE);
  }
  for (const [i, card] of cards.entries()) {
    if (i % CARDS_IN_A_TURN === 0) await nextTurn();
    if (pdf.destroyed) return;
    drawCard(pdf, card);
  }
  if (dotted.length > 0) {
    pdf.dash(3, { space: 4 });
    for (const [x0, y0, x1, y1, x2, y2, x3, y3] of dotted) pdf.moveTo(x0, y0).bezierCurveTo(x1, y1, x2, y2, x3, y3);
    pdf.stroke(DOTTED).undash();
  }
  for (const text of texts) drawText(pdf, text);
  pdf.end();
}

function drawCard(pdf: PDFKit.PDFDocument, { x, y, width, height, colour, dashed, texts }: DrawnCard): void {
  pdf.roundedRect(x, y, width, height, 8);
  if (dashed) pdf.dash(4, { space: 3 });
  pdf.fillAndStroke('#ffffff', LINE);
  if (dashed) pdf.undash();
  pdf.rect(x, y + 8, 4, height - 16).fill(colour);
  for (const text of texts) drawText(pdf, text);
}

function drawText(pdf: PDFKit.PDFDocument, { x, y, size, text, colour, bold, end }: DrawnText): void {
  pdf.font(bold ? 'medium' : 'regular', size).fillColor(colour);
  pdf.text(text, end ? x - pdf.widthOfString(text) : x, y, { lineBreak: false, baseline: 'alphabetic' });
}
