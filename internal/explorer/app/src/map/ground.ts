import type { Client } from '../api/client.ts';
import { Places, type PlacesData } from '../generated/operations.ts';
import { nameOf } from '../i18n/format.ts';
import type { NodeId } from '../view/view.ts';
import { cellsOf, edgesBetween, type Ring } from './cells.ts';
import { mean, type Plane, project } from './projection.ts';

export type Municipality = PlacesData['municipalities']['nodes'][number];

/** The municipalities of today. */
export async function readMunicipalities(client: Client, signal: AbortSignal): Promise<Municipality[]> {
  const found: Municipality[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data }: { data: PlacesData } = await client.read(Places, { after }, signal);
    found.push(...data.municipalities.nodes);
    ({ endCursor: after, hasNextPage: more } = data.municipalities.pageInfo);
  }
  return found;
}

/** What the map is drawn on. */
export interface Ground {
  /** Where each municipality, sub-region and region is; the latter two are where the mean of their municipalities is. */
  readonly places: ReadonlyMap<NodeId, Plane>;
  readonly names: ReadonlyMap<NodeId, string>;
  readonly regions: readonly { readonly id: NodeId; readonly name: string; readonly at: Plane }[];
  /** The area of each municipality, as far as it can be told from where the municipalities are. */
  readonly cells: readonly Ring[];
  /** The lines between regions, and around all. */
  readonly borders: readonly (readonly [Plane, Plane])[];
}

/** The ground that follows from where the municipalities are. Those whose place is not known are left out. */
export function groundOf(municipalities: readonly Municipality[]): Ground {
  const located = municipalities.flatMap((one) => (one.location ? [{ ...one, at: project(one.location) }] : []));
  const places = new Map(located.map(({ id, at }) => [id, at]));
  const names = new Map(located.map((one) => [one.id, nameOf(one)]));
  const regions = new Map<NodeId, { name: string; within: Plane[] }>();
  const subRegions = new Map<NodeId, Plane[]>();
  for (const { at, region, subRegion } of located) {
    if (subRegion) subRegions.set(subRegion.id, [...(subRegions.get(subRegion.id) ?? []), at]);
    if (!region) continue;
    const there = regions.get(region.id) ?? { name: nameOf(region), within: [] };
    there.within.push(at);
    regions.set(region.id, there);
  }
  for (const [id, within] of subRegions) places.set(id, mean(within));
  for (const [id, { within, name }] of regions) {
    places.set(id, mean(within));
    names.set(id, name);
  }
  const cells = cellsOf(located.map(({ at }) => at));
  return {
    places,
    names,
    regions: [...regions].map(([id, { name, within }]) => ({ id, name, at: mean(within) })),
    cells,
    borders: edgesBetween(cells, located.map(({ region }) => region?.id)),
  };
}
