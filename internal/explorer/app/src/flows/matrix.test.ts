import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Order } from '../view/looks.ts';
import { type Flow, inOrder, matrixOf, shadeOf } from './matrix.ts';
import type { Totals } from './read.ts';

const place = (id: string) => ({ id, name: id.toUpperCase(), names: { fi: null, sv: null, en: null } });
const flow = (from: string, to: string, projects: number, granted: string | null = null) => ({ from: place(from), to: place(to), projects, granted }) as Flow;
const flows = [flow('a', 'a', 9, '100.5'), flow('a', 'b', 4, '50'), flow('b', 'a', 3), flow('c', 'b', 1, '900')];
const end = (id: string, projects: number, granted: string | null = null) => ({ place: place(id), projects, granted });
// One project of a reaches both a and b: it is in two cells and once in each total.
const totals = {
  projects: 15, granted: '1030.5',
  origins: [end('a', 11, '130.5'), end('b', 3), end('c', 1, '900')],
  destinations: [end('a', 12, '100.5'), end('b', 5, '930')],
} as Totals;
const all = () => true;

test('flows are cells with totals at both sides', () => {
  const matrix = matrixOf(flows, totals, 'projects', 10, all);
  assert.deepEqual(matrix.rows.map(({ id, total }) => [id, total]), [['a', 11], ['b', 3], ['c', 1]]);
  assert.deepEqual(matrix.columns.map(({ id, total }) => [id, total]), [['a', 12], ['b', 5]]);
  assert.equal(matrix.cells.get('a')?.get('b'), 4);
  assert.equal(matrix.cells.get('b')?.get('b'), undefined);
  assert.deepEqual([matrix.most, matrix.total, matrix.omitted], [9, 15, 0]);
});

test('money is counted where it is stated', () => {
  const matrix = matrixOf(flows, totals, 'granted', 10, all);
  assert.deepEqual(matrix.rows.map(({ id, total }) => [id, total]), [['c', 900], ['a', 130.5], ['b', 0]]);
  assert.equal(matrix.total, 1030.5);
});

test('what has no room is counted, and still in the totals', () => {
  const matrix = matrixOf(flows, totals, 'projects', 1, all);
  assert.deepEqual([matrix.rows.length, matrix.columns.length, matrix.omitted, matrix.total], [1, 1, 2, 15]);
});

test('hidden places are left out', () => {
  const matrix = matrixOf(flows, totals, 'projects', 10, (id) => id !== 'a');
  assert.deepEqual([matrix.rows.map(({ id }) => id), matrix.columns.map(({ id }) => id), matrix.omitted], [['b', 'c'], ['b'], 0]);
});

test('there may be nothing', () => {
  const nothing = { projects: 0, granted: null, origins: [], destinations: [] };
  assert.deepEqual(matrixOf([], nothing, 'projects', 10, all), { rows: [], columns: [], cells: new Map(), most: 0, total: 0, omitted: 0 });
});

for (const [name, order, pinned, expected] of [
  ['by name', { by: 'name' }, '', 'a b c'],
  ['by total', { by: 'total' }, '', 'a b c'],
  ['by a column', { by: 'place', id: 'b' }, '', 'a c b'],
  ['pinned first', { by: 'name' }, 'c', 'c a b'],
] as [string, Order, string, string][]) {
  test(`rows are ordered ${name}`, () => {
    const matrix = matrixOf(flows, totals, 'projects', 10, all);
    const across = (row: string, column: string) => matrix.cells.get(row)?.get(column) ?? 0;
    assert.equal(inOrder(matrix.rows, order, 'en', across, (id) => id === pinned).map(({ id }) => id).join(' '), expected);
  });
}

for (const [value, most, shade] of [[0, 9, 0], [9, 9, 5], [0.001, 9, 1], [2.25, 9, 3], [0, 0, 0]] as const) {
  test(`${value} of ${most} has shade ${shade}`, () => assert.equal(shadeOf(value, most), shade));
}
