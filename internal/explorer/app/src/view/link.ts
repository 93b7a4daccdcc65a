import { Kind, Role } from '../generated/operations.ts';
import { type Filters, noFilters } from './filters.ts';
import type { Sight } from './looks.ts';
import { packed, unpacked } from './packing.ts';
import { BadLink, broken, list, oneOf, optional, real, record, text, whole } from './reading.ts';
import { readLooks, readSight, writtenLooks, writtenSight } from './readlooks.ts';
import { readQuestion } from './readquestion.ts';
import { type Expansion, type Mode, modes, type NodeId, type Point, type View } from './view.ts';

/** What a link holds: the view, where the layout had put the nodes that are not pinned, and what of them was seen; null where all were. */
export interface Shared {
  readonly view: View;
  readonly layout: Readonly<Record<NodeId, Point>>;
  readonly sight: Sight | null;
}

const version = '1';

/** Ids in a link are numbers into one list, so that each is written once. */
interface Written {
  readonly ids: readonly NodeId[];
  readonly roots: readonly number[];
  readonly expansions?: readonly (readonly [of: number, kind: number, brought: readonly number[]])[];
  readonly hidden?: readonly number[];
  readonly pinned?: readonly (readonly [id: number, x: number, y: number])[];
  readonly layout?: readonly (readonly [id: number, x: number, y: number])[];
  readonly sight?: Sight;
  readonly filters?: Partial<Filters>;
  readonly mode?: Mode;
  readonly question?: unknown;
  readonly looks?: unknown;
  readonly selected?: readonly number[];
}

/** The fragment of an address, without #, that restores a view: "1." and packed JSON. */
export async function encode({ view, layout, sight }: Shared): Promise<string> {
  const ids: NodeId[] = [];
  const numbers = new Map<NodeId, number>();
  const number = (id: NodeId): number => {
    let known = numbers.get(id);
    if (known === undefined) {
      known = ids.push(id) - 1;
      numbers.set(id, known);
    }
    return known;
  };
  const points = (at: Readonly<Record<NodeId, Point>>) =>
    Object.entries(at).map(([id, { x, y }]) => [number(id), rounded(x), rounded(y)] as const);
  const looks = writtenLooks(view.looks);
  const written: Written = {
    roots: view.roots.map(number),
    ...some('expansions', view.expansions.map(({ of, kind, brought }) => [number(of), Object.values(Kind).indexOf(kind), brought.map(number)] as const)),
    ...some('hidden', view.hidden.map(number)),
    ...some('pinned', points(view.pinned)),
    ...some('layout', points(layout)),
    ...(sight && { sight: writtenSight(sight) }),
    ...some('selected', view.selected.map(number)),
    ...(view.mode !== 'graph' && { mode: view.mode }),
    ...(view.question && { question: view.question }),
    ...(looks && { looks }),
    filters: Object.fromEntries(Object.entries(view.filters).filter(([, value]) => value !== null && value.length > 0)),
    ids,
  };
  return `${version}.${await packed(JSON.stringify(written))}`;
}

/** Reads a link. What no version ever wrote, and what a newer one wrote, is a BadLink. */
export async function decode(fragment: string): Promise<Shared> {
  const [, written, body] = /^(\d{1,4})\.([\w-]+)$/.exec(fragment) ?? [];
  if (!written || !body) throw new BadLink('broken');
  if (Number(written) > Number(version)) throw new BadLink('newer');
  let value: unknown;
  try {
    value = JSON.parse(await unpacked(body));
  } catch {
    throw new BadLink('broken');
  }
  return read(value);
}

function read(value: unknown): Shared {
  const link = record(value);
  const ids = list(link.ids, text);
  const id = (index: unknown): NodeId => ids[whole(index)] ?? broken();
  const several = (indices: unknown) => [...new Set(list(indices, id))];
  const points = (at: unknown) =>
    Object.fromEntries(
      list(at, (point) => {
        const [index, x, y] = list(point, (part) => part);
        return [id(index), { x: real(x), y: real(y) }] as const;
      }),
    );
  return {
    view: {
      roots: several(link.roots),
      expansions: list(link.expansions, (written): Expansion => {
        const [of, kind, brought] = list(written, (part) => part);
        return { of: id(of), kind: Object.values(Kind)[whole(kind)] ?? (broken() as Kind), brought: several(brought) };
      }),
      hidden: several(link.hidden),
      pinned: points(link.pinned),
      filters: readFilters(link.filters),
      mode: optional(link.mode, oneOf(modes), 'graph'),
      looks: readLooks(link.looks),
      question: link.question === undefined ? null : (readQuestion(link.question) ?? broken()),
      selected: several(link.selected).slice(-2),
    },
    layout: points(link.layout),
    sight: optional<Sight | null>(link.sight, readSight, null),
  };
}

function readFilters(value: unknown): Filters {
  const written = optional(value, record, {});
  return {
    ...noFilters,
    programmes: list(written.programmes, text),
    funders: list(written.funders, text),
    places: list(written.places, text),
    roles: list(written.roles, oneOf(Object.values(Role))),
    from: optional<string | null>(written.from, text, null),
    to: optional<string | null>(written.to, text, null),
    least: optional<string | null>(written.least, text, null),
    most: optional<string | null>(written.most, text, null),
  };
}

function some<K extends string, T>(name: K, values: readonly T[]): Partial<Record<K, readonly T[]>> {
  return values.length > 0 ? ({ [name]: values } as Partial<Record<K, readonly T[]>>) : {};
}

/** A hundredth of a unit is less than a pixel shows. */
const rounded = (n: number) => Math.round(n * 100) / 100;
