import { domain } from '../i18n/domain.ts';
import { euros } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { Grid } from '../ui/Grid.tsx';
import type { RelationColumn } from '../view/looks.ts';
import { pick, select } from '../view/view.ts';
import type { RelationRow } from './rows.ts';
import { type Column, type Looking, useSorting } from './useSorting.tsx';
import { words } from './words.ts';

const columns: readonly Column<RelationRow, RelationColumn>[] = [
  { key: 'from', name: () => words.value.from, value: ({ from }) => from },
  { key: 'relation', name: () => words.value.relation, value: ({ kind }) => words.value.edgeKind[kind] },
  { key: 'to', name: () => words.value.to, value: ({ to }) => to },
  { key: 'role', name: () => words.value.role, value: ({ role }) => role && domain.value.role[role] },
  { key: 'amount', name: () => words.value.amount, value: ({ amount }) => amount },
];

interface Props extends Looking<RelationColumn> {
  readonly rows: readonly RelationRow[];
}

/** Every edge of the picture as a row; its two ends are selected together. */
export function RelationTable({ rows, ...looking }: Props) {
  const session = useSession();
  const { shown, head } = useSorting(rows, columns, looking);
  const { selected } = session.view.value;
  const both = ({ source, target }: RelationRow) => session.drift((view) => pick(select(view, source), target));
  const onKey = (index: number, { key }: KeyboardEvent) => {
    const row = shown[index]!;
    if (key === ' ') both(row);
    else if (key === 'Enter') session.lookClosely(row.target);
    else if (key === 'Escape') session.drift((view) => select(view, null));
    else return false;
    return true;
  };
  return (
    <Grid
      label={words.value.relations(rows.length)}
      help={words.value.relationHelp}
      class="relations"
      head={head}
      columns={columns.length}
      count={shown.length}
      rowHeight={30}
      row={(index) => {
        const { from, kind, to, role, amount } = shown[index]!;
        return (
          <>
            <div role="gridcell" class="cell" title={from}><bdi>{from}</bdi></div>
            <div role="gridcell" class="cell">{words.value.edgeKind[kind]}</div>
            <div role="gridcell" class="cell" title={to}><bdi>{to}</bdi></div>
            <div role="gridcell" class="cell">{role && domain.value.role[role]}</div>
            <div role="gridcell" class="cell number">{amount !== null && euros(amount)}</div>
          </>
        );
      }}
      keyOf={(index) => shown[index]!.id}
      isSelected={(index) => selected.includes(shown[index]!.source) && selected.includes(shown[index]!.target)}
      choose={(index) => both(shown[index]!)}
      open={(index) => session.lookClosely(shown[index]!.target)}
      onKey={onKey}
      current={-1}
    />
  );
}
