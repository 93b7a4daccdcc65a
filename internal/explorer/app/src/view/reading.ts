/** A link that cannot be opened, and why. */
export class BadLink extends Error {
  override readonly name = 'BadLink';

  constructor(readonly reason: 'newer' | 'broken') {
    super(reason);
  }
}

const longestList = 20_000;
const longestText = 1_000;

// What no version ever wrote is a BadLink to each of these.

export function broken(): never {
  throw new BadLink('broken');
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : broken();
}

/** A list; empty where there is none. */
export function list<T>(value: unknown, item: (value: unknown) => T): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) && value.length <= longestList ? value.map((each) => item(each)) : broken();
}

export function text(value: unknown): string {
  return typeof value === 'string' && value.length <= longestText ? value : broken();
}

export function whole(value: unknown): number {
  return Number.isSafeInteger(value) ? (value as number) : broken();
}

export function real(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : broken();
}

export function bool(value: unknown): boolean {
  return typeof value === 'boolean' ? value : broken();
}

export function oneOf<T extends string>(known: readonly T[]): (value: unknown) => T {
  return (value) => known.find((each) => each === value) ?? broken();
}

/** What was written, or what there is without it. */
export function optional<T>(value: unknown, read: (value: unknown) => T, absent: T): T {
  return value === undefined ? absent : read(value);
}
