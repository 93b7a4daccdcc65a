import iterate from 'graphology-layout-forceatlas2/iterate';

import type { LayoutOrder, LayoutProgress } from './layout.ts';

/** Positions go out about so often, in milliseconds. */
const beat = 30;

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
  const progress: LayoutProgress = { run: order.run, nodes: order.nodes.slice(), settled };
  self.postMessage(progress);
  if (!settled) setTimeout(() => work(order, iterations));
}
