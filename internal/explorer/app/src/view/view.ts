import type { Kind } from '../generated/operations.ts';
import { type Filters, noFilters } from './filters.ts';
import { firstLooks, type Looks } from './looks.ts';
import type { Question } from './question.ts';

/** Id of a node, as the API gives it. */
export type NodeId = string;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How the nodes of a view are shown. */
export const modes = ['graph', 'map', 'table', 'timeline', 'flows', 'review'] as const;
export type Mode = (typeof modes)[number];

/** Nodes of one kind that were brought to the canvas around a node, in the order they came. */
export interface Expansion {
  readonly of: NodeId;
  readonly kind: Kind;
  readonly brought: readonly NodeId[];
}

/**
 * All that a person has made of the canvas, and nothing that the server said: with it and the
 * same data the same picture comes about. It is never changed; what a person does makes
 * another one.
 */
export interface View {
  /** Nodes that were put on the canvas by themselves. */
  readonly roots: readonly NodeId[];
  /** Each of a node that is a root or was brought by one before it; one for each node and kind. */
  readonly expansions: readonly Expansion[];
  /** Nodes that would be on the canvas and are not to be seen. */
  readonly hidden: readonly NodeId[];
  /** Nodes that the layout leaves where they are. */
  readonly pinned: Readonly<Record<NodeId, Point>>;
  readonly filters: Filters;
  readonly mode: Mode;
  readonly looks: Looks;
  readonly question: Question | null;
  /** What the person looks at: the card shows the last one. At most two, in the order they were picked. */
  readonly selected: readonly NodeId[];
}

export const emptyView: View = {
  roots: [],
  expansions: [],
  hidden: [],
  pinned: {},
  filters: noFilters,
  mode: 'graph',
  looks: firstLooks,
  question: null,
  selected: [],
};

/** The nodes on the canvas, hidden or not: roots, then what expansions brought, each once. */
export function placed(view: View): NodeId[] {
  const nodes = new Set(view.roots);
  for (const expansion of view.expansions) {
    if (nodes.has(expansion.of)) for (const id of expansion.brought) nodes.add(id);
  }
  return [...nodes];
}

/** The nodes of the canvas that are to be seen. */
export function visible(view: View): NodeId[] {
  const hidden = new Set(view.hidden);
  return placed(view).filter((id) => !hidden.has(id));
}

/** Puts nodes on the canvas by themselves; those that were hidden are seen again. */
export function put(view: View, ids: readonly NodeId[]): View {
  const there = new Set(view.roots);
  const added = ids.filter((id) => !there.has(id));
  return {
    ...view,
    roots: added.length > 0 ? [...view.roots, ...new Set(added)] : view.roots,
    hidden: without(view.hidden, ids),
  };
}

/** Takes nodes off the canvas, with what only they brought to it. */
export function remove(view: View, ids: readonly NodeId[]): View {
  const expansions = view.expansions
    .filter((expansion) => !ids.includes(expansion.of))
    .map((expansion) => ({ ...expansion, brought: without(expansion.brought, ids) }))
    .filter((expansion) => expansion.brought.length > 0);
  return tidy({ ...view, roots: without(view.roots, ids), expansions });
}

/** Brings nodes to the canvas around a node that is on it. What an expansion of the kind brought before stays. */
export function expand(view: View, of: NodeId, kind: Kind, brought: readonly NodeId[]): View {
  if (brought.length === 0) return view;
  const before = expansionOf(view, of, kind);
  const grown = { of, kind, brought: [...new Set([...(before?.brought ?? []), ...brought])] };
  return {
    ...view,
    expansions: before
      ? view.expansions.map((expansion) => (expansion === before ? grown : expansion))
      : [...view.expansions, grown],
    hidden: without(view.hidden, brought),
  };
}

