/**
 * What stands in the place of an erased person's name. It is stored, so that lists, charts, exports and clients that know nothing of erasure
 * show something; the web app shows it in the language of who reads.
 */
export const ERASED_NAME = '已删除的成员';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Puts the neutral name in the place of somebody's in a text that was made with it. `others`: the names of other people that contain this one
 * (李明 in 李明朗), which stay. A name of one character is only found where no letter stands beside it.
 */
export function nameEraser(name: string, others: readonly string[]): (text: string) => string {
  const longer = others.filter((other) => other !== name && other.includes(name)).toSorted((a, b) => b.length - a.length);
  const own = [...name].length === 1 || /^[\p{Script=Latin}]/u.test(name) ? `(?<!\\p{L})${escaped(name)}(?!\\p{L})` : escaped(name);
  const pattern = new RegExp([...longer.map(escaped), own].join('|'), 'gu');
  return (text) => text.replaceAll(pattern, (found) => (found === name ? ERASED_NAME : found));
}
