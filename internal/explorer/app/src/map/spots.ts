import { nodeName } from '../network/name.ts';
import type { NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import type { NodeId } from '../view/view.ts';
import { type Coordinates, type Plane, project } from './projection.ts';

/** Nodes of the picture at one place. */
export interface Spot {
  /** Id of the municipality or other place; the coordinates of what is at home in none. */
  readonly key: string;
  readonly at: Plane;
  readonly nodes: readonly NodeId[];
}

/** Projects that join two spots. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly projects: readonly NodeId[];
}

/** What of the picture can be put on a map. */
export interface Located {
  readonly spots: readonly Spot[];
  readonly lines: readonly Line[];
  /** Nodes that are neither at a spot nor, as projects, join any. */
  readonly placeless: readonly NodeId[];
}

/**
 * Puts the picture on the map. Organisations are at their municipality, places where they are, and a project is where its
 * organisations and the places of its target area are: it leads from its coordinator's spot, or where that is not known
 * from the spot where most of it is, to each of the others.
 */
export function locate(picture: Picture, places: ReadonlyMap<NodeId, Plane>): Located {
  const spots = new Map<string, { at: Plane; nodes: NodeId[] }>();
  const spotOf = new Map<NodeId, string>();
  for (const node of picture.nodes.values()) {
    const home = homeOf(node, places);
    if (!home) continue;
    spotOf.set(node.id, home.key);
    const there = spots.get(home.key);
    if (there) there.nodes.push(node.id);
    else spots.set(home.key, { at: home.at, nodes: [node.id] });
  }
  const lines = new Map<string, { from: string; to: string; projects: NodeId[] }>();
  const joined = new Set<NodeId>();
  for (const [project, parts] of partsOf(picture, spotOf)) {
    joined.add(project);
    const hub = hubOf(parts);
    for (const to of new Set(parts.map(({ spot }) => spot))) {
      if (to === hub) continue;
      const key = `${hub} ${to}`;
      const line = lines.get(key) ?? { from: hub, to, projects: [] };
      line.projects.push(project);
      lines.set(key, line);
    }
  }
  return {
    spots: [...spots].map(([key, spot]) => ({ key, ...spot })),
    lines: [...lines.values()],
    placeless: [...picture.nodes.keys()].filter((id) => !spotOf.has(id) && !joined.has(id)),
  };
}

function homeOf({ id, facts }: NetworkNode, places: ReadonlyMap<NodeId, Plane>): { key: string; at: Plane } | null {
  const known = places.get(id);
  if (known) return { key: id, at: known };
  if (facts.__typename !== 'Organisation' && facts.__typename !== 'Municipality') return null;
  const municipality = facts.__typename === 'Organisation' ? facts.municipality?.id : undefined;
  const home = municipality === undefined ? undefined : places.get(municipality);
  if (municipality !== undefined && home) return { key: municipality, at: home };
  const { location } = facts;
  return location && isSomewhere(location) ? { key: `${location.latitude} ${location.longitude}`, at: project(location) } : null;
}

function isSomewhere({ latitude, longitude }: Coordinates): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

interface Part {
  readonly spot: string;
  readonly leads: boolean;
}

function partsOf(picture: Picture, spotOf: ReadonlyMap<NodeId, string>): Map<NodeId, Part[]> {
  const parts = new Map<NodeId, Part[]>();
  for (const { kind, source, target, role } of picture.edges) {
    const [project, other] = kind === 'PARTICIPATION' ? [target, source] : [source, target];
    if (kind !== 'PARTICIPATION' && kind !== 'TARGETS') continue;
    const spot = spotOf.get(other);
    if (spot === undefined) continue;
    parts.set(project, [...(parts.get(project) ?? []), { spot, leads: role === 'COORDINATOR' }]);
  }
  return parts;
}

function hubOf(parts: readonly Part[]): string {
  const leader = parts.find(({ leads }) => leads);
  if (leader) return leader.spot;
  const counts = new Map<string, number>();
  for (const { spot } of parts) counts.set(spot, (counts.get(spot) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}

/** What to call a spot: the place that it is, else its only node, else the first of its nodes. */
export function spotName({ key, nodes }: Spot, picture: Picture, names: ReadonlyMap<NodeId, string>): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const node = picture.nodes.get(nodes[0]!);
  if (!node) return '';
  const home = node.facts.__typename === 'Organisation' ? node.facts.municipality?.name : undefined;
  return home ?? nodeName(node);
}
