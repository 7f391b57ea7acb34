// What a cell of a workbook says, as somebody sees it: a workbook keeps days as numbers and leading zeros as a format.

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** A format without what it shows as it is: 年 in quotation marks, a colour or language in brackets. */
const bare = (format: string): string => format.replace(/\[[^\]]*\]|"[^"]*"|\\.|[_*]./g, '').toLowerCase();

/**
 * A day as YYYY-MM-DD. Where the cell shows no year, none was meant: who types 5月12日 gets the present year from the spreadsheet. What is
 * shown without a day is told so, and a time only where it is shown.
 */
function shownDate(date: Date, format: string): string {
  const written = bare(format);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  const hasTime = /[hs]/.test(written);
  if (hasTime && !/[yd]/.test(written)) return time;
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = two(date.getUTCMonth() + 1);
  const parts = [
    ...(format === '' || /[ye]/.test(written) ? [year] : []),
    month,
    ...(format === '' || written.includes('d') ? [two(date.getUTCDate())] : []),
  ];
  return hasTime && date.getTime() % DAY_MS !== 0 ? `${parts.join('-')} ${time}` : parts.join('-');
}

/** Digits and what stands between them, such as 00000 or 000-0000-0000; a single 0 is a number. */
const DIGITS = /^(?:0|[-/() ]|\\.|"[^"]*")+$/;

function shownNumber(value: number, format: string): string {
  // As many digits as a spreadsheet keeps: 0.1 + 0.2 is 0.3.
  const plain = Number(value.toPrecision(15));
  if (DIGITS.test(format) && format.replace(/[^0]/g, '').length > 1 && Number.isInteger(plain)) return inDigits(plain, format);
  const text = String(plain);
  return text.includes('e') ? plain.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

function inDigits(value: number, format: string): string {
  const tokens = format.match(/0|\\.|"[^"]*"|[-/() ]/g) ?? [];
  const places = tokens.filter((token) => token === '0').length;
  const digits = [...Math.abs(value).toFixed(0).padStart(places, '0')];
  const first = digits.splice(0, digits.length - places + 1).join('');
  let begun = false;
  const text = tokens.map((token) => {
    if (token !== '0') return token.replace(/^\\/, '').replace(/^"|"$/g, '');
    if (begun) return digits.shift();
    begun = true;
    return first;
  });
  return (value < 0 ? '-' : '') + text.join('');
}

/** The text of a cell; numbers as they are shown where that keeps them whole, percent and money as the plain number. */
export function shownCell(value: string | number | boolean | Date | null | undefined, format = ''): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? shownNumber(value, format) : shownDate(value, format);
}
