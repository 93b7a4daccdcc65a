import './table.css';

import { useMemo, useState } from 'preact/hooks';

import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { NodeTable } from './NodeTable.tsx';
import { RelationTable } from './RelationTable.tsx';
import { nodeRows, relationRows } from './rows.ts';
import { domain } from '../i18n/domain.ts';
import { words } from './words.ts';

/** The picture as text: every node and every relation as a row. */
export function Table() {
  const session = useSession();
  const [which, setWhich] = useState<'nodes' | 'relations'>('nodes');
  const [sought, setSought] = useState('');
  const picture = session.picture.value;
  const nodes = useMemo(() => nodeRows(picture, domain.value.type), [picture, language.value]);
  const relations = useMemo(() => relationRows(picture), [picture, language.value]);
  const text = words.value;
  return (
    <div class="table-view">
      <div class="row bar">
        <div class="row" role="group" aria-label={text.which}>
          <button type="button" aria-pressed={which === 'nodes'} onClick={() => setWhich('nodes')}>{text.nodes(nodes.length)}</button>
          <button type="button" aria-pressed={which === 'relations'} onClick={() => setWhich('relations')}>{text.relations(relations.length)}</button>
        </div>
        <input type="search" class="field" aria-label={text.find} placeholder={text.find} value={sought} onInput={({ currentTarget }) => setSought(currentTarget.value)} />
      </div>
      {nodes.length === 0 && !session.passing.value && <p class="empty soft">{text.empty}</p>}
      {which === 'nodes' ? <NodeTable rows={nodes} sought={sought} /> : <RelationTable rows={relations} sought={sought} />}
    </div>
  );
}
