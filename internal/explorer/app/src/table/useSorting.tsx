import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { matching, pressed, type Sorting, sorted } from './sorting.ts';
import { words } from './words.ts';

/** A column of a table: what it is called, what rows are sorted by, and what a cell shows. */
export interface Column<R, C extends string> {
  readonly key: C;
  readonly name: () => string;
  readonly value: (row: R) => string | number | null;
}

/** The rows that hold some words, in the order that heads of columns were pressed for; both are announced. */
export function useSorting<R, C extends string>(rows: readonly R[], columns: readonly Column<R, C>[], sought: string) {
  const session = useSession();
  const [sorting, setSorting] = useState<Sorting<C>>({ column: null, descending: false });
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
    setSorting(next);
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
