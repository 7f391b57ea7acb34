import { describe, expect, it } from 'vitest';
import { coloursOf } from './chart-colours';
import { branchOf, mayReportTo, type ChartSeat } from './chart-seat';
import { kindsOfSeats, type Difference } from './differences';
import { drawingOf, fitted, type CardWords } from './drawing';
import { CARD, layOut, treeOf } from './layout';
import { pictureScale } from './picture';
import { svgOf } from './svg';
import { LONGEST_WINDOW, reachAround, stopsOf } from './change-days';
import { daysBetween } from '../../shared/format/days';

const seat = (id: string, reportsTo: string | null, more: Partial<ChartSeat> = {}): ChartSeat => ({
  id,
  reportsTo,
  version: 1,
  title: '销售经理',
  unit: { id: 'sales', name: '销售部' },
  holder: { id: `person ${id}`, name: `陈${id}` },
  standIn: null,
  primary: true,
  directReports: 0,
  headcount: 1,
  dottedLinesTo: [],
  ...more,
});
const seats = [
  seat('top', null, { directReports: 2, headcount: 3 }),
  seat('a', 'top', { directReports: 1, headcount: 1, dottedLinesTo: ['b'] }),
  seat('aa', 'a', { holder: null, headcount: 0 }),
  seat('b', 'top', { unit: { id: 'hr', name: '人事部' } }),
];
const words: CardWords = {
  nameOf: ({ holder }) => holder?.name ?? '空缺',
  colourOf: () => '#009586',
  markOf: () => undefined,
  number: String,
};
const heading = { title: '禾木 <组织> & "架构"', details: '3 人', legend: [{ colour: '#009586', text: '销售部' }] };
const drawn = (of: readonly ChartSeat[] = seats) => drawingOf(layOut(treeOf(of), new Set()), heading, words);

describe('a chart on paper', () => {
  it('has every seat inside the page, with its name, its title, and what its figures are', () => {
    const drawing = drawn();
    expect(drawing.cards).toHaveLength(4);
    for (const { x, y, width, height } of drawing.cards) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThan(86);
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
    expect(drawing.cards[0]?.texts.map(({ text }) => text)).toEqual(['陈top', '销售经理', '3', '2']);
    expect(drawing.cards.filter(({ dashed }) => dashed)).toHaveLength(1);
    expect(drawing.dotted).toHaveLength(1);
  });

  it('is wide enough for its heading where the chart is narrow', () => {
    const long = '很长的标题'.repeat(20);
    const { width } = drawingOf(layOut(treeOf([seat('one', null)]), new Set()), { ...heading, title: long }, words);
    expect(width).toBeGreaterThan(20 * long.length);
  });

  it('says on a card what is different', () => {
    const { cards } = drawingOf(layOut(treeOf(seats), new Set()), heading, {
      ...words,
      markOf: ({ id }) => (id === 'b' ? '调部门' : undefined),
    });
    const texts = cards.flatMap((card) => card.texts.map(({ text }) => text));
    expect(texts.filter((text) => text.startsWith('调部门 · '))).toHaveLength(1);
  });

  it('cuts what does not fit, and only that', () => {
    expect(fitted('陈晓明', 14, 60)).toBe('陈晓明');
    const cut = fitted('一二三四五六七八九十', 10, 55);
    expect(cut).toBe('一二三四…');
    expect(fitted('', 14, 10)).toBe('');
  });
});

