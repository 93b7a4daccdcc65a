import type { ProjectFilter, Role } from '../generated/operations.ts';

/** Which projects the view is about. What is empty or null asks for nothing. */
export interface Filters {
  /** Programme periods, such as 2014-2020. */
  readonly programmes: readonly string[];
  /** Ids of funds and other funders. */
  readonly funders: readonly string[];
  /** Ids of places in the target area. */
  readonly places: readonly string[];
  /** Roles in which organisations take part. */
  readonly roles: readonly Role[];
  /** First and last day on which projects may be under way, as precise as the API takes dates. */
  readonly from: string | null;
  readonly to: string | null;
  /** Euros granted in all. */
  readonly least: string | null;
  readonly most: string | null;
}

export const noFilters: Filters = {
  programmes: [],
  funders: [],
  places: [],
  roles: [],
  from: null,
  to: null,
  least: null,
  most: null,
};

/** The filter of the API that takes the same projects; undefined where all are taken. */
export function projectFilter(filters: Filters): ProjectFilter | undefined {
  const filter: ProjectFilter = {
    ...(filters.programmes.length > 0 && { periods: filters.programmes }),
    ...(filters.funders.length > 0 && { funders: { any: filters.funders } }),
    ...(filters.places.length > 0 && { targetPlaces: { any: filters.places } }),
    ...(filters.roles.length > 0 && { roles: filters.roles }),
    ...((filters.from !== null || filters.to !== null) && { active: { ...some('from', filters.from), ...some('to', filters.to) } }),
    ...((filters.least !== null || filters.most !== null) && { granted: { ...some('min', filters.least), ...some('max', filters.most) } }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

function some<K extends string>(name: K, value: string | null): { readonly [N in K]?: string } {
  return value === null ? {} : ({ [name]: value } as { readonly [N in K]?: string });
}

/** How many conditions there are, for the badge on the filters. */
export function countConditions(filters: Filters): number {
  return Object.keys(projectFilter(filters) ?? {}).length;
}
