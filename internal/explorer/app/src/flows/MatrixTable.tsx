import { count } from '../i18n/format.ts';
import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { choose, onNodeKey } from '../page/nodekeys.ts';
import type { Measure, Order } from '../view/looks.ts';
import { inOrder, type Matrix, shadeOf, type Side } from './matrix.ts';
import { words } from './words.ts';

interface Props {
  readonly matrix: Matrix;
  readonly measure: Measure;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
}

/** The matrix as a table: numbers in cells that are the darker the more there is. */
export function MatrixTable({ matrix, measure, order, setOrder }: Props) {
  const session = useSession();
  const { selected, pinned } = session.view.value;
  const text = words.value;
  const value = (from: string, to: string) => matrix.cells.get(from)?.get(to) ?? 0;
  const isPinned = (id: string) => !!pinned[id];
  const rows = inOrder(matrix.rows, order, language.value, value, isPinned);
  const columns = inOrder(matrix.columns, order, language.value, (id, place) => value(place, id), isPinned);
  const told = measure === 'projects' ? text.projects : text.money;
  const sortBy = ({ id, name }: Side) => {
    setOrder({ by: 'place', id });
    session.notices.announce(text.sorted(name));
  };
  const isSelected = (id: string) => selected.includes(id);
  return (
    <div class="matrix" role="region" tabIndex={0} aria-label={text.view}>
      <table>
        <caption>{text.caption} <span class="unseen">{text.place}</span></caption>
        <thead>
          <tr>
            <th scope="col" class="corner">{text.fromTo}</th>
            <th scope="col" class="total">{text.total}</th>
            {columns.map((side) => (
              <th key={side.id} scope="col" class={isSelected(side.id) ? 'selected' : ''} aria-sort={sortOf(order, side)}>
                <PlaceName side={side} />
                <button type="button" class="plain sort" aria-label={text.sortRows(side.name)} title={text.sortRows(side.name)} onClick={() => sortBy(side)}>▾</button>
              </th>
            ))}
          </tr>
          <tr class="totals">
            <th scope="row">{text.total}</th>
            <td>{shortly(matrix.total)}</td>
            {columns.map(({ id, total }) => <td key={id}>{shortly(total)}</td>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={isSelected(row.id) ? 'selected' : ''}>
              <th scope="row">
                <PlaceName side={row} />
                <button type="button" class="plain sort" aria-label={text.sortColumns(row.name)} title={text.sortColumns(row.name)} onClick={() => sortBy(row)}>▸</button>
              </th>
              <td class="total">{shortly(row.total)}</td>
              {columns.map((column) => {
                const cell = value(row.id, column.id);
                return (
                  <td key={column.id} class={`shade-${shadeOf(cell, matrix.most)}${isSelected(column.id) ? ' selected' : ''}`} title={text.cell(row.name, column.name, told(cell))}>
                    {cell > 0 && shortly(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The name of a place, on which keys do what they do with a node elsewhere. */
function PlaceName({ side: { id, name } }: { readonly side: Side }) {
  const session = useSession();
  const selected = session.view.value.selected.includes(id);
  return (
    <button
      type="button"
      class="plain place"
      title={name}
      aria-pressed={selected}
      onClick={(event) => choose(session, id, event.shiftKey)}
      onDblClick={() => session.lookClosely(id)}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter' && onNodeKey(session, id, event)) event.preventDefault();
      }}
    >
      {session.view.value.pinned[id] && <span aria-hidden="true">◉ </span>}<bdi>{name}</bdi>
    </button>
  );
}

const sortOf = (order: Order, { id }: Side) => (order.by === 'place' && order.id === id ? 'descending' : undefined);

const steps = [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const;

/** A number in few letters: 950, 12k, 3.4M. */
function shortly(n: number): string {
  if (n < 10_000) return count(n);
  const [size, letter] = steps.find(([step]) => n >= step)!;
  const scaled = n / size;
  return `${scaled < 10 ? Math.round(scaled * 10) / 10 : Math.round(scaled)}${letter}`;
}
