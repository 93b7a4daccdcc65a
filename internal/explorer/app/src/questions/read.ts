import type { Client } from '../api/client.ts';
import { readField } from '../api/field.ts';
import {
  Brokers, type BrokersData, Central, type CentralData, type CentralityMetric, Change, Communities, Partners, PathsBetween, type ProjectFilter, Recommendations,
} from '../generated/operations.ts';
import type { Question } from '../view/question.ts';
import type { NodeId } from '../view/view.ts';
import type { Answer } from './answer.ts';
import { brokersAnswer, centralityAnswer, changeAnswer, communitiesAnswer, partnersAnswer, pathsAnswer, recommendationsAnswer } from './answers.ts';

/** The organisations of the canvas are looked for among so many of the first, a hundred at a time. */
const mostPages = 10;

/** Who asks, under which filter, with which organisations on the canvas. */
export interface Asker {
  readonly client: Client;
  readonly filter: ProjectFilter | null;
  readonly organisations: readonly NodeId[];
  readonly signal: AbortSignal;
}

/** Asks the server. Throws what the client throws. */
export async function readAnswer(question: Question, asker: Asker): Promise<Answer> {
  const { client, filter, signal } = asker;
  switch (question.ask) {
    case 'partners':
      return partnersAnswer(question.of, await readField(client, Partners, { of: question.of, filter }, 'partners', signal));
    case 'paths':
      return pathsAnswer((await readField(client, PathsBetween, { from: question.from, to: question.to, filter }, 'paths', signal)).paths);
    case 'brokers':
      return brokersAnswer(...(await readBrokers(asker)), asker.organisations);
    case 'centrality':
      return centralityAnswer(question.metric, ...(await readCentral(asker, question.metric)), asker.organisations);
    case 'communities':
      return communitiesAnswer(await readField(client, Communities, { filter }, 'communities', signal));
    case 'recommendations':
      return recommendationsAnswer(question.of, await readField(client, Recommendations, { of: question.of, filter }, 'recommendedPartners', signal));
    case 'change':
      return changeAnswer(await readField(client, Change, { before: question.before, after: question.after, filter }, 'networkChange', signal));
  }
}

export type BrokerEdges = NonNullable<BrokersData['brokerage']>['edges'];
export type CentralEdges = NonNullable<CentralData['centrality']>['edges'];

async function readBrokers({ client, filter, organisations, signal }: Asker): Promise<[BrokerEdges, number]> {
  return paged(organisations, (after) => readField(client, Brokers, { filter, after }, 'brokerage', signal));
}

async function readCentral({ client, filter, organisations, signal }: Asker, metric: CentralityMetric): Promise<[CentralEdges, number]> {
  return paged(organisations, (after) => readField(client, Central, { metric, filter, after }, 'centrality', signal));
}

interface Page<Edge> {
  readonly edges: readonly Edge[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads a ranking until every organisation of the canvas has been met, or far enough. */
async function paged<Edge extends { readonly node: { readonly id: NodeId } }>(
  organisations: readonly NodeId[],
  read: (after: string | null) => Promise<Page<Edge>>,
): Promise<[readonly Edge[], number]> {
  const edges: Edge[] = [];
  const unmet = new Set(organisations);
  let after: string | null = null;
  for (let page = 1; ; page++) {
    const { edges: next, totalCount, pageInfo }: Page<Edge> = await read(after);
    edges.push(...next);
    for (const { node } of next) unmet.delete(node.id);
    if (!pageInfo.hasNextPage || page === mostPages || unmet.size === 0) return [edges, totalCount];
    after = pageInfo.endCursor;
  }
}
