import type { ChartSeat } from './chart-seat';
import { CARD, dottedCurve, type Curve, type Layout } from './layout';

/** A line of text: its left end and its baseline, or its right end where it is anchored there. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly colour: string;
  readonly bold?: boolean;
  readonly end?: boolean;
}

/** A card with a stripe of colour; a dashed one is vacant. */
export interface DrawnCard {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly dashed: boolean;
  readonly texts: readonly DrawnText[];
}

/** A chart on paper, whatever it is written as: SVG and PNG in the browser, PDF by the server, which has a Chinese font to embed. */
export interface Drawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly cards: readonly DrawnCard[];
  readonly lines: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[];
  readonly dotted: readonly Curve[];
  readonly texts: readonly DrawnText[];
}

/** What the words of a card depend on: the language. */
export interface CardWords {
  readonly nameOf: (seat: ChartSeat) => string;
  readonly colourOf: (seat: ChartSeat) => string;
  /** What else the colour says of the seat, in a word. */
  readonly markOf: (seat: ChartSeat) => string | undefined;
  readonly number: (value: number) => string;
}

export interface Heading {
  readonly title: string;
  readonly details: string;
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
}

const PAPER = { margin: 40, heading: 76, legend: 24 } as const;
/** Exports are made for paper: dark on white, whatever the screen shows. */
const INK = { strong: '#16201f', muted: '#55625f' } as const;
/** How many colours of the legend a drawing names. */
const LEGEND = 8;

/** How wide a character is, of its size: Chinese ones are square. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : /[A-Zmw@%]/.test(character) ? 0.72 : 0.56);

const lengthOf = (text: string, size: number): number => Array.from(text).reduce((sum, character) => sum + widthOf(character) * size, 0);

/** As much of a text as fits, with an ellipsis where it does not. */
export function fitted(text: string, size: number, width: number): string {
  if (lengthOf(text, size) <= width) return text;
  let room = width - size;
  let kept = '';
  for (const character of text) {
    room -= widthOf(character) * size;
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Puts a layout on paper, with a heading above it. */
export function drawingOf(layout: Layout<ChartSeat>, heading: Heading, words: CardWords): Drawing {
  const legend = heading.legend.slice(0, LEGEND);
  const keys = legendTexts(legend);
  const headed = PAPER.heading + (legend.length > 0 ? PAPER.legend : 0);
  const needed = Math.max(keys.width, lengthOf(heading.title, 20), lengthOf(heading.details, 12));
  const { x0, y0, x1, y1 } = layout.bounds;
  const dx = PAPER.margin - x0;
  const dy = headed - y0;
  const round = (value: number): number => Math.round(value * 10) / 10;
  const boxes = new Map(layout.boxes.map((box) => [box.seat.id, box]));
  return {
    title: heading.title,
    width: Math.ceil(Math.max(x1 - x0, needed) + 2 * PAPER.margin),
    height: Math.ceil(y1 - y0 + headed + PAPER.margin),
    texts: [
      { x: PAPER.margin, y: 44, size: 20, text: heading.title, colour: INK.strong, bold: true },
      { x: PAPER.margin, y: 64, size: 12, text: heading.details, colour: INK.muted },
      ...keys.texts,
    ],
    cards: layout.boxes.map(({ seat, x, y }) => cardOn(seat, round(x + dx - CARD.width / 2), round(y + dy), words)),
    lines: layout.lines.map((line) => [round(line.x0 + dx), round(line.y0 + dy), round(line.x1 + dx), round(line.y1 + dy)] as const),
    dotted: layout.boxes.flatMap((from) =>
      from.seat.dottedLinesTo.flatMap((id) => {
        const to = boxes.get(id);
        return to ? [dottedCurve(from, to).map((value, i) => round(value + (i % 2 === 0 ? dx : dy))) as Curve] : [];
      }),
    ),
  };
}

/** Each colour of the legend as a square of its colour and its words. */
function legendTexts(legend: Heading['legend']): { texts: DrawnText[]; width: number } {
  let x = PAPER.margin;
  const texts = legend.flatMap(({ colour, text }) => {
    const at = x;
    x += 16 + lengthOf(text, 12) + 20;
    return [
      { x: at, y: 86, size: 12, text: '■', colour },
      { x: at + 16, y: 86, size: 12, text, colour: INK.muted },
    ];
  });
  return { texts, width: x - PAPER.margin };
}

function cardOn(seat: ChartSeat, x: number, y: number, { nameOf, colourOf, markOf, number }: CardWords): DrawnCard {
  const leads = seat.directReports > 0;
  const end = x + CARD.width - 12;
  const people = number(seat.headcount);
  const span = number(seat.directReports);
  const room = CARD.width - 26 - (leads ? Math.max(lengthOf(people, 13), lengthOf(span, 11)) + 8 : 0);
  const mark = markOf(seat);
  const title = mark ? `${mark} · ${seat.title}` : seat.title;
  return {
    x,
    y,
    width: CARD.width,
    height: CARD.height,
    colour: colourOf(seat),
    dashed: seat.holder === null,
    texts: [
      { x: x + 14, y: y + 27, size: 14, bold: true, text: fitted(nameOf(seat), 14, room), colour: seat.holder ? INK.strong : INK.muted },
      { x: x + 14, y: y + 47, size: 12, text: fitted(title, 12, room), colour: INK.muted },
      ...(leads
        ? [
            { x: end, y: y + 27, size: 13, text: people, colour: INK.strong, end: true },
            { x: end, y: y + 47, size: 11, text: span, colour: INK.muted, end: true },
          ]
        : []),
    ],
  };
}
