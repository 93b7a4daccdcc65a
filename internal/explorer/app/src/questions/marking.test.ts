import assert from 'node:assert/strict';
import { test } from 'node:test';

import { grouped, shares, sized, tied, trail } from './marking.ts';

test('sizes are parts of the greatest value', () => {
  assert.deepEqual([...shares([{ id: 'a', value: 8 }, { id: 'b', value: 2 }, { id: 'c', value: -1 }])], [['a', 1], ['b', 0.25], ['c', 0]]);
  assert.deepEqual([...shares([{ id: 'a', value: 0 }])], [['a', 0]]);
  assert.deepEqual([...shares([])], []);
});

test('organisations without a value are drawn smallest', () => {
  assert.deepEqual([...sized([{ id: 'a', value: 3 }], ['a', 'b']).size], [['a', 1], ['b', 0]]);
});

test('ties are as thick as what is shared, from each of those asked about', () => {
  const { ties, nodes } = tied(['x', 'y'], [{ id: 'a', value: 4 }, { id: 'b', value: 1 }]);
  assert.deepEqual(ties.map(({ source, target, weight }) => [source, target, weight]), [['x', 'a', 1], ['x', 'b', 0.25], ['y', 'a', 1], ['y', 'b', 0.25]]);
  assert.equal(new Set(ties.map(({ id }) => id)).size, 4);
  assert.deepEqual([...nodes], ['x', 'y', 'a', 'b']);
});

test('members have the number of their group', () => {
  assert.deepEqual([...grouped([['a', 'b'], ['c']]).group], [['a', 0], ['b', 0], ['c', 1]]);
});

test('a trail stands out', () => {
  const { nodes, edges } = trail(['a', 'p'], ['e', 'e']);
  assert.deepEqual([[...nodes], [...edges]], [['a', 'p'], ['e']]);
});
