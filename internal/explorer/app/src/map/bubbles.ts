import type { Camera } from '../view/looks.ts';
import type { NodeId } from '../view/view.ts';
import { type Plane, type Size, toScreen } from './projection.ts';
import type { Line, Spot } from './spots.ts';

/** Spots that lie too close to each other on the screen to be told apart are one bubble. */
export interface Bubble {
  /** Of its largest spot, which gives it its name and place. */
  readonly key: string;
  /** On the screen. */
  readonly at: Plane;
  readonly radius: number;
  readonly spots: readonly Spot[];
  readonly nodes: readonly NodeId[];
}

/** A line between two bubbles. */
export interface Link {
  readonly key: string;
  readonly from: Bubble;
  readonly to: Bubble;
  readonly projects: readonly NodeId[];
}

/** Pixels between two bubbles at the least. */
const apart = 28;

export function radiusOf(nodes: number): number {
  return Math.min(5.5 + 1.6 * Math.sqrt(nodes), 24);
}

/** The bubbles of some spots: the largest take in those around them. Largest first. */
export function bubblesOf(spots: readonly Spot[], camera: Camera, size: Size): Bubble[] {
  const placed = spots.map((spot) => ({ spot, at: toScreen(spot.at, camera, size) }));
  placed.sort((a, b) => b.spot.nodes.length - a.spot.nodes.length || (a.spot.key < b.spot.key ? -1 : 1));
  const cells = new Map<string, { key: string; at: Plane; spots: Spot[] }[]>();
  const found: { key: string; at: Plane; spots: Spot[] }[] = [];
  for (const { spot, at } of placed) {
    const [column, row] = [Math.floor(at.x / apart), Math.floor(at.y / apart)];
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []))
      .find((other) => Math.hypot(other.at.x - at.x, other.at.y - at.y) < apart);
    if (near) {
      near.spots.push(spot);
      continue;
    }
    const bubble = { key: spot.key, at, spots: [spot] };
    const cell = `${column} ${row}`;
    cells.set(cell, [...(cells.get(cell) ?? []), bubble]);
    found.push(bubble);
  }
  return found.map(({ key, at, spots: within }) => {
    const nodes = within.flatMap((spot) => spot.nodes);
    return { key, at, spots: within, nodes, radius: radiusOf(nodes.length) };
  });
}

/** The lines between bubbles, those of the most projects last, at most so many. What joins spots of one bubble is not seen. */
export function linksOf(lines: readonly Line[], bubbles: readonly Bubble[], most: number): Link[] {
  const bubbleOf = new Map(bubbles.flatMap((bubble) => bubble.spots.map((spot) => [spot.key, bubble] as const)));
  const links = new Map<string, { from: Bubble; to: Bubble; projects: Set<NodeId> }>();
  for (const line of lines) {
    const [from, to] = [bubbleOf.get(line.from), bubbleOf.get(line.to)];
    if (!from || !to || from === to) continue;
    const key = from.key < to.key ? `${from.key} ${to.key}` : `${to.key} ${from.key}`;
    const link = links.get(key) ?? { from, to, projects: new Set() };
    for (const project of line.projects) link.projects.add(project);
    links.set(key, link);
  }
  return [...links]
    .map(([key, { from, to, projects }]) => ({ key, from, to, projects: [...projects] }))
    .sort((a, b) => a.projects.length - b.projects.length || (a.key < b.key ? -1 : 1))
    .slice(-most);
}

/** The bubbles that have room for their name beside them: the largest first, and none over another or its name. */
export function named(bubbles: readonly Bubble[], width: (bubble: Bubble) => number): Set<string> {
  const taken: { x: number; y: number; right: number }[] = [];
  const keys = new Set<string>();
  for (const bubble of bubbles) {
    const box = { x: bubble.at.x + bubble.radius, y: bubble.at.y, right: bubble.at.x + bubble.radius + width(bubble) };
    if (taken.some((other) => Math.abs(other.y - box.y) < 14 && other.x < box.right && box.x < other.right)) continue;
    const covers = ({ at: { x, y }, radius }: Bubble) => Math.abs(y - box.y) < radius + 3 && x - radius < box.right && x > box.x;
    if (bubbles.some((other) => other !== bubble && covers(other))) continue;
    taken.push(box);
    keys.add(bubble.key);
  }
  return keys;
}
