import type Graph from 'graphology';
import { graphToByteArrays } from 'graphology-layout-forceatlas2/helpers';

import type { Point } from '../view/view.ts';

/** Parameters of ForceAtlas2 (M. Jacomy et al., 2014), all that its iteration reads. */
export interface LayoutSettings {
  readonly linLogMode: boolean;
  readonly outboundAttractionDistribution: boolean;
  readonly adjustSizes: boolean;
  readonly edgeWeightInfluence: number;
  readonly scalingRatio: number;
  readonly strongGravityMode: boolean;
  readonly gravity: number;
  readonly slowDown: number;
  readonly barnesHutOptimize: boolean;
  readonly barnesHutTheta: number;
}

/** What the worker is asked: to move nodes for so many iterations. */
export interface LayoutOrder {
  readonly run: number;
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
  readonly settings: LayoutSettings;
  readonly iterations: number;
}

/** How far it is. */
export interface LayoutProgress {
  readonly run: number;
  /** x and y of each node, in the order of the graph. */
  readonly places: Float32Array;
  readonly settled: boolean;
}

/** Settings for a graph of a size. The number of iterations follows from it alone, so the same start gives the same end. */
export function layoutFor(order: number): { settings: LayoutSettings; iterations: number } {
  return {
    iterations: Math.round(Math.max(150, Math.min(400, 200_000 / Math.max(order, 1)))),
    settings: {
      linLogMode: false,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      edgeWeightInfluence: 1,
      scalingRatio: 10,
      strongGravityMode: true,
      gravity: 0.05,
      slowDown: 1 + Math.log(Math.max(order, 1)),
      barnesHutOptimize: order > 500,
      barnesHutTheta: 0.6,
    },
  };
}

/** Where a node starts that has no place yet: near what brought it, else on a disc, the same each time. */
export function startingPlace(id: string, near: Point | undefined): Point {
  const angle = fraction(id, 1) * 2 * Math.PI;
  const radius = near ? 5 + 10 * fraction(id, 2) : 100 * Math.sqrt(fraction(id, 2));
  return { x: (near?.x ?? 0) + radius * Math.cos(angle), y: (near?.y ?? 0) + radius * Math.sin(angle) };
}

/** A number from 0 to 1 that follows from a text (FNV-1a). */
function fraction(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

/** Moves the nodes of a graph by forces, in a worker. Nodes that are fixed stay. */
export class Layout {
  private readonly worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  private run = 0;
  /** The nodes that are moved, in the order of the graph when it began. */
  private nodes: string[] = [];

  /** `moved` is called after each change of places. The graph sends no events of it: they would cost more than all else. */
  constructor(private readonly graph: Graph, private readonly moved: (settled: boolean) => void) {
    this.worker.onmessage = ({ data }: MessageEvent<LayoutProgress>) => {
      if (data.run !== this.run) return; // The graph has changed since.
      this.nodes.forEach((id, i) => {
        if (!this.graph.hasNode(id)) return; // It has been filtered out, which moves nothing else.
        Object.assign(this.graph.getNodeAttributes(id), { x: data.places[2 * i], y: data.places[2 * i + 1] });
      });
      this.moved(data.settled);
    };
  }

  start(): void {
    this.nodes = this.graph.nodes();
    const { nodes, edges } = graphToByteArrays(this.graph, () => 1);
    const order: LayoutOrder = { run: ++this.run, nodes, edges, ...layoutFor(this.graph.order) };
    this.worker.postMessage(order, [nodes.buffer, edges.buffer]);
  }

  /** Leaves nodes where they are. What is still under way is not taken over. */
  stop(): void {
    this.run++;
  }

  end(): void {
    this.worker.terminate();
  }
}
