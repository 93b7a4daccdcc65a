import './table.css';

import { useMemo } from 'preact/hooks';

import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { useMoving } from '../ui/moving.ts';
import type { TableLook } from '../view/looks.ts';
import { look } from '../view/view.ts';
import { NodeTable } from './NodeTable.tsx';
import { RelationTable } from './RelationTable.tsx';
import { nodeRows, relationRows } from './rows.ts';
import { domain } from '../i18n/domain.ts';
import { words } from './words.ts';

/** Letters that are looked for at most. */
const longest = 200;

/** The picture as text: every node and every relation as a row. */
export function Table() {
  const session = useSession();
  const { rows, sought: kept, nodes: byNode, relations: byRelation } = session.view.value.looks.table;
  const choose = (chosen: Partial<TableLook>) => session.do((view) => look(view, 'table', chosen));
  const [sought, setSought] = useMoving(kept, (words) => session.drift((view) => look(view, 'table', { sought: words })));
  const picture = session.picture.value;
  const nodes = useMemo(() => nodeRows(picture, domain.value.type), [picture, language.value]);
  const relations = useMemo(() => relationRows(picture), [picture, language.value]);
  const text = words.value;
  return (
    <div class="table-view">
      <div class="row bar">
        <div class="row" role="group" aria-label={text.which}>
          <button type="button" aria-pressed={rows === 'nodes'} onClick={() => choose({ rows: 'nodes' })}>{text.nodes(nodes.length)}</button>
          <button type="button" aria-pressed={rows === 'relations'} onClick={() => choose({ rows: 'relations' })}>{text.relations(relations.length)}</button>
        </div>
        <input type="search" class="field" maxLength={longest} aria-label={text.find} placeholder={text.find} value={sought} onInput={({ currentTarget }) => setSought(currentTarget.value)} />
      </div>
      {nodes.length === 0 && !session.passing.value && <p class="empty soft">{text.empty}</p>}
      {rows === 'nodes'
        ? <NodeTable rows={nodes} sought={sought} sorting={byNode} sort={(sorting) => choose({ nodes: sorting })} />
        : <RelationTable rows={relations} sought={sought} sorting={byRelation} sort={(sorting) => choose({ relations: sorting })} />}
    </div>
  );
}
