import { flextree } from 'd3-flextree';

/** A seat of the chart, as the layout needs it. */
export interface Seat {
  readonly id: string;
  /** The seat it reports to; a seat whose superior is not in the chart stands at the top. */
  readonly reportsTo: string | null;
}

/** The seats as a tree, built once for each chart. */
export interface SeatTree<S extends Seat> {
  readonly roots: readonly S[];
  readonly seat: (id: string) => S | undefined;
  readonly parent: (id: string) => S | undefined;
  readonly reports: (id: string) => readonly S[];
  /** Which one it is among those beside it, from 1 on, and how many they are. */
  readonly place: (id: string) => { readonly nth: number; readonly of: number };
}

export function treeOf<S extends Seat>(seats: readonly S[]): SeatTree<S> {
  const byId = new Map(seats.map((seat) => [seat.id, seat]));
  const reports = new Map<string, S[]>();
  const roots: S[] = [];
  const nth = new Map<string, number>();
  for (const seat of seats) {
    const superior = seat.reportsTo === null ? undefined : byId.get(seat.reportsTo);
    if (!superior) {
      nth.set(seat.id, roots.push(seat));
      continue;
    }
    const siblings = reports.get(superior.id);
    nth.set(seat.id, siblings ? siblings.push(seat) : 1);
    if (!siblings) reports.set(superior.id, [seat]);
  }
  const parent = (id: string): S | undefined => byId.get(byId.get(id)?.reportsTo ?? '');
  const reportsOf = (id: string): readonly S[] => reports.get(id) ?? [];
  return {
    roots,
    seat: (id) => byId.get(id),
    parent,
    reports: reportsOf,
    place: (id) => {
      const superior = parent(id);
      return { nth: nth.get(id) ?? 1, of: (superior ? reportsOf(superior.id) : roots).length };
    },
  };
}

/** Where a seat's card stands: x is its centre, y its upper edge. */
export interface Box<S extends Seat> {
  readonly seat: S;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** A horizontal or vertical piece of a reporting line. */
export interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Layout<S extends Seat> {
  /** Open seats, parents before children. */
  readonly boxes: readonly Box<S>[];
  readonly lines: readonly Line[];
  readonly bounds: Line;
}

export const CARD = { width: 184, height: 64 } as const;
const GAP = { x: 16, y: 44, stacked: 10, indent: 18 } as const;
/** From this many on, reports without reports of their own stand below each other, so that 10,000 people stay readable. */
const STACK_FROM = 4;
const ROWS_IN_STACK = 12;

/** What the tree layout places: a card, the stack below it, or a stack of its own beside cards that have reports. */
interface Slot<S extends Seat> {
  readonly seat: S | null;
  readonly depth: number;
  stack: readonly S[];
  readonly slots: Slot<S>[];
}

const columnsOf = (stack: readonly unknown[]) => Math.ceil(stack.length / ROWS_IN_STACK);
const rowsOf = (stack: readonly unknown[]) => Math.ceil(stack.length / Math.max(1, columnsOf(stack)));
const columnWidth = CARD.width + GAP.indent + GAP.x;

/** Places every seat that is not below a collapsed one. */
export function layOut<S extends Seat>(tree: SeatTree<S>, collapsed: ReadonlySet<string>): Layout<S> {
  const openReports = (seat: S) => (collapsed.has(seat.id) ? [] : tree.reports(seat.id));
  const top: Slot<S> = { seat: null, depth: -1, stack: [], slots: [] };
  const pending: { slot: Slot<S>; reports: readonly S[] }[] = [{ slot: top, reports: tree.roots }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { slot, reports } = next;
    const single = reports.filter((seat) => tree.reports(seat.id).length === 0);
    const stacked = single.length >= STACK_FROM ? single : [];
    const alone = stacked.length === reports.length && slot.seat !== null;
    if (alone) {
      slot.stack = stacked;
      continue;
    }
    const asStack = new Set(stacked);
    for (const seat of reports) {
      if (asStack.has(seat)) continue;
      const child: Slot<S> = { seat, depth: slot.depth + 1, stack: [], slots: [] };
      slot.slots.push(child);
      pending.push({ slot: child, reports: openReports(seat) });
    }
    if (stacked.length > 0) slot.slots.push({ seat: null, depth: slot.depth, stack: stacked, slots: [] });
  }
  return placed(top);
}

function placed<S extends Seat>(top: Slot<S>): Layout<S> {
  const flex = flextree<Slot<S>>({
    nodeSize: ({ data }) => [
      Math.max(CARD.width + GAP.x, columnsOf(data.stack) * columnWidth),
      (data.seat ? CARD.height + GAP.y : 0) + (data.stack.length > 0 ? rowsOf(data.stack) * (CARD.height + GAP.stacked) + GAP.y : 0),
    ],
  });
  const boxes: Box<S>[] = [];
  const lines: Line[] = [];
  const vertical = (x: number, y0: number, y1: number) => lines.push({ x0: x, y0, x1: x, y1 });
  const horizontal = (y: number, x0: number, x1: number) => lines.push({ x0: Math.min(x0, x1), y0: y, x1: Math.max(x0, x1), y1: y });

  flex(flex.hierarchy(top, (slot) => slot.slots)).each(({ data, x, y, children }) => {
    if (data.seat) boxes.push({ seat: data.seat, x, y, depth: data.depth });
    const stackTop = data.seat ? y + CARD.height + GAP.y / 2 : y;
    const spines = stackSpines(data.stack, x);
    data.stack.forEach((seat, i) => {
      const column = Math.floor(i / rowsOf(data.stack));
      const row = i % rowsOf(data.stack);
      const spine = spines[column] ?? x;
      const box = {
        seat,
        depth: data.depth + 1,
        x: spine + GAP.indent / 2 + CARD.width / 2,
        y: stackTop + row * (CARD.height + GAP.stacked),
      };
      boxes.push(box);
      if (data.depth >= 0) horizontal(box.y + CARD.height / 2, spine, spine + GAP.indent / 2);
    });
    if (data.depth < 0) return;
    const drops = (children ?? []).flatMap((child) =>
      child.data.seat ? [{ x: child.x, to: child.y }] : groupDrops(child.data.stack, child.x, child.y),
    );
    const own = data.seat ? groupDrops(data.stack, x, stackTop) : [];
    const all = [...drops, ...own];
    if (!data.seat || all.length === 0) return;
    const bus = y + CARD.height + GAP.y / (own.length > 0 ? 4 : 2);
    vertical(x, y + CARD.height, bus);
    horizontal(bus, Math.min(x, ...all.map((drop) => drop.x)), Math.max(x, ...all.map((drop) => drop.x)));
    for (const drop of all) vertical(drop.x, bus, drop.to);
  });
  return { boxes, lines, bounds: boundsOf(boxes) };
}

/** The x of the line along the left of each column of a stack that stands under x. */
function stackSpines(stack: readonly unknown[], x: number): number[] {
  const columns = columnsOf(stack);
  const left = x - (columns * columnWidth - GAP.x) / 2;
  return Array.from({ length: columns }, (_, column) => left + column * columnWidth + GAP.indent / 2);
}

/** One line down the side of each column, to the middle of its last card. */
function groupDrops(stack: readonly unknown[], x: number, y: number): { x: number; to: number }[] {
  const rows = rowsOf(stack);
  return stackSpines(stack, x).map((spine, column) => {
    const inColumn = Math.min(rows, stack.length - column * rows);
    return { x: spine, to: y + (inColumn - 1) * (CARD.height + GAP.stacked) + CARD.height / 2 };
  });
}

function boundsOf(boxes: readonly Box<Seat>[]): Line {
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x, y } of boxes) {
    bounds.x0 = Math.min(bounds.x0, x - CARD.width / 2);
    bounds.x1 = Math.max(bounds.x1, x + CARD.width / 2);
    bounds.y0 = Math.min(bounds.y0, y);
    bounds.y1 = Math.max(bounds.y1, y + CARD.height);
  }
  return boxes.length > 0 ? bounds : { x0: 0, y0: 0, x1: 0, y1: 0 };
}

