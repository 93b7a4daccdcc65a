import { FlowLevel } from '../generated/operations.ts';
import {
  type Camera, firstLooks, flowScopes, groupings, type Looks, measures, nodeColumns, type Order, orders, relationColumns, rowKinds, type Sight, type Sorting, type Stretch,
} from './looks.ts';
import { bool, oneOf, optional, real, record, text } from './reading.ts';

/** What differs from the first looks, as it is written into a link; undefined where nothing does. */
export function writtenLooks(looks: Looks): object | undefined {
  const { map: { camera }, timeline } = looks;
  const rounded: Looks = {
    ...looks,
    map: { camera: camera && { x: to(1e7, camera.x), y: to(1e7, camera.y), scale: to(100, camera.scale) } }, // less than a pixel shows
    timeline: { ...timeline, stretch: timeline.stretch && { from: to(1, timeline.stretch.from), to: to(1, timeline.stretch.to) } },
  };
  return differing(rounded, firstLooks, (look, first) => differing(look, first, (value, absent) => (JSON.stringify(value) === JSON.stringify(absent) ? undefined : value)));
}

const to = (parts: number, n: number) => Math.round(n * parts) / parts;

/** A sight as it is written into a link: less than a pixel shows. */
export const writtenSight = ({ x, y, zoom }: Sight): Sight => ({ x: to(1e6, x), y: to(1e6, y), zoom: to(100, zoom) });

/** The sight that was written into a link. */
export function readSight(value: unknown): Sight {
  const { x, y, zoom } = record(value);
  return { x: real(x), y: real(y), zoom: real(zoom) };
}

/** The fields of which something is left. */
function differing<T extends object>(values: T, absent: T, left: (value: T[keyof T], absent: T[keyof T]) => unknown): object | undefined {
  const kept = (Object.keys(absent) as (keyof T)[]).flatMap((key) => {
    const value = left(values[key], absent[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The looks that were written into a link. */
export function readLooks(value: unknown): Looks {
  const looks = optional(value, record, {});
  const [table, map, timeline, flows] = [looks.table, looks.map, looks.timeline, looks.flows].map((look) => optional(look, record, {})) as [
    Record<string, unknown>, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>,
  ];
  const first = firstLooks;
  return {
    table: {
      rows: optional(table.rows, oneOf(rowKinds), first.table.rows),
      sought: optional(table.sought, text, ''),
      nodes: optional(table.nodes, sorting(nodeColumns), first.table.nodes),
      relations: optional(table.relations, sorting(relationColumns), first.table.relations),
    },
    map: { camera: optional<Camera | null>(map.camera, camera, null) },
    timeline: { by: optional(timeline.by, oneOf(groupings), first.timeline.by), stretch: optional<Stretch | null>(timeline.stretch, stretch, null) },
    flows: {
      level: optional(flows.level, oneOf(Object.values(FlowLevel)), first.flows.level),
      scope: optional(flows.scope, oneOf(flowScopes), first.flows.scope),
      measure: optional(flows.measure, oneOf(measures), first.flows.measure),
      order: optional(flows.order, order, first.flows.order),
    },
  };
}

function sorting<C extends string>(columns: readonly C[]): (value: unknown) => Sorting<C> {
  return (value) => {
    const { column, descending } = record(value);
    return { column: column === null ? null : oneOf(columns)(column), descending: bool(descending) };
  };
}

function camera(value: unknown): Camera {
  const { x, y, scale } = record(value);
  return { x: real(x), y: real(y), scale: real(scale) };
}

function stretch(value: unknown): Stretch {
  const { from, to: end } = record(value);
  return { from: real(from), to: real(end) };
}

function order(value: unknown): Order {
  const { by, id } = record(value);
  const known = oneOf(orders)(by);
  return known === 'place' ? { by: known, id: text(id) } : { by: known };
}
