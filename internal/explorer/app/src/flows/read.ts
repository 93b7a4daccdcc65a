import type { Client } from '../api/client.ts';
import { type FlowLevel, Flows, type FlowsData, FlowTotals, type FlowTotalsData, type ProjectFilter } from '../generated/operations.ts';
import type { Flow } from './matrix.ts';

/** Pages of a hundred flows, the largest first. What lies beyond is counted and left out. */
const mostPages = 12;

export type Totals = FlowTotalsData['flows']['totals'];

/** What all flows come to, the largest of them, and how many smaller ones there are beside. */
export interface Read {
  readonly totals: Totals;
  readonly flows: readonly Flow[];
  readonly left: number;
}

export async function readFlows(client: Client, level: FlowLevel, filter: ProjectFilter, signal: AbortSignal): Promise<Read> {
  const [{ data }, largest] = await Promise.all([client.read(FlowTotals, { level, filter }, signal), readLargest(client, level, filter, signal)]);
  return { totals: data.flows.totals, ...largest };
}

async function readLargest(client: Client, level: FlowLevel, filter: ProjectFilter, signal: AbortSignal): Promise<Omit<Read, 'totals'>> {
  const flows: Flow[] = [];
  for (let page = 1, after: string | null = null; ; page++) {
    const { nodes, totalCount, pageInfo }: FlowsData['flows'] = (await client.read(Flows, { level, filter, after }, signal)).data.flows;
    flows.push(...nodes);
    if (!pageInfo.hasNextPage || page === mostPages) return { flows, left: pageInfo.hasNextPage ? totalCount - flows.length : 0 };
    after = pageInfo.endCursor;
  }
}
