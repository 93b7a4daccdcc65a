import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Point } from '../view/view.ts';
import { type Direction, stepFrom } from './walk.ts';

const places = new Map<string, Point>(
  Object.entries({ middle: [0, 0], right: [10, 1], far: [30, 0], up: [2, -10], left: [-10, 0], corner: [9, 11] }).map(
    ([id, [x, y]]) => [id, { x: x!, y: y! }],
  ),
);

const cases: [from: string | undefined, direction: Direction, to: string | undefined][] = [
  ['middle', 'right', 'right'],
  ['middle', 'left', 'left'],
  ['middle', 'up', 'up'],
  ['middle', 'down', 'corner'],
  ['right', 'right', 'far'],
  ['far', 'right', undefined],
  ['left', 'right', 'middle'],
  [undefined, 'up', 'right'],
  ['gone', 'left', 'right'],
];

for (const [from, direction, to] of cases) {
  test(`${direction} of ${from ?? 'nothing'} is ${to ?? 'nothing'}`, () => {
    assert.equal(stepFrom(from, places, direction), to);
  });
}

test('nowhere to step where there is nothing', () => {
  assert.equal(stepFrom(undefined, new Map(), 'up'), undefined);
});
