import { describe, expect, it } from 'vitest';
import {
  customHeadings,
  mappedHeadings,
  mappingFaults,
  type PeopleMapping,
  rowMapper,
  suggestMapping,
} from '../../../../schema/people-mapping.mjs';

const headings = ['id', 'first', 'middle', 'last', 'born', 'sex', 'team'];
const mapping: PeopleMapping = {
  columns: {
    employeeNumber: 'id',
    name: { join: ['first', 'middle', 'last'] },
    birthday: { column: 'born', date: 'MM/DD/YYYY' },
    title: { constant: 'Member' },
    unitPath: { column: 'team', default: 'Congress' },
  },
  custom: { sex: { column: 'sex', values: { F: '女', M: '男' } } },
};

describe('a mapping', () => {
  it('lets a file of another system in as it is', () => {
    const map = rowMapper(mapping);
    expect(map({ id: 'A1', first: 'Amy', middle: '', last: 'Lee', born: '2/29/1960', sex: 'F', team: '' })).toEqual({
      employeeNumber: 'A1',
      name: 'Amy Lee',
      birthday: '1960-02-29',
      title: 'Member',
      unitPath: 'Congress',
      custom: [{ key: 'sex', value: '女' }],
    });
  });

  it('leaves a word or a date that it does not know as it is', () => {
    const row = rowMapper(mapping)({ id: 'A1', born: '1960-02-29', sex: 'X' });
    expect(row.birthday).toBe('1960-02-29');
    expect(row.custom).toEqual([{ key: 'sex', value: 'X' }]);
    expect(row.name).toBe('');
  });

  it('knows custom fields by key and by label, as an export heads them, whatever they are called', () => {
    const fields = [
      { key: 'shirt', labelZh: '衣服', labelEn: 'Shirt' },
      { key: 'name', labelZh: '姓名', labelEn: 'Nick' },
      { key: 'since', labelZh: '自', labelEn: 'Shirt' },
    ];
    expect(suggestMapping(['姓名', '衣服', 'nick'], fields)).toEqual({
      columns: { name: '姓名' },
      custom: { shirt: '衣服', name: 'nick' },
    });
    for (const language of ['zh-CN', 'en']) {
      const [one = '', two = '', three = ''] = customHeadings(fields, language);
      expect(suggestMapping(['姓名', one, two, three], fields)).toEqual({
        columns: { name: '姓名' },
        custom: { shirt: one, name: two, since: three },
      });
    }
  });

  it('is suggested by headings in either language and by field names', () => {
    expect(suggestMapping(['工号', '姓 名', 'unitPath', 'E-Mail', '出生日期', '备注']).columns).toEqual({
      employeeNumber: '工号',
      name: '姓 名',
      unitPath: 'unitPath',
      email: 'E-Mail',
      birthday: '出生日期',
    });
  });

  it('knows which headings it uses', () => {
    expect(mappedHeadings(mapping)).toEqual(['id', 'first', 'middle', 'last', 'born', 'team', 'sex']);
  });

  it('has no fault where all its columns stand in the file', () => {
    expect(mappingFaults(mapping, headings)).toEqual([]);
  });

  it.each([
    ['a list', [], [], 'NOT_A_MAPPING'],
    ['an unknown field', { columns: { nom: 'id' } }, ['columns', 'nom'], 'NO_SUCH_FIELD'],
    ['an unknown column', { columns: { name: 'Name' } }, ['columns', 'name'], 'NO_SUCH_COLUMN'],
    ['two sources', { columns: { name: { column: 'id', constant: 'x' } } }, ['columns', 'name'], 'NO_SOURCE'],
    ['no source', { columns: { name: { default: 'x' } } }, ['columns', 'name'], 'NO_SOURCE'],
    ['an unknown option', { columns: { name: { column: 'id', upper: true } } }, ['columns', 'name', 'upper'], 'NO_SUCH_OPTION'],
    [
      'a date format without a day',
      { columns: { birthday: { column: 'born', date: 'MM/YYYY' } } },
      ['columns', 'birthday', 'date'],
      'WRONG_VALUE',
    ],
  ])('is refused with a reason: %s', (_name, wrong, path, code) => {
    expect(mappingFaults(wrong, headings)).toEqual([
      { path, code, message: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.any(String) as string } },
    ]);
  });
});
