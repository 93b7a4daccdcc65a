import { useEffect, useRef } from 'preact/hooks';

import { domain } from '../i18n/domain.ts';
import { nodeName } from '../network/name.ts';
import { useSession } from '../page/context.ts';
import { choose, onNodeKey } from '../page/nodekeys.ts';
import type { NodeId } from '../view/view.ts';
import { words } from './words.ts';

interface Props {
  readonly name: string;
  readonly nodes: readonly NodeId[];
  readonly pinAll: () => void;
  readonly hideAll: () => void;
  readonly close: () => void;
}

/** So many are listed; the table has all. */
const most = 100;

/** What is at one place of the map. */
export function Members({ name, nodes, pinAll, hideAll, close }: Props) {
  const session = useSession();
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.querySelector<HTMLElement>('li button')?.focus(), [name]);
  const { selected, pinned } = session.view.value;
  const there = nodes.flatMap((id) => session.picture.value.nodes.get(id) ?? []);
  return (
    <section
      class="members"
      aria-label={name}
      ref={element}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="row">
        <h2><bdi>{name}</bdi></h2>
        <button type="button" class="plain" aria-label={words.value.close} title={words.value.close} onClick={close}>×</button>
      </div>
      <ul>
        {there.slice(0, most).map((node) => (
          <li key={node.id}>
            <span class={`kind ${node.kind}`} aria-hidden="true" />
            <button
              type="button"
              class="named"
              aria-pressed={selected.includes(node.id)}
              title={`${domain.value.kind[node.kind]}: ${nodeName(node)}`}
              onClick={(event) => choose(session, node.id, event.shiftKey)}
              onDblClick={() => session.lookClosely(node.id)}
              onKeyDown={(event) => {
                if (['p', 'P', 'Delete'].includes(event.key) && onNodeKey(session, node.id, event)) event.preventDefault();
              }}
            >
              {pinned[node.id] && <span aria-hidden="true">◉ </span>}<bdi>{nodeName(node)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {there.length > most && <p class="soft">{words.value.more(there.length - most)}</p>}
      <div class="row">
        <button type="button" onClick={pinAll}>{words.value.pinAll}</button>
        <button type="button" onClick={hideAll}>{words.value.hideAll}</button>
      </div>
    </section>
  );
}
