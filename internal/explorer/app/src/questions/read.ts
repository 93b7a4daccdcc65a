import type { Client } from '../api/client.ts';
import { readField } from '../api/field.ts';
import {
  Brokers, BrokerStandings, Central, type CentralityMetric, CentralStandings, Change, Communities, Memberships, Partners, PathsBetween, type ProjectFilter, Recommendations,
} from '../generated/operations.ts';
import { blocks } from '../network/reader.ts';
import type { Question } from '../view/question.ts';
import type { NodeId } from '../view/view.ts';
import type { Answer } from './answer.ts';
import { brokersAnswer, centralityAnswer, changeAnswer, communitiesAnswer, partnersAnswer, pathsAnswer, recommendationsAnswer } from './answers.ts';
import type { Valued } from './marking.ts';

/** The API tells of so many organisations at a time where they stand. */
const mostStandings = 1_000;

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
      return brokersAnswer(...(await both(readField(client, Brokers, { filter }, 'brokerage', signal), effectiveSizes(asker))), asker.organisations);
    case 'centrality': {
      const { metric } = question;
      return centralityAnswer(metric, ...(await both(readField(client, Central, { metric, filter }, 'centrality', signal), values(asker, metric))), asker.organisations);
    }
    case 'communities':
      return communitiesAnswer(...(await both(readField(client, Communities, { filter }, 'communities', signal), communities(asker))));
    case 'recommendations':
      return recommendationsAnswer(question.of, await readField(client, Recommendations, { of: question.of, filter }, 'recommendedPartners', signal));
    case 'change':
      return changeAnswer(await readField(client, Change, { before: question.before, after: question.after, filter }, 'networkChange', signal));
  }
}

const both = <A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> => Promise.all([one, other]);

function effectiveSizes({ client, filter, organisations, signal }: Asker): Promise<Valued[]> {
  return told(organisations, async (ids) => {
    const { standings } = await readField(client, BrokerStandings, { filter, ids }, 'brokerage', signal);
    return standings.map((standing) => standing?.effectiveSize);
  });
}

function values({ client, filter, organisations, signal }: Asker, metric: CentralityMetric): Promise<Valued[]> {
  return told(organisations, async (ids) => {
    const { standings } = await readField(client, CentralStandings, { metric, filter, ids }, 'centrality', signal);
    return standings.map((standing) => standing?.value);
  });
}

/** The ranks of the communities of the organisations. */
function communities({ client, filter, organisations, signal }: Asker): Promise<Valued[]> {
  return told(organisations, async (ids) => {
    const { memberships } = await readField(client, Memberships, { filter, ids }, 'communities', signal);
    return memberships.map((membership) => membership?.community);
  });
}

/** What is told of each organisation of the canvas; those without a part under the filters are left out. */
async function told(organisations: readonly NodeId[], read: (ids: readonly NodeId[]) => Promise<readonly (number | undefined)[]>): Promise<Valued[]> {
  const parts = await Promise.all(blocks(organisations, mostStandings).map(async (ids) => {
    const values = await read(ids);
    return ids.flatMap((id, i) => (values[i] === undefined ? [] : [{ id, value: values[i] }]));
  }));
  return parts.flat();
}
