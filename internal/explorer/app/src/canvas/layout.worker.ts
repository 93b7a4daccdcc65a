import iterate from 'graphology-layout-forceatlas2/iterate';

import type { LayoutOrder, LayoutProgress } from './layout.ts';

/** Places go out about so often, in milliseconds: once in a picture. */
const beat = 16;

/** How many numbers a node has in the arrays of graphology-layout-forceatlas2. The first two are its place. */
const perNode = 10;

/** The newest order: an older one stops when a newer has come. */
let newest = 0;

self.onmessage = ({ data }: MessageEvent<LayoutOrder>) => {
  newest = data.run;
  work(data, 0);
};

/** Iterates for one beat, tells of it, and goes on when messages have been looked at. */
function work(order: LayoutOrder, done: number): void {
  if (order.run !== newest) return;
  const until = performance.now() + beat;
  let iterations = done;
  while (iterations < order.iterations && performance.now() < until) {
    iterate(order.settings, order.nodes, order.edges);
    iterations++;
  }
  const settled = iterations >= order.iterations;
  const places = placesIn(order.nodes);
  self.postMessage({ run: order.run, places, settled } satisfies LayoutProgress, { transfer: [places.buffer] });
  if (!settled) setTimeout(() => work(order, iterations));
}

function placesIn(nodes: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: (2 * nodes.length) / perNode }, (_, i) => nodes[perNode * (i >> 1) + (i & 1)]!);
}
