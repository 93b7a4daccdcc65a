import type { CanvasNode, Drawn, DrawnEdge, Kind } from '../generated/operations.ts';
import type { NodeId } from '../view/view.ts';

/** A node as the server told of it. */
export interface NetworkNode {
  readonly id: NodeId;
  readonly kind: Kind;
  /** What the API writes on it, where no name in the language spoken is known. */
  readonly label: string;
  readonly facts: CanvasNode;
}

/** An edge as the server told of it. */
export type NetworkEdge = DrawnEdge;

/** What has been read of the network so far. It only grows, until newer data makes it stale. */
export interface Network {
  readonly nodes: ReadonlyMap<NodeId, NetworkNode>;
  readonly edges: ReadonlyMap<string, NetworkEdge>;
  /** Nodes among which every edge is known. */
  readonly woven: ReadonlySet<NodeId>;
  /** Ids that lead nowhere (any more). */
  readonly missing: ReadonlySet<NodeId>;
}

export const unread: Network = { nodes: new Map(), edges: new Map(), woven: new Set(), missing: new Set() };

/** Takes in nodes and edges of an answer. */
export function learn(network: Network, nodes: readonly Drawn[], edges: readonly DrawnEdge[]): Network {
  const known = new Map(network.nodes);
  for (const { id, kind, label, node } of nodes) known.set(id, { id, kind, label, facts: node });
  const drawn = new Map(network.edges);
  for (const edge of edges) drawn.set(edge.id, edge);
  return { ...network, nodes: known, edges: drawn };
}

/** Notes that every edge from these nodes to each other, and to those woven before, is known. */
export function weave(network: Network, ids: Iterable<NodeId>): Network {
  return { ...network, woven: new Set([...network.woven, ...ids]) };
}

export function lose(network: Network, ids: Iterable<NodeId>): Network {
  return { ...network, missing: new Set([...network.missing, ...ids]) };
}