describe('the SVG of a chart', () => {
  it('is well-formed whatever people are called, and fetches nothing', () => {
    const odd = [seat('x', null, { holder: { id: 'p', name: '<b>&"\u0000\uD800𠮷' }, title: '</svg><script>' })];
    const svg = svgOf(drawn(odd));
    expect(svg).toContain('&lt;b&gt;&amp;&quot;𠮷');
    expect(svg).not.toContain('<script>');
    // What is half a character does not survive being written as UTF-8.
    expect(svg.includes('\0')).toBe(false);
    expect(new TextDecoder().decode(new TextEncoder().encode(svg))).toBe(svg);
    expect(svg).not.toMatch(/href|url\(|@import/);
    expect(svg.match(/<svg /g)).toHaveLength(1);
    expect(svg.match(/<g>/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });

  it('draws each card once, and a dotted line as a curve', () => {
    const svg = svgOf(drawn());
    expect(svg.match(new RegExp(`width="${CARD.width}" height="${CARD.height}"`, 'g'))).toHaveLength(4);
    expect(svg).toContain('stroke-dasharray="3 4"');
    expect(svg).toContain('空缺');
  });
});

describe('how large a picture becomes', () => {
  it('is sharp where it is small, smaller where it is large, and none where its names could not be read', () => {
    expect(pictureScale({ width: 1000, height: 800 })).toBe(2);
    const large = pictureScale({ width: 12_000, height: 2_000 }) ?? 0;
    expect(large).toBeGreaterThan(0.5);
    expect(12_000 * large * 2_000 * large).toBeLessThanOrEqual(16_000_001);
    expect(pictureScale({ width: 300_000, height: 1_500 })).toBeUndefined();
  });
});

describe('what the colours say', () => {
  const how = { colouring: 'unit', spanLimit: 1 } as const;

  it('names every unit of the chart with how many seats it has', () => {
    expect(
      coloursOf(seats, how)
        .legendOf(seats)
        .map(({ group, seats: many }) => [group, many]),
    ).toEqual([
      [{ kind: 'unit', id: 'sales', name: '销售部' }, 3],
      [{ kind: 'unit', id: 'hr', name: '人事部' }, 1],
    ]);
  });

  it('names for a branch what the branch has, in the colours of the whole', () => {
    const { legendOf } = coloursOf(seats, how);
    expect(legendOf(seats.slice(3))).toEqual([{ ...legendOf(seats)[1], seats: 1 }]);
  });

  it('tells vacant seats from teams that are short of somebody', () => {
    const { of, legendOf, markOf } = coloursOf(seats, { ...how, colouring: 'vacancies' });
    expect(legendOf(seats).map(({ group, seats: many }) => [group.kind, many])).toEqual([
      ['vacant', 1],
      ['short', 1],
      ['staffed', 2],
    ]);
    expect(new Set(seats.map(of)).size).toBe(3);
    // The dashed card of a vacant seat says so itself; of a short team only the colour would.
    expect(seats.map((each) => markOf(each)?.kind)).toEqual([undefined, 'short', undefined, undefined]);
  });

  it('marks a span above the company’s limit, and not the limit itself', () => {
    const kinds = coloursOf(seats, { ...how, colouring: 'span' })
      .legendOf(seats)
      .map(({ group }) => group.kind);
    expect(kinds).toEqual(['wide', 'usual', 'single']);
    expect(
      coloursOf(seats, { colouring: 'span', spanLimit: 2 })
        .legendOf(seats)
        .map(({ group }) => group.kind),
    ).toEqual(['usual', 'single']);
  });

  it('is about the differences alone while two days are compared', () => {
    const { of, legendOf } = coloursOf(seats, { ...how, differences: new Map([['a', 'MOVED']]) });
    expect(legendOf(seats).map(({ group, seats: many }) => [group.kind, many])).toEqual([
      ['difference', 1],
      ['unchanged', 3],
    ]);
    const [, a, , b] = seats;
    expect(a && b && of(a) !== of(b)).toBe(true);
  });
});

describe('which card shows a difference', () => {
  const change = (more: Partial<Difference>): Difference => ({ kind: 'MOVED', on: '2026-03-02', ...more });
  const person = (id: string) => ({ id: `person ${id}`, name: '' });

  it('is the seat somebody has in this chart, whether they come to it or go from it', () => {
    expect(kindsOfSeats([change({ person: person('b'), position: { id: 'elsewhere' } })], seats)).toEqual(new Map([['b', 'MOVED']]));
  });

  it('is the seat they left where they have none, and none where the chart has no such seat', () => {
    const gone = change({ kind: 'LEFT', person: person('nobody'), position: { id: 'aa' } });
    expect(kindsOfSeats([gone, change({ kind: 'CLOSED', position: { id: 'closed' } })], seats)).toEqual(new Map([['aa', 'LEFT']]));
  });

  it('is the seat itself where the change is about a seat: a post taken beside the main one, a stand-in', () => {
    const taken = change({ kind: 'POST_TAKEN', person: person('b'), position: { id: 'a' } });
    expect(kindsOfSeats([taken], seats)).toEqual(new Map([['a', 'POSTS']]));
  });

  it('shows the most telling of several', () => {
    const changes = [
      change({ kind: 'RENAMED', position: { id: 'a' } }),
      change({ kind: 'NEW_MANAGER', person: person('a') }),
      change({ kind: 'OPENED', position: { id: 'a' } }),
    ];
    expect(kindsOfSeats(changes, seats).get('a')).toBe('NEW_MANAGER');
  });
});

describe('a branch of the chart', () => {
  it('is a seat with all below it, and nothing where there is no such seat', () => {
    expect(branchOf(seats, 'a')?.map(({ id }) => id)).toEqual(['a', 'aa']);
    expect(branchOf(seats, 'gone')).toBeUndefined();
  });

  it('can’t take its own top below itself, nor a card where it is already', () => {
    const tree = treeOf(seats);
    expect(mayReportTo(tree, 'a', 'aa')).toBe(false);
    expect(mayReportTo(tree, 'a', 'a')).toBe(false);
    expect(mayReportTo(tree, 'a', 'top')).toBe(false);
    expect(mayReportTo(tree, 'a', 'b')).toBe(true);
    expect(mayReportTo(tree, 'aa', 'top')).toBe(true);
    expect(mayReportTo(tree, 'top', 'b')).toBe(false);
  });
});

describe('the days that the slider covers', () => {
  it('stay the same while the day is well within, and move along before it reaches the end', () => {
    const first = reachAround('2026-03-02', undefined, '2026-03-02');
    expect(first).toEqual({ middle: '2026-03-02', from: '2025-09-01', to: '2026-09-01' });
    expect(daysBetween(first.from, first.to)).toBeLessThanOrEqual(LONGEST_WINDOW);
    expect(reachAround('2026-07-01', first, '2026-03-02')).toBe(first);
    const later = reachAround('2026-08-15', first, '2026-03-02');
    expect(later.middle).toBe('2026-08-15');
    expect(reachAround('2026-03-10', later, '2026-03-02').middle).toBe('2026-03-02');
  });

  it('stop once at every day with changes and at the days that are shown', () => {
    const changes = [{ on: '2026-05-01' }, { on: '2026-01-01' }, { on: '2026-05-01' }];
    expect(stopsOf(changes, ['2026-03-02', '2026-01-01'])).toEqual(['2026-01-01', '2026-03-02', '2026-05-01']);
  });
});
