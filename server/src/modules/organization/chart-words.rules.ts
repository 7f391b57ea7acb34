import type { Text } from '../../platform/locale.ts';
import type { Span } from './term.rules.ts';

/** How refusals name a loop and a life. */

/** 甲 → 乙 → 甲 */
const circle = (names: readonly string[]): string => [...names, names[0] ?? ''].join(' → ');

const TREES = { seats: { zh: '汇报线', en: 'the reporting line' }, units: { zh: '部门', en: 'the units' } } as const;

export const sayLoop = (tree: keyof typeof TREES, names: readonly string[], on: string): Text => ({
  zh: `从 ${on} 起${TREES[tree].zh}形成循环：${circle(names)}`,
  en: `From ${on} on ${TREES[tree].en} would form a loop: ${circle(names)}`,
});

export const sayLife = (life: Span): Text => ({
  zh: life.validTo === null ? `${life.validFrom} 起` : `${life.validFrom} 至 ${life.validTo}（不含）`,
  en: life.validTo === null ? `from ${life.validFrom}` : `from ${life.validFrom} until ${life.validTo}`,
});
