/** A line of text: its left end and its baseline, or its right end where `end` is true. */
export interface DrawnText {
  x: number;
  y: number;
  size: number;
  text: string;
  colour: string;
  bold?: boolean;
  end?: boolean;
}

export interface DrawnCard {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
  dashed: boolean;
  texts: DrawnText[];
}

type Four = [number, number, number, number];

/** A chart on paper as the app lays it out; x to the right and y down, in points. */
export interface ChartDrawing {
  title: string;
  width: number;
  height: number;
  cards: DrawnCard[];
  /** From and to, x before y. */
  lines: Four[];
  /** Bézier curves: from, two handles, to. */
  dotted: [...Four, ...Four][];
  texts: DrawnText[];
}

const wellFormedText = (text: DrawnText): DrawnText => ({ ...text, text: text.text.toWellFormed() });

/** The same with no half of a character in its texts: JSON may hold one, and neither a header nor a font can. */
export const wellFormed = (drawing: ChartDrawing): ChartDrawing => ({
  ...drawing,
  title: drawing.title.toWellFormed(),
  cards: drawing.cards.map((card) => ({ ...card, texts: card.texts.map(wellFormedText) })),
  texts: drawing.texts.map(wellFormedText),
});

/** More seats than the largest company that one page can show. */
const MOST_CARDS = 20_000;
const FARTHEST = 10_000_000;

const place = { type: 'number', minimum: -FARTHEST, maximum: FARTHEST } as const;
const extent = { type: 'number', minimum: 1, maximum: FARTHEST } as const;
const colour = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' } as const;
const places = (count: number) => ({ type: 'array', items: place, minItems: count, maxItems: count }) as const;
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const text = object(
  {
    x: place,
    y: place,
    size: { type: 'number', minimum: 1, maximum: 100 },
    text: { type: 'string', maxLength: 300 },
    colour,
    bold: { type: 'boolean' },
    end: { type: 'boolean' },
  },
  ['bold', 'end'],
);
const card = object({
  x: place,
  y: place,
  width: extent,
  height: extent,
  colour,
  dashed: { type: 'boolean' },
  texts: { type: 'array', items: text, maxItems: 6 },
});

/** The shape of a `ChartDrawing` as it comes over HTTP (JSON Schema). */
export const chartDrawingSchema = object({
  title: { type: 'string', minLength: 1, maxLength: 200 },
  width: extent,
  height: extent,
  cards: { type: 'array', items: card, maxItems: MOST_CARDS },
  lines: { type: 'array', items: places(4), maxItems: 4 * MOST_CARDS },
  dotted: { type: 'array', items: places(8), maxItems: MOST_CARDS },
  texts: { type: 'array', items: text, maxItems: 50 },
});
