import type { FlowsData } from '../generated/operations.ts';
import { nameOf } from '../i18n/format.ts';
import type { NodeId } from '../view/view.ts';

export type Flow = FlowsData['flows']['nodes'][number];

/** What a cell counts. */
export const measures = ['projects', 'granted'] as const;
export type Measure = (typeof measures)[number];

/** A row or a column: a place, and the sum of its cells. */
export interface Side {
  readonly id: NodeId;
  readonly name: string;
  readonly sum: number;
}

/** Flows from rows to columns. */
export interface Matrix {
  readonly rows: readonly Side[];
  readonly columns: readonly Side[];
  /** By row and column; what is not there is nothing. */
  readonly cells: ReadonlyMap<NodeId, ReadonlyMap<NodeId, number>>;
  /** The largest cell. */
  readonly most: number;
  readonly sum: number;
  /** Places that had no room. */
  readonly omitted: number;
}

/** How sides are ordered: by name, by their sums, or by what they have in common with one place of the other side. */
export type Order = { readonly by: 'name' } | { readonly by: 'sum' } | { readonly by: 'place'; readonly id: NodeId };

/**
 * A matrix of flows. Both sides have the places with the largest sums, at most `most` of them; sums are over all flows. Sums
 * add up flows: a project that reaches several places counts in each of them.
 */
export function matrixOf(flows: readonly Flow[], measure: Measure, most: number, shown: (id: NodeId) => boolean): Matrix {
  const names = new Map<NodeId, string>();
  const cells = new Map<NodeId, Map<NodeId, number>>();
  const out = new Map<NodeId, number>();
  const into = new Map<NodeId, number>();
  for (const { from, to, projects, granted } of flows) {
    if (!shown(from.id) || !shown(to.id)) continue;
    const value = measure === 'projects' ? projects : Number(granted ?? 0);
    for (const place of [from, to]) names.set(place.id, nameOf(place));
    const row = cells.get(from.id) ?? new Map<NodeId, number>();
    cells.set(from.id, row.set(to.id, value));
    out.set(from.id, (out.get(from.id) ?? 0) + value);
    into.set(to.id, (into.get(to.id) ?? 0) + value);
  }
  const sides = (sums: ReadonlyMap<NodeId, number>) =>
    [...sums].map(([id, sum]) => ({ id, name: names.get(id)!, sum })).sort((a, b) => b.sum - a.sum || (a.id < b.id ? -1 : 1));
  const rows = sides(out);
  const columns = sides(into);
  const kept = { rows: rows.slice(0, most), columns: columns.slice(0, most) };
  const places = new Set([...kept.rows, ...kept.columns].map(({ id }) => id));
  const values = kept.rows.flatMap(({ id }) => kept.columns.map((column) => cells.get(id)?.get(column.id) ?? 0));
  return {
    ...kept,
    cells,
    most: values.reduce((largest, value) => Math.max(largest, value), 0),
    sum: rows.reduce((total, { sum }) => total + sum, 0),
    omitted: names.size - places.size,
  };
}

/** The sides of a matrix in an order; pinned places are always first. `across` has the cell with a place of the other side. */
export function inOrder(sides: readonly Side[], order: Order, language: string, across: (id: NodeId, place: NodeId) => number, pinned: (id: NodeId) => boolean): Side[] {
  const collator = new Intl.Collator(language);
  const compare = (a: Side, b: Side): number => {
    if (order.by === 'name') return collator.compare(a.name, b.name);
    if (order.by === 'sum') return b.sum - a.sum;
    return across(b.id, order.id) - across(a.id, order.id);
  };
  return [...sides].sort((a, b) => Number(pinned(b.id)) - Number(pinned(a.id)) || compare(a, b) || b.sum - a.sum || (a.id < b.id ? -1 : 1));
}

/** How dark a cell is, 0 to 5: equal steps of the square root, so that small flows are seen beside large ones. */
export function shadeOf(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(value / most) * 5));
}
