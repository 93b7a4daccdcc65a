import type { Client } from '../api/client.ts';
import { Flows } from '../generated/operations.ts';
import type { FlowLevel, ProjectFilter } from '../generated/schema.ts';
import type { Flow } from './matrix.ts';

/** Pages of a hundred flows, the largest first. What lies beyond is counted and left out. */
const mostPages = 12;

/** The largest flows, and how many smaller ones there are beside. */
export interface Read {
  readonly flows: readonly Flow[];
  readonly left: number;
}

export async function readFlows(client: Client, level: FlowLevel, filter: ProjectFilter, signal: AbortSignal): Promise<Read> {
  const flows: Flow[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const { data }: Awaited<ReturnType<typeof readPage>> = await readPage(client, level, filter, after, signal);
    flows.push(...data.flows.nodes);
    after = data.flows.pageInfo.endCursor;
    if (!data.flows.pageInfo.hasNextPage) return { flows, left: 0 };
    if (page === mostPages - 1) return { flows, left: data.flows.totalCount - flows.length };
  }
  return { flows, left: 0 };
}

function readPage(client: Client, level: FlowLevel, filter: ProjectFilter, after: string | null, signal: AbortSignal) {
  return client.read(Flows, { level, filter, after }, signal);
}
