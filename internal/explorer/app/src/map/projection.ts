import type { Camera } from '../view/looks.ts';

/** Degrees of WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point of the projected world: one unit is a radian at the equator, y grows to the south. */
export interface Plane {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const radians = Math.PI / 180;
const farthest = 85; // degrees north and south; Mercator's poles lie at infinity

/** Mercator's projection: angles are true, so that places look as they do on other maps of the web. */
export function project({ latitude, longitude }: Coordinates): Plane {
  const phi = Math.max(-farthest, Math.min(farthest, latitude)) * radians;
  return { x: longitude * radians, y: -Math.log(Math.tan(Math.PI / 4 + phi / 2)) };
}

export function unproject({ x, y }: Plane): Coordinates {
  return { latitude: (2 * Math.atan(Math.exp(-y)) - Math.PI / 2) / radians, longitude: x / radians };
}

export function toScreen(at: Plane, camera: Camera, { width, height }: Size): Plane {
  return { x: (at.x - camera.x) * camera.scale + width / 2, y: (at.y - camera.y) * camera.scale + height / 2 };
}

export function toPlane(at: Plane, camera: Camera, { width, height }: Size): Plane {
  return { x: (at.x - width / 2) / camera.scale + camera.x, y: (at.y - height / 2) / camera.scale + camera.y };
}

const smallest = 60; // pixels a unit: the whole world in a window
const largest = 200_000; // a municipality fills a window

/** The camera that shows all of some points, with room around them. */
export function cameraFor(points: readonly Plane[], { width, height }: Size): Camera {
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const scale = Math.min((width * 0.86) / Math.max(right - left, 1e-3), (height * 0.86) / Math.max(bottom - top, 1e-3), 20_000);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(smallest, scale) };
}

/** The camera as near or far as it may be, wherever it comes from. */
export function bounded({ x, y, scale }: Camera): Camera {
  const within = (n: number, most: number) => Math.max(-most, Math.min(most, n));
  return { x: within(x, Math.PI), y: within(y, Math.PI), scale: Math.max(smallest, Math.min(largest, scale)) };
}

/** The camera nearer or farther by a factor, with a point of the screen staying where it is. */
export function zoomedAt(camera: Camera, factor: number, at: Plane, size: Size): Camera {
  const { scale } = bounded({ ...camera, scale: camera.scale * factor });
  const fixed = toPlane(at, camera, size);
  const now = toPlane(at, { ...camera, scale }, size);
  return { x: camera.x + fixed.x - now.x, y: camera.y + fixed.y - now.y, scale };
}

export function mean(points: readonly Plane[]): Plane {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function extent(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** Degrees between two lines of the graticule, so that they are about so many pixels apart. */
export function graticuleStep(scale: number, apart: number): number {
  return [0.25, 0.5, 1, 2, 5, 10, 20].find((step) => step * radians * scale >= apart) ?? 30;
}
