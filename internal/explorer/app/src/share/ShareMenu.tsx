import { useState } from 'preact/hooks';

import { useSession } from '../page/context.ts';
import type { Session } from '../page/session.ts';
import { Menu } from '../ui/Menu.tsx';
import { encode } from '../view/link.ts';
import { edgesCsv, nodesCsv } from './csv.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { portrayed } from './portrait.ts';
import { askedFor, curl, graphiqlAddress, textOf } from './query.ts';
import { type Scene, sceneOf } from './scene.ts';
import { words } from './words.ts';

/** Ways to take along what is on screen: as a link, a picture, a file for other programs, or the query behind it. */
export function ShareMenu() {
  const session = useSession();
  const [byHand, setByHand] = useState('');

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setByHand('');
      session.notices.announce(words.value.copied);
    } catch {
      setByHand(text); // Clipboards are closed to pages without TLS.
    }
  };
  const during = (task: () => Promise<void>) => void session.during('share', task, () => during(task));
  const text = words.value;
  const empty = session.picture.value.nodes.size === 0;
  const { mode } = session.view.value;
  const portrait = empty && mode !== 'flows' ? null : portrayed(mode, session.drawing.value);
  return (
    <Menu name={text.title}>
      {empty && <p class="soft">{text.empty}</p>}
      <button type="button" onClick={() => during(async () => copy(await linkTo(session)))}>{text.link}</button>
      <button type="button" disabled={!portrait} onClick={() => during(async () => save('verkosto.png', await portrait!.png()))}>{text.png}</button>
      <button type="button" disabled={!portrait} onClick={() => during(async () => save('verkosto.svg', portrait!.svg()))}>{text.svg}</button>
      {!empty && !portrait && <p class="soft">{mode === 'table' ? text.tableIsCsv : text.notDrawn}</p>}
      {files.map(({ key, name, type, write }) => (
        <button key={key} type="button" disabled={empty} onClick={() => save(name, new Blob([write(scene(session))], { type }))}>{text[key]}</button>
      ))}
      <button type="button" disabled={empty} onClick={() => during(() => openQuery(session))}>{text.graphiql}</button>
      <button type="button" disabled={empty} onClick={() => during(async () => copy(await curlOf(session)))}>{text.curl}</button>
      {byHand && (
        <label>
          {text.copyByHand}
          <textarea class="field" readOnly rows={4} value={byHand} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </Menu>
  );
}

const files: readonly { readonly key: 'gexf' | 'graphml' | 'nodes' | 'edges'; readonly name: string; readonly type: string; readonly write: (scene: Scene) => string }[] = [
  { key: 'gexf', name: 'verkosto.gexf', type: 'application/gexf+xml', write: gexf },
  { key: 'graphml', name: 'verkosto.graphml', type: 'application/graphml+xml', write: graphml },
  { key: 'nodes', name: 'verkosto-nodes.csv', type: 'text/csv', write: nodesCsv },
  { key: 'edges', name: 'verkosto-edges.csv', type: 'text/csv', write: edgesCsv },
];

const scene = (session: Session) => sceneOf(session.picture.peek(), session.view.peek(), session.layout);

/** A link that restores the view with every node where it is now. */
async function linkTo(session: Session): Promise<string> {
  return new URL(`#${await encode({ view: session.view.peek(), layout: session.layout, sight: session.sight.peek() })}`, location.href).href;
}

async function openQuery(session: Session): Promise<void> {
  const asked = askedFor(session.view.peek(), session.filter.peek());
  location.assign(graphiqlAddress(await textOf(asked), asked.variables));
}

async function curlOf(session: Session): Promise<string> {
  const asked = askedFor(session.view.peek(), session.filter.peek());
  return curl(location.origin, await textOf(asked), asked.variables);
}

/** Saves a file where the browser saves what is downloaded. */
function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
