import './grid.css';

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { rowAfter, scrolledTo, spanAt } from './rows.ts';

interface Props {
  readonly label: string;
  /** What keys do. */
  readonly help: string;
  readonly class?: string;
  /** The cells of the head, each a columnheader. */
  readonly head: ComponentChildren;
  readonly columns: number;
  readonly count: number;
  readonly rowHeight: number;
  /** What a row holds: cells. */
  readonly row: (index: number) => ComponentChildren;
  /** Stays with what the row shows while rows come and go. */
  readonly keyOf: (index: number) => string;
  readonly classOf?: (index: number) => string;
  /** Whether a row is selected; undefined for rows that can't be. */
  readonly isSelected: (index: number) => boolean | undefined;
  readonly choose: (index: number, beside: boolean) => void;
  readonly open?: (index: number) => void;
  /** A key on a row; whether it means something. */
  readonly onKey: (index: number, event: KeyboardEvent) => boolean;
  /** The row to stand on and bring into sight, when it changes; -1 for none. */
  readonly current: number;
}

/**
 * A grid of any number of rows, of which only those in sight are in the document. The focus is on the grid, which tells
 * which row the person stands on; the rows go with arrows, Page Up and Down, Home and End.
 */
export function Grid({ label, help, class: name = '', head, columns, count, rowHeight, row, keyOf, classOf, isSelected, choose, open, onKey, current }: Props) {
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(400);
  const [at, setAt] = useState(0);
  const standing = Math.max(0, Math.min(at, count - 1));

  useLayoutEffect(() => {
    const watcher = new ResizeObserver(() => setHeight(element.current!.clientHeight));
    watcher.observe(element.current!);
    return () => watcher.disconnect();
  }, []);
  const stand = (index: number) => {
    setAt(index);
    const headHeight = element.current!.querySelector<HTMLElement>('.head')!.offsetHeight;
    element.current!.scrollTop = scrolledTo(index, element.current!.scrollTop, element.current!.clientHeight, rowHeight, headHeight);
  };
  // At once: a key pressed meanwhile is not taken back.
  useLayoutEffect(() => {
    if (current >= 0) stand(current);
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = rowAfter(event.key, standing, count, Math.max(1, Math.floor(height / rowHeight) - 2));
    if (to !== undefined) stand(to);
    else if (count === 0 || !onKey(standing, event)) return;
    event.preventDefault();
  };
  const { from, to } = spanAt(scrolled, height, rowHeight, count);
  const drawn = Array.from({ length: to - from }, (_, i) => from + i);
  if (count > 0 && (standing < from || standing >= to)) drawn.push(standing);
  const idOf = (index: number) => `${id}-${index}`;
  return (
    <div
      ref={element}
      class={`grid ${name}`}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-description={help}
      aria-rowcount={count + 1}
      aria-colcount={columns}
      aria-activedescendant={count > 0 ? idOf(standing) : undefined}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div class="head" role="row" aria-rowindex={1}>{head}</div>
      <div class="body" role="rowgroup" style={{ height: `${count * rowHeight}px` }}>
        {drawn.map((index) => (
          <div
            key={keyOf(index)}
            id={idOf(index)}
            class={`line${index === standing ? ' standing' : ''} ${classOf?.(index) ?? ''}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={isSelected(index)}
            style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
            onClick={(event) => {
              setAt(index);
              choose(index, event.shiftKey || event.ctrlKey || event.metaKey);
            }}
            onDblClick={() => open?.(index)}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
