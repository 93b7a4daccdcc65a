import type { FlowLevel } from '../generated/operations.ts';

/** By which column rows are sorted, and which way; as the picture has them where there is no column. */
export interface Sorting<C extends string> {
  readonly column: C | null;
  readonly descending: boolean;
}

export const nodeColumns = ['kind', 'name', 'about', 'place', 'start', 'end', 'granted', 'edges'] as const;
export type NodeColumn = (typeof nodeColumns)[number];
export const relationColumns = ['from', 'relation', 'to', 'role', 'amount'] as const;
export type RelationColumn = (typeof relationColumns)[number];

/** What the table has as rows. */
export const rowKinds = ['nodes', 'relations'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface TableLook {
  readonly rows: RowKind;
  /** Words that rows must hold. */
  readonly sought: string;
  readonly nodes: Sorting<NodeColumn>;
  readonly relations: Sorting<RelationColumn>;
}

/** What of the projected world is seen: the middle, and how many pixels a unit has. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** What of the picture is seen on the canvas: the middle, in a square of side 1 that holds all nodes, and how many times larger than where all are seen. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface MapLook {
  /** Null where all is seen. */
  readonly camera: Camera | null;
}

/** What the timeline puts projects together by. */
export const groupings = ['none', 'fund', 'programme', 'organisation'] as const;
export type Grouping = (typeof groupings)[number];

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface TimelineLook {
  readonly by: Grouping;
  /** Null where all the time of the projects is seen. */
  readonly stretch: Stretch | null;
}

/** Of which projects flows are: all that pass the filters, or those on the canvas. */
export const flowScopes = ['all', 'canvas'] as const;
export type FlowScope = (typeof flowScopes)[number];

/** What a cell of the flow matrix counts. */
export const measures = ['projects', 'granted'] as const;
export type Measure = (typeof measures)[number];

/** How the sides of the matrix are ordered: by their totals, by name, or by what they have in common with one place of the other side. */
export const orders = ['total', 'name', 'place'] as const;
export type Order = { readonly by: 'total' } | { readonly by: 'name' } | { readonly by: 'place'; readonly id: string };

export interface FlowsLook {
  readonly level: FlowLevel;
  readonly scope: FlowScope;
  readonly measure: Measure;
  readonly order: Order;
}

/** What a person has chosen in each way to show the picture, beside what all of them share. */
export interface Looks {
  readonly table: TableLook;
  readonly map: MapLook;
  readonly timeline: TimelineLook;
  readonly flows: FlowsLook;
}

const unsorted = { column: null, descending: false };

/** What is there before anything is chosen. */
export const firstLooks: Looks = {
  table: { rows: 'nodes', sought: '', nodes: unsorted, relations: unsorted },
  map: { camera: null },
  timeline: { by: 'none', stretch: null },
  flows: { level: 'REGION', scope: 'all', measure: 'projects', order: { by: 'total' } },
};
