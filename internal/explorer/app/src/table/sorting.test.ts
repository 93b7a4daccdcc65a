import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matching, pressed, sorted } from './sorting.ts';

for (const [name, values, descending, language, order] of [
  ['numbers', [10, 9, null, 1], false, 'en', [1, 9, 10, null]],
  ['numbers down, nothing last', [10, null, 9, 1], true, 'en', [10, 9, 1, null]],
  ['Finnish dictionary', ['Öljy', 'Zeta', 'Åland', 'Ähtäri', 'aura'], false, 'fi', ['aura', 'Zeta', 'Åland', 'Ähtäri', 'Öljy']],
  ['numbers in text', ['A10', 'A9'], false, 'sv', ['A9', 'A10']],
  ['right to left and emoji', ['😀', 'שלום', 'a'], false, 'en', ['😀', 'a', 'שלום']],
] as const) {
  test(`rows are sorted: ${name}`, () => {
    assert.deepEqual(sorted<string | number | null>(values, (value) => value, descending, language), order);
  });
}

test('equal rows keep their order', () => {
  const rows = [{ id: 1, v: 'b' }, { id: 2, v: 'a' }, { id: 3, v: 'b' }, { id: 4, v: 'a' }];
  assert.deepEqual(sorted(rows, ({ v }) => v, false, 'en').map(({ id }) => id), [2, 4, 1, 3]);
  assert.deepEqual(sorted(rows, ({ v }) => v, true, 'en').map(({ id }) => id), [1, 3, 2, 4]);
});

test('a column goes upwards, downwards, and back', () => {
  const up = pressed({ column: null, descending: false }, 'name');
  const down = pressed(up, 'name');
  assert.deepEqual([up, down, pressed(down, 'name'), pressed(down, 'kind')], [
    { column: 'name', descending: false },
    { column: 'name', descending: true },
    { column: null, descending: false },
    { column: 'kind', descending: false },
  ]);
});

for (const [words, found] of [['', 3], ['AURA', 2], ['aura  silta', 1], ['<b>', 1], ['(', 0]] as const) {
  test(`"${words}" is in ${found} rows`, () => {
    assert.equal(matching(['Aura Silta', 'aura', '<b>bold</b>'], words, (row) => row).length, found);
  });
}
