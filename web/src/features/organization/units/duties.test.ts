import { expect, test } from 'vitest';
import { dutiesOf } from './duties';

const term = (validFrom: string, validTo: string | null, responsibilities: string) => ({ validFrom, validTo, responsibilities });

test('terms between which the duties stay the same are one span', () => {
  const spans = dutiesOf([term('2025-01-01', '2025-06-01', '华东'), term('2025-06-01', null, '华东')]);
  expect(spans).toEqual([{ from: '2025-01-01', to: null, text: '华东', added: [], removed: [] }]);
});

test('a span says which lines came and which went, and leaves out those that moved', () => {
  const [, later] = dutiesOf([term('2025-01-01', '2025-06-01', '华东\n大客户'), term('2025-06-01', null, '大客户\n\n华中')]);
  expect(later).toMatchObject({ added: ['华中'], removed: ['华东'] });
});

test('duties that come back after a while are a span of their own', () => {
  const spans = dutiesOf([term('2025-01-01', '2025-02-01', '甲'), term('2025-02-01', '2025-03-01', ''), term('2025-03-01', null, '甲')]);
  expect(spans.map(({ text }) => text)).toEqual(['甲', '', '甲']);
  expect(spans[2]).toMatchObject({ added: ['甲'], removed: [] });
});
