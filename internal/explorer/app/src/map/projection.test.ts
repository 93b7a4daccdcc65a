import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bounded, cameraFor, graticuleStep, project, toPlane, toScreen, unproject, zoomedAt } from './projection.ts';

const size = { width: 800, height: 600 };
const helsinki = { latitude: 60.1675, longitude: 24.9427 };
const utsjoki = { latitude: 69.9078, longitude: 27.0268 };
const near = (a: number, b: number, by = 1e-9) => assert.ok(Math.abs(a - b) < by, `${a} is not ${b}`);

test('a place is where it was after there and back', () => {
  for (const place of [helsinki, utsjoki, { latitude: -33, longitude: 151 }]) {
    const { latitude, longitude } = unproject(project(place));
    near(latitude, place.latitude);
    near(longitude, place.longitude);
  }
});

test('north is up and east is right', () => {
  const [south, north] = [project(helsinki), project(utsjoki)];
  assert.ok(north.y < south.y && north.x > south.x);
  assert.ok(Number.isFinite(project({ latitude: 90, longitude: 0 }).y));
});

test('all points are seen', () => {
  const points = [project(helsinki), project(utsjoki)];
  const camera = cameraFor(points, size);
  for (const point of points) {
    const { x, y } = toScreen(point, camera, size);
    assert.ok(x > 0 && x < 800 && y > 0 && y < 600, `${x},${y}`);
  }
});

test('one point and none have a camera too', () => {
  assert.ok(cameraFor([project(helsinki)], size).scale > 0);
  assert.ok(Number.isFinite(cameraFor([], size).x));
});

test('zooming keeps what is under the pointer', () => {
  const camera = cameraFor([project(helsinki), project(utsjoki)], size);
  const pointer = { x: 100, y: 500 };
  const before = toPlane(pointer, camera, size);
  const after = toPlane(pointer, zoomedAt(camera, 3, pointer, size), size);
  near(before.x, after.x);
  near(before.y, after.y);
  assert.ok(zoomedAt(camera, 1e9, pointer, size).scale < 1e6);
});

test('a camera from a link is no nearer, farther or elsewhere than one can go', () => {
  for (const camera of [{ x: 1e9, y: -1e9, scale: 1e-9 }, { x: -1e9, y: 1e9, scale: 1e12 }]) {
    const { x, y, scale } = bounded(camera);
    assert.ok(Math.abs(x) <= Math.PI && Math.abs(y) <= Math.PI && scale >= 60 && scale <= 200_000, `${x},${y},${scale}`);
  }
  assert.deepEqual(bounded({ x: 0.4, y: -1.3, scale: 2_000 }), { x: 0.4, y: -1.3, scale: 2_000 });
});

for (const [scale, degrees] of [[60, 30], [1_500, 5], [20_000, 0.5], [1e6, 0.25]] as const) {
  test(`at ${scale} pixels a unit, lines are ${degrees}° apart`, () => assert.equal(graticuleStep(scale, 90), degrees));
}