/** Takes back the expansion of a node by a kind, or all of its expansions, and what came from them alone. */
export function collapse(view: View, of: NodeId, kind?: Kind): View {
  const kept = view.expansions.filter((expansion) => expansion.of !== of || (kind && expansion.kind !== kind));
  return kept.length === view.expansions.length ? view : tidy({ ...view, expansions: kept });
}

export function expansionOf(view: View, of: NodeId, kind: Kind): Expansion | undefined {
  return view.expansions.find((expansion) => expansion.of === of && expansion.kind === kind);
}

export function hide(view: View, ids: readonly NodeId[]): View {
  return { ...view, hidden: [...new Set([...view.hidden, ...ids])], selected: without(view.selected, ids) };
}

/** Shows again what was hidden: these nodes, or all. */
export function unhide(view: View, ids: readonly NodeId[] = view.hidden): View {
  return { ...view, hidden: without(view.hidden, ids) };
}

export function pin(view: View, at: Readonly<Record<NodeId, Point>>): View {
  return { ...view, pinned: { ...view.pinned, ...at } };
}

/** Gives nodes back to the layout: these, or all. */
export function unpin(view: View, ids: readonly NodeId[] = Object.keys(view.pinned)): View {
  const pinned = Object.fromEntries(Object.entries(view.pinned).filter(([id]) => !ids.includes(id)));
  return { ...view, pinned };
}

/** Looks at one node, or at none. */
export function select(view: View, id: NodeId | null): View {
  return { ...view, selected: id === null ? [] : [id] };
}

/** Picks a second node beside the one that was looked at, or drops one that was picked. */
export function pick(view: View, id: NodeId): View {
  if (view.selected.includes(id)) return { ...view, selected: without(view.selected, [id]) };
  return { ...view, selected: [...view.selected, id].slice(-2) };
}

export function show(view: View, mode: Mode): View {
  return { ...view, mode };
}

/** Chooses something in one way to show the picture, whichever is shown. */
export function look<K extends keyof Looks>(view: View, of: K, chosen: Partial<Looks[K]>): View {
  return { ...view, looks: { ...view.looks, [of]: { ...view.looks[of], ...chosen } } };
}

export function filterBy(view: View, filters: Filters): View {
  return { ...view, filters };
}

export function ask(view: View, question: Question | null): View {
  return { ...view, question };
}

/** Takes everything off the canvas, and leaves filters, mode and looks. */
export function clear(view: View): View {
  return { ...emptyView, filters: view.filters, mode: view.mode, looks: view.looks };
}

/** Gives nodes that are known by another id now that id. */
export function rename(view: View, now: ReadonlyMap<NodeId, NodeId>): View {
  const newest = (id: NodeId) => now.get(id) ?? id;
  const each = (ids: readonly NodeId[]) => [...new Set(ids.map(newest))];
  return {
    ...view,
    roots: each(view.roots),
    expansions: view.expansions.map(({ of, kind, brought }) => ({ of: newest(of), kind, brought: each(brought) })),
    hidden: each(view.hidden),
    pinned: Object.fromEntries(Object.entries(view.pinned).map(([id, at]) => [newest(id), at])),
    selected: each(view.selected),
  };
}

/** Drops what speaks of nodes that are not on the canvas: expansions, hidden and pinned ones. */
function tidy(view: View): View {
  const reached = new Set(view.roots);
  const expansions = view.expansions.filter((expansion) => {
    if (!reached.has(expansion.of)) return false;
    for (const id of expansion.brought) reached.add(id);
    return true;
  });
  return {
    ...view,
    expansions,
    hidden: view.hidden.filter((id) => reached.has(id)),
    pinned: Object.fromEntries(Object.entries(view.pinned).filter(([id]) => reached.has(id))),
  };
}

function without(ids: readonly NodeId[], gone: readonly NodeId[]): readonly NodeId[] {
  const set = new Set(gone);
  return ids.some((id) => set.has(id)) ? ids.filter((id) => !set.has(id)) : ids;
}
