import type { Drawing, DrawnText } from './drawing';

const LINE = '#b6c1be';
const DOTTED = '#1f6f63';
const FONTS = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What no XML can hold: control characters, halves of characters, and two more. */
const UNWRITABLE = /^[\p{Cc}\p{Cs}\uFFFE\uFFFF]$/u;
const escaped = (text: string): string =>
  Array.from(text, (character) => (UNWRITABLE.test(character) ? '' : (ESCAPES[character] ?? character))).join('');

const textOf = ({ x, y, size, text, colour, bold, end }: DrawnText): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ''}${end ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;

/** A drawing as a file of its own: text stays text, and nothing is fetched. */
export function svgOf({ title, width, height, cards, lines, dotted, texts }: Drawing): string {
  const solid = lines.map(([x0, y0, x1, y1]) => `M${x0} ${y0}L${x1} ${y1}`).join('');
  const curves = dotted.map(([x0, y0, ...rest]) => `M${x0} ${y0}C${rest.join(' ')}`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path d="${solid}" fill="none" stroke="${LINE}" stroke-width="1.5"/>`,
    ...cards.map(
      (card) =>
        `<g><rect x="${card.x}" y="${card.y}" width="${card.width}" height="${card.height}" rx="8" fill="#fff" stroke="${LINE}"${card.dashed ? ' stroke-dasharray="4 3"' : ''}/>` +
        `<rect x="${card.x}" y="${card.y + 8}" width="4" height="${card.height - 16}" fill="${card.colour}"/>` +
        `${card.texts.map(textOf).join('')}</g>`,
    ),
    curves ? `<path d="${curves}" fill="none" stroke="${DOTTED}" stroke-width="1.5" stroke-dasharray="3 4"/>` : '',
    ...texts.map(textOf),
    '</svg>',
  ].join('');
}
