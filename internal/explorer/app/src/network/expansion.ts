import type { Client } from '../api/client.ts';
import { type Kind, Neighbours, Preview, type ProjectFilter } from '../generated/operations.ts';
import { type NodeId, expansionOf, placed, type View } from '../view/view.ts';
import { learn } from './network.ts';
import type { Step } from './reader.ts';

/** Kinds of node that can be drawn, in the order of the model. */
export const drawnKinds = ['PROJECT', 'ORGANISATION', 'MUNICIPALITY', 'SUB_REGION', 'REGION', 'FUND', 'PERSON'] as const satisfies readonly Kind[];

/** At most so many nodes come with one step of an expansion. */
export const stepSize = 25;

/** How many nodes of each kind are around a node; kinds without any are left out. */
export type Surroundings = ReadonlyMap<Kind, number>;

export async function readSurroundings(client: Client, of: NodeId, filter?: ProjectFilter, signal?: AbortSignal): Promise<Surroundings> {
  const { data } = await client.read(Preview, { of, filter }, signal);
  return new Map(drawnKinds.map((kind) => [kind, data[kind].truncated?.omitted ?? 0] as const).filter(([, count]) => count > 0));
}

/** The next nodes that an expansion brings, and how many are left then. */
export interface Growth {
  readonly step: Step;
  readonly brought: readonly NodeId[];
  readonly left: number;
}

/** Reads the next nodes of a kind around a node, the most connected first, beside those that the expansion brought before. */
export async function readGrowth(client: Client, view: View, of: NodeId, kind: Kind, filter?: ProjectFilter, signal?: AbortSignal): Promise<Growth> {
  const before = expansionOf(view, of, kind)?.brought.length ?? 0;
  const { data } = await client.read(Neighbours, { of, kind, limit: 1 + before + stepSize, filter }, signal);
  const { nodes, edges, truncated } = data.network;
  return {
    step: (network) => learn(network, nodes, edges),
    brought: nodes.map(({ id }) => id).filter((id) => id !== of),
    left: truncated?.omitted ?? 0,
  };
}

/** How many nodes of a kind around a node are on the canvas by its expansion. */
export function broughtBy(view: View, of: NodeId, kind: Kind): number {
  const there = new Set(placed(view));
  return expansionOf(view, of, kind)?.brought.filter((id) => there.has(id)).length ?? 0;
}
