import { expect, it } from 'vitest';
import { minutesBlocks } from './minutes-blocks';

it('minutes become headings, labels, lists and paragraphs in their order', () => {
  expect(minutesBlocks('主持：甲\n\n## 案例\n\n**采纳**\n\n- 一\n- 二\n')).toEqual([
    { kind: 'paragraph', text: '主持：甲' },
    { kind: 'heading', text: '案例' },
    { kind: 'label', text: '采纳' },
    { kind: 'list', items: ['一', '二'] },
  ]);
});

it('what only looks like markup stays text', () => {
  expect(minutesBlocks('<b>一</b> -二')).toEqual([{ kind: 'paragraph', text: '<b>一</b> -二' }]);
});
