import type { NodeId } from '../view/view.ts';

/** A tie that the answer to a question draws between two nodes, beside the edges of the network. */
export interface Tie {
  readonly id: string;
  readonly source: NodeId;
  readonly target: NodeId;
  /** How thick it is, 0 to 1. */
  readonly weight: number;
}

/** What the answer to a question draws over the picture. */
export interface Marks {
  /** Colour of nodes by a number from 0, one for each group. */
  readonly group: ReadonlyMap<NodeId, number>;
  /** Size of nodes, 0 to 1. */
  readonly size: ReadonlyMap<NodeId, number>;
  /** Nodes and edges that stand out; all others fade unless there are none. */
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<string>;
  readonly ties: readonly Tie[];
}

export const noMarks: Marks = { group: new Map(), size: new Map(), nodes: new Set(), edges: new Set(), ties: [] };
