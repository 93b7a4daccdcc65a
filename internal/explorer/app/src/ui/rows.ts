/** Rows of a long list that are to be drawn. */
export interface Span {
  readonly from: number;
  /** One beyond the last. */
  readonly to: number;
}

const spare = 8; // rows drawn beyond what is seen, at either end

/** The rows that are seen at a place of the scroll bar, and a few around them. */
export function spanAt(scrolled: number, height: number, rowHeight: number, count: number): Span {
  const from = Math.max(0, Math.min(count, Math.floor(scrolled / rowHeight)) - spare);
  return { from, to: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + spare) };
}

/** How far to scroll so that a row is seen whole, below a head that covers the top; as it is where it is seen already. */
export function scrolledTo(row: number, scrolled: number, height: number, rowHeight: number, head: number): number {
  const top = row * rowHeight;
  if (top < scrolled) return top;
  return Math.max(scrolled, top + rowHeight + head - height);
}

/** The row that a key leads to from another; undefined where the key leads nowhere. */
export function rowAfter(key: string, row: number, count: number, page: number): number | undefined {
  const to = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + page, PageUp: row - page, Home: 0, End: count - 1 }[key];
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to));
}
