import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cellsOf, edgesBetween } from './cells.ts';
import type { Plane } from './projection.ts';

const grid = Array.from({ length: 25 }, (_, i) => ({ x: i % 5, y: Math.floor(i / 5) }));
const nearestTo = (at: Plane) => grid.map((site, i) => [Math.hypot(site.x - at.x, site.y - at.y), i] as const).sort((a, b) => a[0] - b[0])[0]!;

test('each corner of a cell is nearest to its own site', () => {
  cellsOf(grid).forEach(({ corners }, i) => {
    assert.ok(corners.length >= 3, `cell ${i} has ${corners.length} corners`);
    for (const corner of corners) {
      const own = Math.hypot(grid[i]!.x - corner.x, grid[i]!.y - corner.y);
      assert.ok(own <= nearestTo(corner)[0] + 1e-9, `cell ${i}`);
    }
  });
});

test('a cell in the middle is the square around it, with a neighbour beyond each edge', () => {
  const { corners, beyond } = cellsOf(grid)[12]!;
  assert.deepEqual(corners.map(({ x, y }) => [x, y].map((n) => Math.round(n * 10) / 10).join()).sort(), ['1.5,1.5', '1.5,2.5', '2.5,1.5', '2.5,2.5']);
  assert.deepEqual([...beyond].sort((a, b) => a - b), [7, 11, 13, 17]);
});

test('borders are where groups differ, and around all', () => {
  const cells = cellsOf(grid);
  const inner = (groups: number[]) => edgesBetween(cells, groups).length - edgesBetween(cells, grid.map(() => 0)).length;
  assert.equal(inner(grid.map(({ x }) => (x < 2 ? 0 : 1))), 5);
  assert.ok(edgesBetween(cells, grid.map(() => 0)).length > 0);
});

test('few sites have cells too, also at one place', () => {
  assert.deepEqual(cellsOf([]), []);
  assert.ok(cellsOf([{ x: 0, y: 0 }])[0]!.corners.length > 0);
  assert.ok(cellsOf([{ x: 0, y: 0 }, { x: 0, y: 0 }]).every(({ corners }) => corners.length > 0));
});
