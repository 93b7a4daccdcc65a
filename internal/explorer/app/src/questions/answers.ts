import type {
  CentralityMetric, ChangeData, CommunitiesData, PartnersData, PathsBetweenData, RecommendationsData,
} from '../generated/operations.ts';
import { noMarks } from '../canvas/marks.ts';
import { calledName } from '../network/name.ts';
import type { NodeId } from '../view/view.ts';
import type { Answer, Line } from './answer.ts';
import { grouped, sized, tied, trail } from './marking.ts';
import type { BrokerEdges, CentralEdges } from './read.ts';
import { words } from './words.ts';

/** Rankings are told from the top so far; the sizes on the canvas go on. */
const toldOfRanking = 50;
/** Of a community so many members are named. */
const namedMembers = 5;

const ids = (nodes: readonly { readonly id: NodeId }[]) => nodes.map(({ id }) => id);

export function partnersAnswer(of: readonly NodeId[], { edges, pageInfo }: PartnersData['partners']): Answer {
  return {
    told: () => words.value.partners(edges.length, pageInfo.hasNextPage),
    parts: [{ lines: edges.map(({ node, ...shared }) => ({ nodes: [node], told: () => words.value.shared(shared) })) }],
    marks: tied(of, edges.map(({ node, sharedProjects }) => ({ id: node.id, value: sharedProjects }))),
    cast: [...of, ...ids(edges.map(({ node }) => node))],
    entersByItself: false,
  };
}

export function pathsAnswer(paths: PathsBetweenData['paths']['paths']): Answer {
  const nodes = paths.flatMap((path) => ids(path.nodes));
  return {
    told: () => words.value.paths(paths.length),
    parts: [{ lines: paths.map((path) => ({ nodes: path.nodes, told: () => words.value.length(path.length) })) }],
    marks: trail(nodes, paths.flatMap(({ steps }) => steps.flatMap(({ participations }) => ids(participations)))),
    cast: [...new Set(nodes)],
    entersByItself: true,
  };
}

export function brokersAnswer(edges: BrokerEdges, total: number, organisations: readonly NodeId[]): Answer {
  const first = edges.slice(0, toldOfRanking);
  return {
    told: () => words.value.brokers(first.length, total),
    parts: [{
      lines: first.map((broker) => ({
        nodes: [broker.node],
        told: () => words.value.broker(broker.effectiveSize, broker.constraint, broker.dependsOnOnePartner && broker.mainPartner ? calledName(broker.mainPartner) : null),
      })),
    }],
    marks: sized(edges.map(({ node, effectiveSize }) => ({ id: node.id, value: effectiveSize })), organisations),
    cast: ids(first.slice(0, 20).map(({ node }) => node)),
    entersByItself: false,
  };
}

export function centralityAnswer(metric: CentralityMetric, edges: CentralEdges, total: number, organisations: readonly NodeId[]): Answer {
  const first = edges.slice(0, toldOfRanking);
  return {
    told: () => words.value.central(words.value.metrics[metric], first.length, total),
    parts: [{ lines: first.map(({ node, value }) => ({ nodes: [node], told: () => words.value.value(value) })) }],
    marks: sized(edges.map(({ node, value }) => ({ id: node.id, value })), organisations),
    cast: ids(first.slice(0, 20).map(({ node }) => node)),
    entersByItself: false,
  };
}

type Communities = NonNullable<CommunitiesData['communities']>;

export function communitiesAnswer({ nodes, totalCount, organisations, modularity }: Communities): Answer {
  return {
    told: () => words.value.communities(nodes.length, totalCount, organisations, modularity),
    parts: [{
      lines: nodes.map(({ rank, size, members, traits }): Line => ({
        nodes: members.nodes.slice(0, namedMembers),
        group: rank - 1,
        told: () => words.value.community(size, [
          ...traits.places.slice(0, 2).map(({ node, value }) => (node ? calledName(node) : value)),
          ...traits.words.slice(0, 3).map(({ value }) => value),
        ]),
      })),
    }],
    marks: grouped(nodes.map(({ members }) => ids(members.nodes))),
    cast: nodes.flatMap(({ members }) => ids(members.nodes.slice(0, namedMembers))),
    entersByItself: false,
  };
}

type Recommended = NonNullable<RecommendationsData['recommendedPartners']>;

export function recommendationsAnswer(of: NodeId, { edges, totalCount }: Recommended): Answer {
  return {
    told: () => words.value.recommendations(edges.length, totalCount),
    parts: [{
      lines: edges.map(({ node, sharedPartners, partners, themes, samePlace }) => ({
        nodes: [node],
        told: () => words.value.reasons(sharedPartners, partners.map(calledName), themes, samePlace),
      })),
    }],
    marks: tied([of], edges.map(({ node, score }) => ({ id: node.id, value: score }))),
    cast: [of, ...ids(edges.map(({ node }) => node))],
    entersByItself: false,
  };
}

type Changed = ChangeData['networkChange'];

/** Organisations that came have the first colour, those that left the second; ties that were formed are drawn. */
export function changeAnswer({ ties, organisations, formed, dissolved, entered, left }: Changed): Answer {
  const lines = (changed: Changed['formed']['nodes']) =>
    changed.map(({ organisations: ends, before, after }) => ({ nodes: ends, told: () => words.value.tie(before, after) }));
  return {
    told: () => words.value.change(ties, organisations),
    parts: [
      { heading: () => words.value.formed(ties.come), lines: lines(formed.nodes) },
      { heading: () => words.value.dissolved(ties.gone), lines: lines(dissolved.nodes) },
    ],
    marks: {
      ...noMarks,
      group: grouped([ids(entered.nodes), ids(left.nodes)]).group,
      ties: formed.nodes.flatMap(({ organisations: [a, b], after }) => tied([a!.id], [{ id: b!.id, value: after }]).ties),
    },
    cast: [...new Set(formed.nodes.slice(0, 20).flatMap(({ organisations: ends }) => ids(ends)))],
    entersByItself: false,
  };
}
