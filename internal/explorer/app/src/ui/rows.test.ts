import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rowAfter, scrolledTo, spanAt } from './rows.ts';

for (const [name, scrolled, count, span] of [
  ['none', 0, 0, { from: 0, to: 0 }],
  ['one', 0, 1, { from: 0, to: 1 }],
  ['at the start', 0, 5_000, { from: 0, to: 18 }],
  ['in the middle', 1_000, 5_000, { from: 42, to: 68 }],
  ['at the end', 99_800, 5_000, { from: 4_982, to: 5_000 }],
  ['beyond the end, while the list shrinks', 99_800, 10, { from: 2, to: 10 }],
] as const) {
  test(`rows that are drawn: ${name}`, () => assert.deepEqual(spanAt(scrolled, 200, 20, count), span));
}

for (const [name, row, scrolled, to] of [
  ['above', 3, 100, 60],
  ['seen', 6, 100, 100],
  ['below', 20, 100, 250],
] as const) {
  test(`a row comes into sight: ${name}`, () => assert.equal(scrolledTo(row, scrolled, 200, 20, 30), to));
}

for (const [key, row, to] of [
  ['ArrowDown', 3, 4], ['ArrowUp', 0, 0], ['PageDown', 5, 9], ['PageUp', 15, 5], ['Home', 5, 0], ['End', 5, 9], ['x', 5, undefined],
] as const) {
  test(`${key} from row ${row}`, () => assert.equal(rowAfter(key, row, 10, 10), to));
}

test('no key leads into an empty list', () => assert.equal(rowAfter('End', 0, 0, 10), undefined));
