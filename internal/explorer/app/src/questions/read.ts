import type { Client } from '../api/client.ts';
import type { Operation } from '../api/operation.ts';
import {
  Brokers, type BrokersData, Central, type CentralData, Change, Communities, Partners, PathsBetween, Recommendations,
} from '../generated/operations.ts';
import type { CentralityMetric, ProjectFilter } from '../generated/schema.ts';
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
  const { filter } = asker;
  switch (question.ask) {
    case 'partners':
      return partnersAnswer(question.of, (await has(asker, Partners, { of: question.of, filter }, 'partners')).partners);
    case 'paths':
      return pathsAnswer((await has(asker, PathsBetween, { from: question.from, to: question.to, filter }, 'paths')).paths.paths);
    case 'brokers':
      return brokersAnswer(...(await readBrokers(asker)), asker.organisations);
    case 'centrality':
      return centralityAnswer(question.metric, ...(await readCentral(asker, question.metric)), asker.organisations);
    case 'communities':
      return communitiesAnswer((await has(asker, Communities, { filter }, 'communities')).communities);
    case 'recommendations':
      return recommendationsAnswer(question.of, (await has(asker, Recommendations, { of: question.of, filter }, 'recommendedPartners')).recommendedPartners);
    case 'change':
      return changeAnswer((await has(asker, Change, { before: question.before, after: question.after, filter }, 'networkChange')).networkChange);
  }
}

export type BrokerEdges = NonNullable<BrokersData['brokerage']>['edges'];
export type CentralEdges = NonNullable<CentralData['centrality']>['edges'];

async function readBrokers(asker: Asker): Promise<[BrokerEdges, number]> {
  return paged(asker, async (after) => (await has(asker, Brokers, { filter: asker.filter, after }, 'brokerage')).brokerage);
}

async function readCentral(asker: Asker, metric: CentralityMetric): Promise<[CentralEdges, number]> {
  return paged(asker, async (after) => (await has(asker, Central, { metric, filter: asker.filter, after }, 'centrality')).centrality);
}

interface Page<Edge> {
  readonly edges: readonly Edge[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads a ranking until every organisation of the canvas has been met, or far enough. */
async function paged<Edge extends { readonly node: { readonly id: NodeId } }>(
  { organisations }: Asker,
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

type Present<Data, Field extends keyof Data> = Data & { readonly [F in Field]: NonNullable<Data[F]> };

/** The answer with a field that is null only beside a failure, which is thrown then. */
async function has<Data, Variables, Field extends keyof Data>(
  { client, signal }: Asker,
  operation: Operation<Data, Variables>,
  variables: Variables,
  field: Field,
): Promise<Present<Data, Field>> {
  const { data, failures } = await client.read(operation, variables, signal);
  if (data[field] == null && failures[0]) throw failures[0];
  return data as Present<Data, Field>;
}
