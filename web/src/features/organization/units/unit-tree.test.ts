import { expect, test } from 'vitest';
import { pathTo, rowsOf, unitsWithin } from './unit-tree';

const unit = (id: string, parent?: string) => ({ id, name: id, parent: parent === undefined ? null : { id: parent } });
const units = [unit('company'), unit('sales', 'company'), unit('east', 'sales'), unit('west', 'sales'), unit('service', 'company')];
const shown = (all: boolean, ...except: string[]) =>
  rowsOf(units, { all, except: new Set(except) }).map((row) => `${'-'.repeat(row.depth)}${row.unit.id}${row.folded ? '+' : ''}`);

test('an unfolded tree shows every unit below the one it stands in', () => {
  expect(shown(false)).toEqual(['company', '-sales', '--east', '--west', '-service']);
});

test('a folded unit hides all below it and is marked, one without units in it never is', () => {
  expect(shown(false, 'sales', 'service')).toEqual(['company', '-sales+', '-service']);
  expect(shown(false, 'company')).toEqual(['company+']);
});

test('a tree that is folded as a whole keeps its top open, and opens what is asked for', () => {
  expect(shown(true)).toEqual(['company', '-sales+', '-service']);
  expect(shown(true, 'sales')).toEqual(['company', '-sales', '--east', '--west', '-service']);
});

test('a unit whose parent is not among them stands at the top', () => {
  expect(rowsOf([unit('east', 'sales')], { all: false, except: new Set() })).toMatchObject([{ depth: 0 }]);
});

test('the path leads from the top down to the parent', () => {
  expect(pathTo(units, { id: 'sales' }).map(({ id }) => id)).toEqual(['company', 'sales']);
  expect(pathTo(units, null)).toEqual([]);
});

test('a unit is within itself, with all below it', () => {
  expect([...unitsWithin(units, 'sales')]).toEqual(['sales', 'east', 'west']);
});
