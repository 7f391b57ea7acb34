import type { ChartSeat } from './chart-seat';
import { CARD, dottedCurve, showsCard, touches, type Box, type Layout, type Line } from './layout';

/** Where the drawing stands in the window: its origin in pixels, and how large it is. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below this scale names can't be read: cards become blocks of colour on the canvas, and no element stands for them. */
export const FAR = 0.4;

/** The part of the drawing that the window shows, with a margin in pixels. */
export const windowOf = (view: View, size: Size, margin = 0): Line => ({
  x0: (-view.x - margin) / view.scale,
  y0: (-view.y - margin) / view.scale,
  x1: (size.width - view.x + margin) / view.scale,
  y1: (size.height - view.y + margin) / view.scale,
});

export interface Inks {
  readonly line: string;
  readonly dotted: string;
  readonly vacant: string;
  readonly of: (seat: ChartSeat) => string;
}

/** Draws the lines, and from afar the cards too, of what the window shows. The context is already scaled to the device's pixels. */
export function draw(
  canvas: CanvasRenderingContext2D,
  layout: Layout<ChartSeat>,
  boxOf: (id: string) => Box<ChartSeat> | undefined,
  view: View,
  size: Size,
  inks: Inks,
): void {
  const shown = windowOf(view, size, 8);
  canvas.clearRect(0, 0, size.width, size.height);
  canvas.save();
  canvas.translate(view.x, view.y);
  canvas.scale(view.scale, view.scale);
  canvas.lineWidth = Math.max(1, Math.min(1.5, 1.5 * view.scale)) / view.scale;

  canvas.strokeStyle = inks.line;
  canvas.beginPath();
  for (const line of layout.lines) {
    if (!touches(shown, line)) continue;
    // Cut to the window: a line of a hundred thousand pixels is more than a canvas can draw, and takes the others with it.
    canvas.moveTo(Math.max(line.x0, shown.x0), Math.max(line.y0, shown.y0));
    canvas.lineTo(Math.min(line.x1, shown.x1), Math.min(line.y1, shown.y1));
  }
  canvas.stroke();

  if (view.scale < FAR) {
    for (const box of layout.boxes) {
      if (!showsCard(shown, box)) continue;
      canvas.fillStyle = box.seat.holder ? inks.of(box.seat) : inks.vacant;
      canvas.fillRect(box.x - CARD.width / 2, box.y, CARD.width, CARD.height);
    }
  }

  canvas.strokeStyle = inks.dotted;
  canvas.setLineDash([3 / view.scale, 4 / view.scale]);
  for (const from of layout.boxes) {
    for (const id of from.seat.dottedLinesTo) {
      const to = boxOf(id);
      if (to && touches(shown, around(from, to))) dottedLine(canvas, from, to);
    }
  }
  canvas.restore();
}

const around = (a: Box<ChartSeat>, b: Box<ChartSeat>): Line => ({
  x0: Math.min(a.x, b.x) - CARD.width,
  y0: Math.min(a.y, b.y),
  x1: Math.max(a.x, b.x) + CARD.width,
  y1: Math.max(a.y, b.y) + CARD.height * 2,
});

function dottedLine(canvas: CanvasRenderingContext2D, from: Box<ChartSeat>, to: Box<ChartSeat>): void {
  const [x0, y0, ...curve] = dottedCurve(from, to);
  canvas.beginPath();
  canvas.moveTo(x0, y0);
  canvas.bezierCurveTo(...curve);
  canvas.stroke();
}
