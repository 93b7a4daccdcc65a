import { isInRole } from '../filters/passing.ts';
import { type NodeId, type View, visible } from '../view/view.ts';
import type { Network, NetworkEdge, NetworkNode } from './network.ts';

/** What every view of the canvas shows: the nodes to be seen that are known, and the edges between them. */
export interface Picture {
  readonly nodes: ReadonlyMap<NodeId, NetworkNode>;
  readonly edges: readonly NetworkEdge[];
  /** How many edges of the picture each node has. */
  readonly degrees: ReadonlyMap<NodeId, number>;
}

/** Nodes that do not pass the filters are left out, where it is known which do, and participations in roles that are not asked for. */
export function pictureOf(view: View, network: Network, passing: ReadonlySet<NodeId> | null): Picture {
  const nodes = new Map<NodeId, NetworkNode>();
  for (const id of visible(view)) {
    const node = network.nodes.get(id);
    if (node && (!passing || passing.has(id))) nodes.set(id, node);
  }
  const edges: NetworkEdge[] = [];
  const degrees = new Map<NodeId, number>();
  for (const edge of network.edges.values()) {
    if (!nodes.has(edge.source) || !nodes.has(edge.target) || !isInRole(edge, view.filters.roles)) continue;
    edges.push(edge);
    degrees.set(edge.source, (degrees.get(edge.source) ?? 0) + 1);
    degrees.set(edge.target, (degrees.get(edge.target) ?? 0) + 1);
  }
  return { nodes, edges, degrees };
}
