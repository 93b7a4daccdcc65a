// What graphology-layout-forceatlas2 has no types for.
declare module 'graphology-layout-forceatlas2/iterate' {
  /** One iteration, in place. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): void;
}

declare module 'graphology-layout-forceatlas2/helpers' {
  import type Graph from 'graphology';

  export function graphToByteArrays(graph: Graph, weight: () => number): { nodes: Float32Array; edges: Float32Array };
}
