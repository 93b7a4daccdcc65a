import { type FacetsData, type FacetsVariables, Role } from '../generated/operations.ts';
import { nameOf } from '../i18n/format.ts';
import { type Filters, noFilters, projectFilter } from '../view/filters.ts';

/** A value that can be chosen, and how many projects would pass with it. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

/** What a list of choices is about: a field of the filters that holds several values. */
export type Several = 'programmes' | 'funders' | 'places' | 'roles';

/** The variables of the query for facets: each list leaves its own condition out. */
export function facetVariables(filters: Filters): FacetsVariables {
  const without = (fields: Partial<Filters>) => projectFilter({ ...filters, ...fields }) ?? {};
  return {
    all: without({}),
    otherProgrammes: without({ programmes: [] }),
    otherFunders: without({ funders: [] }),
    otherPlaces: without({ places: [] }),
    otherRoles: without({ roles: [] }),
    otherTimes: without({ from: null, to: null }),
    chosen: [...filters.funders, ...filters.places].slice(0, 100),
  };
}

type Named = FacetsData['chosen'][number];

/** The choices of one list: what is chosen first, then by how many projects there are. */
export function choices(facets: FacetsData, of: Several, filters: Filters, roleNames: Readonly<Record<Role, string>>): Choice[] {
  const found = counted(facets, of, roleNames);
  const known = new Set(found.map(({ value }) => value));
  const names = new Map(facets.chosen.map((node) => [node?.id, node]));
  const chosen = filters[of] as readonly string[];
  const left = chosen
    .filter((value) => !known.has(value))
    .map((value) => ({ value, name: of === 'roles' ? roleNames[value as Role] : nameIn(names.get(value) ?? null, value), count: 0 }));
  const all = [...found, ...left];
  return [...all.filter(({ value }) => chosen.includes(value)), ...all.filter(({ value }) => !chosen.includes(value))];
}

function counted(facets: FacetsData, of: Several, roleNames: Readonly<Record<Role, string>>): Choice[] {
  switch (of) {
    case 'programmes':
      return buckets(facets.programmes).map(({ value, count }) => ({ value, name: value, count }));
    case 'funders':
      return buckets(facets.funders).map(({ value, count, node }) => ({ value, name: nameIn(node, value), count }));
    case 'places':
      return buckets(facets.places).map(({ value, count, node }) => ({ value, name: nameIn(node, value), count }));
    case 'roles':
      return Object.values(Role)
        .map((role) => ({ value: role, name: roleNames[role], count: facets[role].totalCount }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count);
  }
}

function buckets<B>({ facets }: { readonly facets: readonly { readonly buckets: readonly B[] }[] }): B[] {
  return facets.flatMap((facet) => facet.buckets);
}

/** Funds are named with their period: the same fund comes again in each. */
function nameIn(node: Named, id: string): string {
  if (!node || !('names' in node)) return id;
  const name = nameOf(node);
  return node.__typename === 'Fund' && node.period ? `${name} ${node.period}` : name;
}

/** Projects by the year in which they start, without gaps, from the first year to the last of the data. */
export function projectsByYear(facets: FacetsData | undefined, first: number, last: number): number[] {
  const found = new Map(facets ? buckets(facets.years).map(({ value, count }) => [Number(value), count]) : []);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => found.get(first + i) ?? 0);
}

/** Chooses a value, or no longer. */
export function toggled(filters: Filters, of: Several, value: string): Filters {
  const chosen = filters[of] as readonly string[];
  const now = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...filters, [of]: now };
}

/** Nothing is asked for in one list, or in all. */
export function cleared(filters: Filters, of?: Several): Filters {
  return of ? { ...filters, [of]: [] } : noFilters;
}

/** Euros as a person writes them: "1 250 000", "12,50"; null for none, undefined for what is no amount. */
export function readAmount(text: string): string | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,15}(\.\d{1,2})?$/.test(plain) ? plain : undefined;
}
