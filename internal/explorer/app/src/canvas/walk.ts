import type { NodeId, Point } from '../view/view.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const ahead: Record<Direction, (dx: number, dy: number) => number> = {
  left: (dx) => -dx,
  right: (dx) => dx,
  up: (_, dy) => -dy,
  down: (_, dy) => dy,
};

/**
 * The node to step to from another by an arrow key: the nearest in a cone of 45° to either
 * side, where what lies off the line counts as farther. Without a node to step from, the one
 * nearest to the middle. Places are in pixels, down being positive; undefined where there is none.
 */
export function stepFrom(from: NodeId | undefined, places: ReadonlyMap<NodeId, Point>, direction: Direction): NodeId | undefined {
  const start = from === undefined ? undefined : places.get(from);
  const middle = start ?? centre(places);
  let best: NodeId | undefined;
  let least = Infinity;
  for (const [id, { x, y }] of places) {
    if (id === from) continue;
    const dx = x - middle.x;
    const dy = y - middle.y;
    const along = ahead[direction](dx, dy);
    const off = Math.abs(Math.abs(dx) + Math.abs(dy) - Math.abs(along));
    if (start && (along <= 0 || off > along)) continue;
    const distance = start ? along + 2 * off : Math.hypot(dx, dy);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

function centre(places: ReadonlyMap<NodeId, Point>): Point {
  const all = [...places.values()];
  const sum = all.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / (all.length || 1), y: sum.y / (all.length || 1) };
}
