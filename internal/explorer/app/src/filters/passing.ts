import type { NetworkEdge, NetworkNode } from '../network/network.ts';
import type { Filters } from '../view/filters.ts';
import type { NodeId } from '../view/view.ts';

/**
 * Whether a project has a day in a time, as the API says of `active`: an end that is not known is open, without both
 * there is no time, and years and months stand for all their days.
 */
export function isActive(start: string | null, end: string | null, { from, to }: Pick<Filters, 'from' | 'to'>): boolean {
  if (start === null && end === null) return from === null && to === null;
  return !isAfter(firstDay(start ?? ''), to) && (end === null || from === null || lastDay(end) >= from);
}

function isAfter(day: string, date: string | null): boolean {
  return date !== null && day.slice(0, date.length) > date;
}

function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length !== 7) return date;
  const [year, month] = date.split('-').map(Number);
  return `${date}-${new Date(Date.UTC(year!, month!, 0)).getUTCDate()}`;
}

/**
 * The nodes of the canvas that stay when only some of its projects pass. Other nodes are judged by how near they are to
 * projects: what leads to a project stays with one that passes, what leads to such a node stays with one that does, and so on.
 * Nodes that lead to no project of the canvas stay: the filters say nothing of them. Projects may be joined in some roles only.
 */
export function passingNodes(
  nodes: readonly NetworkNode[],
  edges: Iterable<NetworkEdge>,
  passes: (project: NetworkNode) => boolean,
  roles: Filters['roles'],
): Set<NodeId> {
  const passing = new Set<NodeId>();
  const judged = new Set<NodeId>();
  for (const node of nodes) {
    if (node.kind !== 'PROJECT') continue;
    judged.add(node.id);
    if (passes(node)) passing.add(node.id);
  }
  const around = neighbours(nodes, edges, (edge) => isInRole(edge, roles));
  for (let layer = [...judged]; layer.length > 0; ) {
    const next = new Set(layer.flatMap((id) => around(id).all.filter((other) => !judged.has(other))));
    const stay = [...next].filter((id) => around(id).counted.some((other) => judged.has(other) && passing.has(other)));
    for (const id of next) judged.add(id);
    for (const id of stay) passing.add(id);
    layer = [...next];
  }
  for (const { id } of nodes) if (!judged.has(id)) passing.add(id);
  return passing;
}

/** Whether an edge counts where only some roles are asked for. */
export function isInRole({ role }: Pick<NetworkEdge, 'role'>, roles: Filters['roles']): boolean {
  return roles.length === 0 || role === null || roles.includes(role);
}

interface Around {
  readonly all: NodeId[];
  readonly counted: NodeId[];
}

function neighbours(nodes: readonly NetworkNode[], edges: Iterable<NetworkEdge>, counts: (edge: NetworkEdge) => boolean): (id: NodeId) => Around {
  const around = new Map<NodeId, Around>(nodes.map(({ id }) => [id, { all: [], counted: [] }]));
  for (const edge of edges) {
    const source = around.get(edge.source);
    const target = around.get(edge.target);
    if (!source || !target) continue;
    source.all.push(edge.target);
    target.all.push(edge.source);
    if (!counts(edge)) continue;
    source.counted.push(edge.target);
    target.counted.push(edge.source);
  }
  return (id) => around.get(id)!;
}
