import type { Kind, Role } from '../generated/operations.ts';
import { nodeName } from '../network/name.ts';
import type { Picture } from '../network/picture.ts';
import type { NodeId, Point, View } from '../view/view.ts';

/** A node on screen. */
export interface SceneNode {
  readonly id: NodeId;
  readonly kind: Kind;
  /** In the language spoken. */
  readonly name: string;
  /** Days, as precise as they are known. */
  readonly start: string | null;
  readonly end: string | null;
  /** Where it is drawn; null before it was. */
  readonly at: Point | null;
}

/** A relation on screen. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: string;
  readonly source: NodeId;
  readonly target: NodeId;
  readonly role: Role | null;
  /** Euros, as stated. */
  readonly amount: string | null;
}

/** What is on screen, as files tell it. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

export function sceneOf(picture: Picture, view: View, layout: Readonly<Record<NodeId, Point>>): Scene {
  const nodes = [...picture.nodes.values()].map((node): SceneNode => {
    const { id, kind, facts } = node;
    const time = 'start' in facts ? facts : { start: null, end: null };
    return { id, kind, name: nodeName(node), start: time.start, end: time.end, at: view.pinned[id] ?? layout[id] ?? null };
  });
  return { nodes, edges: picture.edges };
}
