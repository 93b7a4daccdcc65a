import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Flow, inOrder, matrixOf, type Order, shadeOf } from './matrix.ts';

const place = (id: string) => ({ id, name: id.toUpperCase(), names: { fi: null, sv: null, en: null } });
const flow = (from: string, to: string, projects: number, granted: string | null = null) => ({ from: place(from), to: place(to), projects, granted }) as Flow;
const flows = [flow('a', 'a', 9, '100.5'), flow('a', 'b', 4, '50'), flow('b', 'a', 3), flow('c', 'b', 1, '900')];
const all = () => true;

test('flows are cells with sums at both sides', () => {
  const matrix = matrixOf(flows, 'projects', 10, all);
  assert.deepEqual(matrix.rows.map(({ id, sum }) => [id, sum]), [['a', 13], ['b', 3], ['c', 1]]);
  assert.deepEqual(matrix.columns.map(({ id, sum }) => [id, sum]), [['a', 12], ['b', 5]]);
  assert.equal(matrix.cells.get('a')?.get('b'), 4);
  assert.equal(matrix.cells.get('b')?.get('b'), undefined);
  assert.deepEqual([matrix.most, matrix.sum, matrix.omitted], [9, 17, 0]);
});

test('money is counted where it is stated', () => {
  const matrix = matrixOf(flows, 'granted', 10, all);
  assert.deepEqual(matrix.rows.map(({ id, sum }) => [id, sum]), [['c', 900], ['a', 150.5], ['b', 0]]);
});

test('what has no room is counted, and still in the sums', () => {
  const matrix = matrixOf(flows, 'projects', 1, all);
  assert.deepEqual([matrix.rows.length, matrix.columns.length, matrix.omitted, matrix.sum], [1, 1, 2, 17]);
});

test('hidden places are left out', () => {
  assert.deepEqual(matrixOf(flows, 'projects', 10, (id) => id !== 'a').rows.map(({ id }) => id), ['c']);
});

test('there may be nothing', () => {
  assert.deepEqual(matrixOf([], 'projects', 10, all), { rows: [], columns: [], cells: new Map(), most: 0, sum: 0, omitted: 0 });
});

for (const [name, order, pinned, expected] of [
  ['by name', { by: 'name' }, '', 'a b c'],
  ['by sum', { by: 'sum' }, '', 'a b c'],
  ['by a column', { by: 'place', id: 'b' }, '', 'a c b'],
  ['pinned first', { by: 'name' }, 'c', 'c a b'],
] as [string, Order, string, string][]) {
  test(`rows are ordered ${name}`, () => {
    const matrix = matrixOf(flows, 'projects', 10, all);
    const across = (row: string, column: string) => matrix.cells.get(row)?.get(column) ?? 0;
    assert.equal(inOrder(matrix.rows, order, 'en', across, (id) => id === pinned).map(({ id }) => id).join(' '), expected);
  });
}

for (const [value, most, shade] of [[0, 9, 0], [9, 9, 5], [0.001, 9, 1], [2.25, 9, 3], [0, 0, 0]] as const) {
  test(`${value} of ${most} has shade ${shade}`, () => assert.equal(shadeOf(value, most), shade));
}
