import type { Plane } from './projection.ts';

/** The area around a site: its corners in order, and for the edge that begins at each corner the site beyond it, -1 where there is none. */
export interface Ring {
  readonly corners: readonly Plane[];
  readonly beyond: readonly number[];
  readonly site: Plane;
  /** How far it reaches from its site at the most. */
  readonly radius: number;
}

const sides = 20; // of the polygon that bounds a cell where no neighbour does
const nearest = 5; // how far a cell may reach follows from this many neighbours

/**
 * The areas that are nearest to each site (G. Voronoi, 1908), within a circle that is the larger the farther the neighbours are:
 * what lies around the sites as a whole then looks like the country that they are in. Each half-plane is clipped by
 * I. Sutherland and G. Hodgman, Communications of the ACM 17, 1974. Quadratic in sites.
 */
export function cellsOf(sites: readonly Plane[]): Ring[] {
  return sites.map((site, i) => {
    const others = sites
      .map((other, j) => ({ j, at: other, distance: Math.hypot(other.x - site.x, other.y - site.y) }))
      .filter(({ j, distance }) => j !== i && distance > 0)
      .sort((a, b) => a.distance - b.distance);
    const radius = 0.74 * (others[Math.min(nearest, others.length) - 1]?.distance ?? 0.01);
    let ring = circle(site, radius);
    for (const { j, at, distance } of others) {
      if (distance > 2 * radius) break;
      ring = clipped(ring, site, at, j);
    }
    return ring;
  });
}

function circle({ x, y }: Plane, radius: number): Ring {
  const corners = Array.from({ length: sides }, (_, k) => {
    const angle = (k / sides) * 2 * Math.PI;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
  return { corners, beyond: corners.map(() => -1), site: { x, y }, radius };
}

/** The part of a ring that is nearer to one site than to another. */
function clipped(ring: Ring, own: Plane, other: Plane, j: number): Ring {
  const { corners, beyond } = ring;
  const [dx, dy] = [other.x - own.x, other.y - own.y];
  const limit = (dx * (own.x + other.x) + dy * (own.y + other.y)) / 2;
  const over = corners.map(({ x, y }) => dx * x + dy * y - limit);
  const kept: Plane[] = [];
  const behind: number[] = [];
  corners.forEach((corner, k) => {
    const next = (k + 1) % corners.length;
    const [a, b] = [over[k]!, over[next]!];
    if (a <= 0) {
      kept.push(corner);
      behind.push(beyond[k]!);
    }
    if (a <= 0 === b <= 0) return;
    const share = a / (a - b);
    kept.push({ x: corner.x + share * (corners[next]!.x - corner.x), y: corner.y + share * (corners[next]!.y - corner.y) });
    behind.push(a <= 0 ? j : beyond[k]!);
  });
  return { ...ring, corners: kept, beyond: behind };
}

const pieces = 6; // of an edge, for each of which it is asked how far the cell beyond reaches

/**
 * The lines between cells of different groups, each once, and those beyond which there is no cell: a cell does not reach along
 * all of an edge where its circle is smaller.
 */
export function edgesBetween(cells: readonly Ring[], groups: readonly unknown[]): (readonly [Plane, Plane])[] {
  return cells.flatMap(({ corners, beyond, site }, i) =>
    corners.flatMap((corner, k) => {
      const next = corners[(k + 1) % corners.length]!;
      const j = beyond[k]!;
      if (j < 0 || (j > i && groups[j] !== groups[i])) return [[corner, next] as const];
      return parts(corner, next).filter(([a, b]) => Math.hypot((a.x + b.x) / 2 - site.x, (a.y + b.y) / 2 - site.y) > cells[j]!.radius);
    }),
  );
}

function parts(from: Plane, to: Plane): (readonly [Plane, Plane])[] {
  const at = (k: number) => ({ x: from.x + ((to.x - from.x) * k) / pieces, y: from.y + ((to.y - from.y) * k) / pieces });
  return Array.from({ length: pieces }, (_, k) => [at(k), at(k + 1)] as const);
}
