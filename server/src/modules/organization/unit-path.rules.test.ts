import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsOf, unitKindOf, unitPathNames, UnitPaths, type UnitOnPath } from './unit-path.rules.ts';

function fresh(units: UnitOnPath[] = []) {
  const all = [...units];
  const paths = new UnitPaths(units, (unit) => {
    all.push({ id: `new${all.length}`, ...unit });
    return all.at(-1)?.id ?? '';
  });
  return { paths, all };
}
const company: UnitOnPath = { id: 'co', name: '围炉公司', kind: 'COMPANY', parent: null };
const sales: UnitOnPath = { id: 'sales', name: '销售部', kind: 'DEPARTMENT', parent: 'co' };

describe('a path of units', () => {
  it('is read with either slash and without stray spaces', () => {
    expect(unitPathNames(' 销售部 / 华东区／上海团队/')).toEqual(['销售部', '华东区', '上海团队']);
  });

  it('makes every unit that is missing once', () => {
    const { paths, all } = fresh();
    const team = paths.find('销售部/华东区/上海团队');
    expect(paths.find('销售部/华东区')).toBe(all.find(({ name }) => name === '华东区')?.id);
    expect(paths.find('销售部/华东区/上海团队')).toBe(team);
    expect(all.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['销售部 DEPARTMENT', '华东区 REGION', '上海团队 TEAM']);
  });

  it('is found below the company, whether it names the company or not', () => {
    const { paths, all } = fresh([company, sales]);
    expect(paths.find('销售部')).toBe('sales');
    expect(paths.find('围炉公司/销售部')).toBe('sales');
    paths.find('市场部');
    expect(all.at(-1)?.parent).toBe('co');
  });

  it('tells units of one name apart by what they stand in', () => {
    const { paths } = fresh();
    expect(paths.find('北京/一组')).not.toBe(paths.find('上海/一组'));
  });

  it('leads back to its unit', () => {
    const names = fc.constantFrom('销售部', '华东区', '一组', '围炉公司');
    fc.assert(
      fc.property(fc.array(fc.array(names, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (wanted) => {
        const { paths, all } = fresh([company, sales]);
        for (const path of wanted) paths.find(path.join('/'));
        for (const [id, path] of pathsOf(all)) if (!path.includes('围炉公司')) expect(paths.find(path)).toBe(id);
      }),
    );
  });

  it('of the company itself is its name', () => {
    expect(pathsOf([company, sales])).toEqual(
      new Map([
        ['co', '围炉公司'],
        ['sales', '销售部'],
      ]),
    );
  });
});

describe('the sort of a unit', () => {
  it.each([
    ['华东区', 'REGION'],
    ['West region', 'REGION'],
    ['上海团队', 'TEAM'],
    ['售后组', 'TEAM'],
    ['销售部', 'DEPARTMENT'],
  ])('of %s is %s', (name, kind) => expect(unitKindOf(name)).toBe(kind));
});