/** What of the drawing the window shows, in the drawing's own measure. */
export const touches = (window: Line, part: Line): boolean =>
  part.x1 >= window.x0 && part.x0 <= window.x1 && part.y1 >= window.y0 && part.y0 <= window.y1;

/** Does the window show some of the card? Asked of every card in every frame: it makes nothing. */
export const showsCard = (window: Line, { x, y }: Box<Seat>): boolean =>
  x + CARD.width / 2 >= window.x0 && x - CARD.width / 2 <= window.x1 && y + CARD.height >= window.y0 && y <= window.y1;

export const extentOf = ({ x, y }: Box<Seat>): Line => ({ x0: x - CARD.width / 2, y0: y, x1: x + CARD.width / 2, y1: y + CARD.height });

/** Where it begins, its two handles, and where it ends. */
export type Curve = [x0: number, y0: number, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number];

/** A dotted line: from the side of the one card to the lower edge of the other, clear of the solid lines. */
export function dottedCurve(from: Box<Seat>, to: Box<Seat>): Curve {
  const side = to.x < from.x ? -1 : 1;
  const x = from.x + (side * CARD.width) / 2;
  const y = from.y + CARD.height / 2;
  const foot = to.y + CARD.height;
  return [x, y, x + side * 60, y, to.x, foot + 60, to.x, foot];
}

/** The card at a point of the drawing. */
export const boxAt = <S extends Seat>(layout: Layout<S>, x: number, y: number): Box<S> | undefined =>
  layout.boxes.find((box) => showsCard({ x0: x, y0: y, x1: x, y1: y }, box));

/** The seats to open so that this one is seen. */
export function ancestorsOf<S extends Seat>(tree: SeatTree<S>, id: string): string[] {
  const above: string[] = [];
  for (let seat = tree.parent(id); seat; seat = tree.parent(seat.id)) above.push(seat.id);
  return above;
}

/** What stays closed on opening: a small chart nothing, a large one everything below the second level. */
export function closedAtFirst<S extends Seat>(tree: SeatTree<S>, seats: readonly S[]): Set<string> {
  if (seats.length <= 80) return new Set();
  return new Set(seats.filter((seat) => tree.parent(seat.id) && tree.reports(seat.id).length > 0).map((seat) => seat.id));
}

export type Step = 'up' | 'down' | 'previous' | 'next' | 'first' | 'last';

/** Where an arrow key leads from a seat; undefined where there is nothing that way. */
export function neighbour<S extends Seat>(tree: SeatTree<S>, id: string, step: Step): S | undefined {
  if (step === 'up') return tree.parent(id);
  if (step === 'down') return tree.reports(id)[0];
  if (step === 'first') return tree.roots[0];
  const parent = tree.parent(id);
  const siblings = parent ? tree.reports(parent.id) : tree.roots;
  if (step === 'last') return siblings.at(-1);
  return siblings[tree.place(id).nth - 1 + (step === 'next' ? 1 : -1)];
}
