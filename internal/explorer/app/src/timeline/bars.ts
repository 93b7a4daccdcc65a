import { nameOf } from '../i18n/format.ts';
import { nodeName } from '../network/name.ts';
import type { NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import type { Grouping, Stretch } from '../view/looks.ts';
import type { NodeId } from '../view/view.ts';
import { instantOf } from './scale.ts';

/** A row of the timeline: a project, or the head of a group. */
export type Line =
  | { readonly row: 'group'; readonly key: string; readonly id: NodeId | null; readonly name: string; readonly size: number }
  | { readonly row: 'project'; readonly key: string; readonly bar: Bar };

/** A project in time. */
export interface Bar {
  readonly id: NodeId;
  readonly name: string;
  /** As the API writes dates; null where it is not known. */
  readonly start: string | null;
  readonly end: string | null;
}

/** A group that a project belongs to; id is null where it is no node. */
interface Group {
  readonly id: NodeId | null;
  readonly name: string;
}

/**
 * The projects of the picture by group and then by start; those without a start come last. A project with several
 * organisations is in the group of each. Larger groups come first, equal ones by name; projects without a group are last, under `other`.
 */
export function lines(picture: Picture, by: Grouping, language: string, other: string): Line[] {
  const bars = [...picture.nodes.values()].flatMap((node) => barOf(node) ?? []).sort(inTime);
  if (by === 'none') return bars.map((bar) => ({ row: 'project', key: bar.id, bar }));
  const groupsOf = grouping(picture, by);
  const groups = new Map<string, { group: Group; bars: Bar[] }>();
  for (const bar of bars) {
    const own = groupsOf(picture.nodes.get(bar.id)!);
    for (const group of own.length > 0 ? own : [{ id: null, name: '' }]) {
      const key = group.id ?? group.name;
      const there = groups.get(key);
      if (there) there.bars.push(bar);
      else groups.set(key, { group, bars: [bar] });
    }
  }
  const collator = new Intl.Collator(language, { numeric: true });
  const inOrder = [...groups].sort(([aKey, a], [bKey, b]) =>
    Number(aKey === '') - Number(bKey === '') || b.bars.length - a.bars.length || collator.compare(a.group.name, b.group.name));
  return inOrder.flatMap(([key, { group, bars: within }]): Line[] => [
    { row: 'group', key: `group ${key}`, id: group.id, name: group.name || other, size: within.length },
    ...within.map((bar): Line => ({ row: 'project', key: `${key} ${bar.id}`, bar })),
  ]);
}

function barOf(node: NetworkNode): Bar | undefined {
  const { facts } = node;
  return facts.__typename === 'Project' ? { id: node.id, name: nodeName(node), start: facts.start, end: facts.end } : undefined;
}

function inTime(a: Bar, b: Bar): number {
  const [first, second] = [a.start ?? a.end ?? '9', b.start ?? b.end ?? '9'];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function grouping(picture: Picture, by: Exclude<Grouping, 'none'>): (project: NetworkNode) => Group[] {
  if (by === 'organisation') {
    const parts = new Map<NodeId, Map<NodeId, Group>>();
    for (const { kind, source, target } of picture.edges) {
      if (kind !== 'PARTICIPATION') continue;
      const groups = parts.get(target) ?? new Map<NodeId, Group>();
      parts.set(target, groups.set(source, { id: source, name: nodeName(picture.nodes.get(source)!) }));
    }
    return ({ id }) => [...(parts.get(id)?.values() ?? [])];
  }
  return ({ facts }) => {
    if (facts.__typename !== 'Project') return [];
    if (by === 'programme') return facts.period ? [{ id: null, name: facts.period }] : [];
    return facts.fund ? [{ id: facts.fund.id, name: [nameOf(facts.fund), facts.fund.period].filter(Boolean).join(' ') }] : [];
  };
}

/** From the first start to the last end of some projects, in whole years; null where none is known. */
export function reach(bars: readonly Line[]): Stretch | null {
  const dates = bars.flatMap((line) => (line.row === 'project' ? [line.bar.start, line.bar.end].filter((date) => date !== null) : [])).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first !== undefined && last !== undefined ? { from: instantOf(first.slice(0, 4)), to: instantOf(last.slice(0, 4), true) } : null;
}
