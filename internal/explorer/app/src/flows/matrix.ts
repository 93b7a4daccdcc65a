import type { FlowsData } from '../generated/operations.ts';
import { nameOf } from '../i18n/format.ts';
import type { Measure, Order } from '../view/looks.ts';
import type { NodeId } from '../view/view.ts';
import type { Totals } from './read.ts';

export type Flow = FlowsData['flows']['nodes'][number];

/** A row or a column: a place, and what all its flows come to, each project counted once. */
export interface Side {
  readonly id: NodeId;
  readonly name: string;
  readonly total: number;
}

/** Flows from rows to columns. */
export interface Matrix {
  readonly rows: readonly Side[];
  readonly columns: readonly Side[];
  /** By row and column; what is not there is nothing. */
  readonly cells: ReadonlyMap<NodeId, ReadonlyMap<NodeId, number>>;
  /** The largest cell. */
  readonly most: number;
  /** What all flows come to. */
  readonly total: number;
  /** Places that had no room. */
  readonly omitted: number;
}

/**
 * A matrix of flows. Both sides have the places with the largest totals, at most `most` of them. Totals are of all flows, also those of places
 * that are not shown or have no room; cells overlap, as a project that reaches several places is in the cell of each.
 */
export function matrixOf(flows: readonly Flow[], totals: Totals, measure: Measure, most: number, shown: (id: NodeId) => boolean): Matrix {
  const valueOf = ({ projects, granted }: Pick<Flow, 'projects' | 'granted'>) => (measure === 'projects' ? projects : Number(granted ?? 0));
  const sides = (ends: Totals['origins']): Side[] =>
    ends
      .filter(({ place }) => shown(place.id))
      .map((end) => ({ id: end.place.id, name: nameOf(end.place), total: valueOf(end) }))
      .sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  const cells = new Map<NodeId, Map<NodeId, number>>();
  for (const flow of flows) {
    const row = cells.get(flow.from.id) ?? new Map<NodeId, number>();
    cells.set(flow.from.id, row.set(flow.to.id, valueOf(flow)));
  }
  const [origins, destinations] = [sides(totals.origins), sides(totals.destinations)];
  const [rows, columns] = [origins.slice(0, most), destinations.slice(0, most)];
  const values = rows.flatMap(({ id }) => columns.map((column) => cells.get(id)?.get(column.id) ?? 0));
  const ids = (places: readonly Side[]) => places.map(({ id }) => id);
  return {
    rows,
    columns,
    cells,
    most: values.reduce((largest, value) => Math.max(largest, value), 0),
    total: valueOf(totals),
    omitted: new Set([...ids(origins), ...ids(destinations)]).size - new Set([...ids(rows), ...ids(columns)]).size,
  };
}

/** The sides of a matrix in an order; pinned places are always first. `across` has the cell with a place of the other side. */
export function inOrder(sides: readonly Side[], order: Order, language: string, across: (id: NodeId, place: NodeId) => number, pinned: (id: NodeId) => boolean): Side[] {
  const collator = new Intl.Collator(language);
  const compare = (a: Side, b: Side): number => {
    if (order.by === 'name') return collator.compare(a.name, b.name);
    if (order.by === 'total') return b.total - a.total;
    return across(b.id, order.id) - across(a.id, order.id);
  };
  return [...sides].sort((a, b) => Number(pinned(b.id)) - Number(pinned(a.id)) || compare(a, b) || b.total - a.total || (a.id < b.id ? -1 : 1));
}

/** How dark a cell is, 0 to 5: equal steps of the square root, so that small flows are seen beside large ones. */
export function shadeOf(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(value / most) * 5));
}
