import type { Sorting } from '../view/looks.ts';

/** What a press on the head of a column does: upwards, then downwards, then as the picture has them. */
export function pressed<C extends string>({ column, descending }: Sorting<C>, on: C): Sorting<C> {
  if (column !== on) return { column: on, descending: false };
  return descending ? { column: null, descending: false } : { column: on, descending: true };
}

type Value = string | number | null;

/**
 * Rows in the order of one column: numbers by size, text as the language's dictionary has it, rows without a value last
 * either way, and equal ones as before.
 */
export function sorted<R>(rows: readonly R[], value: (row: R) => Value, descending: boolean, language: string): R[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const way = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
  return keyed.map(({ row }) => row);
}

/** Rows that hold every one of some words, whatever the case. */
export function matching<R>(rows: readonly R[], words: string, text: (row: R) => string): R[] {
  const sought = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const within = text(row).toLocaleLowerCase();
    return sought.every((word) => within.includes(word));
  });
}
