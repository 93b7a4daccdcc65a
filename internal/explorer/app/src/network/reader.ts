import type { Client } from '../api/client.ts';
import { isFailure } from '../api/failure.ts';
import { Among, Edges, type EdgesData, Exists } from '../generated/operations.ts';
import type { NodeId } from '../view/view.ts';
import { learn, lose, type Network, weave } from './network.ts';

/** The API draws the network around at most so many nodes at a time. */
export const mostAround = 1_000;
/** ... and looks up at most so many. */
const mostLookedUp = 100;

/** A step in which the network that is known grows. */
export type Step = (network: Network) => Network;

/** What was read: how the known network grows by it, and which ids are another now. */
export interface Reading {
  readonly steps: readonly Step[];
  readonly renamed: ReadonlyMap<NodeId, NodeId>;
}

/**
 * Reads nodes that are not known yet. Ids that lead nowhere are noted as missing, and ids
 * that were joined into another are told as renamed, under which the node is then known.
 */
export async function readNodes(client: Client, ids: readonly NodeId[], signal?: AbortSignal): Promise<Reading> {
  const steps: Step[] = [];
  const renamed = new Map<NodeId, NodeId>();
  for (const block of blocks(ids, mostAround)) {
    try {
      steps.push(await readBlock(client, block, renamed, signal));
    } catch (thrown) {
      if (!isFailure(thrown, 'NOT_FOUND')) throw thrown;
      const found = await lookUp(client, block, signal);
      const there = block.filter((id) => found.get(id));
      steps.push((network) => lose(network, block.filter((id) => !found.get(id))));
      if (there.length > 0) steps.push(await readBlock(client, there, renamed, signal));
    }
  }
  return { steps, renamed };
}

async function readBlock(client: Client, ids: readonly NodeId[], renamed: Map<NodeId, NodeId>, signal?: AbortSignal): Promise<Step> {
  const { data } = await client.read(Among, { ids, count: ids.length }, signal);
  const { nodes, edges } = data.network;
  const told = new Set(nodes.map(({ id }) => id));
  const untold = ids.filter((id) => !told.has(id) && !renamed.has(id));
  for (const [id, now] of await lookUp(client, untold, signal)) if (now) renamed.set(id, now);
  return (network) => lose(learn(network, nodes, edges), untold.filter((id) => !renamed.has(id)));
}

/** The node that each id leads to now; null for those that lead nowhere. */
async function lookUp(client: Client, ids: readonly NodeId[], signal?: AbortSignal): Promise<Map<NodeId, NodeId | null>> {
  const found = new Map<NodeId, NodeId | null>();
  for (const block of blocks(ids, mostLookedUp)) {
    const { data } = await client.read(Exists, { ids: block }, signal);
    block.forEach((id, i) => found.set(id, data.nodes[i]?.id ?? null));
  }
  return found;
}

/**
 * Reads every edge from new nodes to each other and to those that are woven: of each pair of
 * nodes at least one is new.
 */
export async function readEdges(client: Client, fresh: readonly NodeId[], woven: readonly NodeId[], signal?: AbortSignal): Promise<Step> {
  const halves = blocks(fresh, mostAround / 2);
  const others = blocks(woven, mostAround / 2);
  const asked = halves.flatMap((half, i) => [...halves.slice(i + 1), ...others].map((other) => [...half, ...other]));
  if (asked.length === 0) asked.push(...halves);
  const answers: EdgesData[] = [];
  for (const ids of asked) {
    answers.push((await client.read(Edges, { ids, count: ids.length }, signal)).data);
  }
  return (network) =>
    weave(answers.reduce((grown, { network: { edges } }) => learn(grown, [], edges), network), fresh);
}

export function blocks<T>(items: readonly T[], size: number): T[][] {
  const cut: T[][] = [];
  for (let at = 0; at < items.length; at += size) cut.push(items.slice(at, at + size));
  return cut;
}
