import { noMarks, type Marks, type Tie } from '../canvas/marks.ts';
import type { NodeId } from '../view/view.ts';

/** Something with a value: the greater, the larger it is drawn. */
export interface Valued {
  readonly id: NodeId;
  readonly value: number;
}

/** Values from 0 to 1 by their part of the greatest; all 0 where none is above 0. */
export function shares(values: readonly Valued[]): Map<NodeId, number> {
  const greatest = Math.max(0, ...values.map(({ value }) => value));
  return new Map(values.map(({ id, value }) => [id, greatest > 0 ? Math.max(0, value) / greatest : 0]));
}

/** Nodes sized by a value. The organisations of the picture that have none are drawn smallest. */
export function sized(values: readonly Valued[], organisations: readonly NodeId[]): Marks {
  const size = shares(values);
  for (const id of organisations) if (!size.has(id)) size.set(id, 0);
  return { ...noMarks, size };
}

/** Ties from one node to others, as thick as what they share; both ends stand out. */
export function tied(from: readonly NodeId[], to: readonly Valued[]): Marks {
  const weights = shares(to);
  const ties = from.flatMap((source) =>
    to.map(({ id: target }): Tie => ({ id: `tie ${source} ${target}`, source, target, weight: weights.get(target) ?? 0 })),
  );
  return { ...noMarks, nodes: new Set([...from, ...to.map(({ id }) => id)]), ties };
}

/** Members of groups in the colours of these, numbered from 0. */
export function grouped(groups: readonly (readonly NodeId[])[]): Marks {
  return { ...noMarks, group: new Map(groups.flatMap((members, group) => members.map((id) => [id, group] as const))) };
}

/** A trail over nodes and edges that stands out. */
export function trail(nodes: Iterable<NodeId>, edges: Iterable<string>): Marks {
  return { ...noMarks, nodes: new Set(nodes), edges: new Set(edges) };
}
