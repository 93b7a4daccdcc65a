import type {
  BrokersData, CentralData, CentralityMetric, ChangeData, CommunitiesData, PartnersData, PathsBetweenData, RecommendationsData,
} from '../generated/operations.ts';
import { noMarks } from '../canvas/marks.ts';
import { calledName } from '../network/name.ts';
import type { NodeId } from '../view/view.ts';
import type { Answer, Line } from './answer.ts';
import { grouped, sized, tied, trail, type Valued } from './marking.ts';
import { words } from './words.ts';

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

/** Of these rankings the first are told; `drawn` has the values of the organisations of the canvas, wherever they stand. */
export function brokersAnswer({ edges, totalCount }: NonNullable<BrokersData['brokerage']>, drawn: readonly Valued[], organisations: readonly NodeId[]): Answer {
  return {
    told: () => words.value.brokers(edges.length, totalCount),
    parts: [{
      lines: edges.map((broker) => ({
        nodes: [broker.node],
        told: () => words.value.broker(broker.effectiveSize, broker.constraint, broker.dependsOnOnePartner && broker.mainPartner ? calledName(broker.mainPartner) : null),
      })),
    }],
    marks: sized([...edges.map(({ node, effectiveSize }) => ({ id: node.id, value: effectiveSize })), ...drawn], organisations),
    cast: ids(edges.slice(0, 20).map(({ node }) => node)),
    entersByItself: false,
  };
}

export function centralityAnswer(
  metric: CentralityMetric, { edges, totalCount }: NonNullable<CentralData['centrality']>, drawn: readonly Valued[], organisations: readonly NodeId[],
): Answer {
  return {
    told: () => words.value.central(words.value.metrics[metric], edges.length, totalCount),
    parts: [{ lines: edges.map(({ node, value }) => ({ nodes: [node], told: () => words.value.value(value) })) }],
    marks: sized([...edges.map(({ node, value }) => ({ id: node.id, value })), ...drawn], organisations),
    cast: ids(edges.slice(0, 20).map(({ node }) => node)),
    entersByItself: false,
  };
}

type Communities = NonNullable<CommunitiesData['communities']>;

/** `drawn` has the ranks of the communities of the organisations of the canvas. Those that are told have colours. */
export function communitiesAnswer({ nodes, totalCount, organisations, modularity }: Communities, drawn: readonly Valued[]): Answer {
  const uncoloured = drawn.filter(({ value }) => value > nodes.length).length;
  return {
    told: () => words.value.communities(nodes.length, totalCount, organisations, modularity, uncoloured),
    parts: [{
      lines: nodes.map(({ rank, size, members, traits }): Line => ({
        nodes: members.nodes,
        group: rank - 1,
        told: () => words.value.community(size, [
          ...traits.places.slice(0, 2).map(({ node, value }) => (node ? calledName(node) : value)),
          ...traits.words.slice(0, 3).map(({ value }) => value),
        ]),
      })),
    }],
    marks: grouped(nodes.map(({ rank, members }) => [...ids(members.nodes), ...ids(drawn.filter(({ value }) => value === rank))])),
    cast: nodes.flatMap(({ members }) => ids(members.nodes)),
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
