import { expect, it } from 'vitest';
import { rowsToSend } from './rows-to-send';

it('rows are sent without what says nothing, and not at all where they weigh too much', async () => {
  const records = Array.from({ length: 1200 }, (_, index) => ({
    name: `成员${index}`,
    alias: '',
    custom: [
      { key: 'a', value: '' },
      { key: 'b', value: '-' },
    ],
  }));
  const rows = await rowsToSend(records, (record) => ({ ...record, other: undefined }));
  expect(rows).toHaveLength(1200);
  expect(rows?.[1199]).toEqual({ name: '成员1199', custom: [{ key: 'b', value: '-' }] });
  expect(await rowsToSend([{ custom: [{ key: 'a', value: '' }] }], (record) => record)).toEqual([{}]);
  expect(await rowsToSend(records, (record) => record, 1000)).toBeNull();
});
