import { domain } from '../i18n/domain.ts';
import { count, date, euros } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { choose, onNodeKey, togglePin } from '../page/nodekeys.ts';
import { Grid } from '../ui/Grid.tsx';
import type { NodeColumn } from '../view/looks.ts';
import { hide } from '../view/view.ts';
import type { NodeRow } from './rows.ts';
import { type Column, type Looking, useSorting } from './useSorting.tsx';
import { words } from './words.ts';

const columns: readonly Column<NodeRow, NodeColumn>[] = [
  { key: 'kind', name: () => words.value.kind, value: ({ kind }) => domain.value.kind[kind] },
  { key: 'name', name: () => words.value.name, value: ({ name }) => name },
  { key: 'about', name: () => words.value.about, value: ({ about }) => about },
  { key: 'place', name: () => words.value.place, value: ({ place }) => place },
  { key: 'start', name: () => words.value.start, value: ({ start }) => start },
  { key: 'end', name: () => words.value.end, value: ({ end }) => end },
  { key: 'granted', name: () => words.value.granted, value: ({ granted }) => granted },
  { key: 'edges', name: () => words.value.edges, value: ({ edges }) => edges },
];

interface Props extends Looking<NodeColumn> {
  readonly rows: readonly NodeRow[];
}

/** Every node of the picture as a row. */
export function NodeTable({ rows, ...looking }: Props) {
  const session = useSession();
  const { shown, head } = useSorting(rows, columns, looking);
  const { selected, pinned } = session.view.value;
  const text = words.value;
  const cells = (row: NodeRow) => (
    <>
      <div role="gridcell" class="cell kind-name"><span class={`kind ${row.kind}`} aria-hidden="true" /> {domain.value.kind[row.kind]}</div>
      <div role="gridcell" class="cell name" title={row.name}><bdi>{row.name}</bdi></div>
      <div role="gridcell" class="cell" title={row.about ?? ''}><bdi>{row.about}</bdi></div>
      <div role="gridcell" class="cell"><bdi>{row.place}</bdi></div>
      <div role="gridcell" class="cell number">{row.start && date(row.start)}</div>
      <div role="gridcell" class="cell number">{row.end && date(row.end)}</div>
      <div role="gridcell" class="cell number">{row.granted !== null && euros(row.granted)}</div>
      <div role="gridcell" class="cell number">{count(row.edges)}</div>
      <div role="gridcell" class="cell deeds">
        <button type="button" class="plain" tabIndex={-1} aria-pressed={!!pinned[row.id]} onClick={aside(() => togglePin(session, row.id))}>
          {pinned[row.id] ? text.unpin : text.pin}
        </button>
        <button type="button" class="plain" tabIndex={-1} onClick={aside(() => session.do((view) => hide(view, [row.id])))}>{text.hide}</button>
      </div>
    </>
  );
  return (
    <Grid
      label={text.nodes(rows.length)}
      help={text.help}
      class="nodes"
      head={<>{head}<div role="columnheader" class="cell deeds">{text.actions}</div></>}
      columns={columns.length + 1}
      count={shown.length}
      rowHeight={30}
      row={(index) => cells(shown[index]!)}
      keyOf={(index) => shown[index]!.id}
      isSelected={(index) => selected.includes(shown[index]!.id)}
      choose={(index, beside) => choose(session, shown[index]!.id, beside)}
      open={(index) => session.lookClosely(shown[index]!.id)}
      onKey={(index, event) => onNodeKey(session, shown[index]!.id, event)}
      current={shown.findIndex(({ id }) => id === selected.at(-1))}
    />
  );
}

/** Does something without selecting the row that it is done on. */
function aside(deed: () => void) {
  return (event: Event) => {
    event.stopPropagation();
    deed();
  };
}
