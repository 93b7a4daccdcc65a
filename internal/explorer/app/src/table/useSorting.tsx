import { useEffect, useMemo, useRef } from 'preact/hooks';

import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import type { Sorting } from '../view/looks.ts';
import { matching, pressed, sorted } from './sorting.ts';
import { words } from './words.ts';

/** A column of a table: what it is called, what rows are sorted by, and what a cell shows. */
export interface Column<R, C extends string> {
  readonly key: C;
  readonly name: () => string;
  readonly value: (row: R) => string | number | null;
}

/** How rows are looked through: the words that they must hold, their order, and what takes another order that a head of a column was pressed for. */
export interface Looking<C extends string> {
  readonly sought: string;
  readonly sorting: Sorting<C>;
  readonly sort: (sorting: Sorting<C>) => void;
}

/** The rows that hold some words, in order, and the heads of columns. What changes is announced. */
export function useSorting<R, C extends string>(rows: readonly R[], columns: readonly Column<R, C>[], { sought, sorting, sort }: Looking<C>) {
  const session = useSession();
  const shown = useMemo(() => {
    const found = matching(rows, sought, (row) => columns.map(({ value }) => value(row) ?? '').join(' '));
    const by = columns.find(({ key }) => key === sorting.column);
    return by ? sorted(found, by.value, sorting.descending, language.value) : found;
  }, [rows, sought, sorting, language.value]);

  const first = useRef(true);
  useEffect(() => {
    if (!first.current) session.notices.announce(words.value.found(shown.length));
    first.current = false;
  }, [sought]);

  const press = (column: Column<R, C>) => {
    const next = pressed(sorting, column.key);
    const { sortedUp, sortedDown, unsorted } = words.value;
    sort(next);
    session.notices.announce(next.column === null ? unsorted : (next.descending ? sortedDown : sortedUp)(column.name()));
  };
  const head = columns.map((column, i) => {
    const way = sorting.column !== column.key ? 'none' : sorting.descending ? 'descending' : 'ascending';
    return (
      <div key={column.key} role="columnheader" aria-colindex={i + 1} aria-sort={way} class={`cell by-${column.key}`}>
        <button type="button" class="plain" onClick={() => press(column)}>
          {column.name()}
          <span aria-hidden="true">{{ none: '', ascending: ' ▲', descending: ' ▼' }[way]}</span>
        </button>
      </div>
    );
  });
  return { shown, head };
}
