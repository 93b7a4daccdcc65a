import { useState } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { Annotate, Identities, Merge, Split } from '../generated/operations.ts';
import { nodeName } from '../network/name.ts';
import { useSession } from '../page/context.ts';
import type { NodeId } from '../view/view.ts';
import { Decision } from './Decision.tsx';
import { words } from './words.ts';

/** What an editor can do with the nodes that are selected: note something, say that two are one, or that one is several. */
export function EditPanel() {
  const session = useSession();
  const { selected } = session.view.value;
  const nodes = selected.flatMap((id) => session.network.value.nodes.get(id) ?? []);
  const [first, second] = nodes;
  const text = words.value;
  if (!first) return <p class="tool soft">{text.selectFirst}</p>;
  const organisations = nodes.filter(({ kind }) => kind === 'ORGANISATION');
  return (
    <div class="tool">
      <Note key={nodes.at(-1)!.id} subject={nodes.at(-1)!.id} name={nodeName(nodes.at(-1)!)} />
      {second && organisations.length === 2 && (
        <fieldset>
          <legend>{text.mergeBoth(nodeName(first), nodeName(second))}</legend>
          <Decision
            choices={[{ name: text.same, decide: async (note) => void (await session.curation.do(Merge, { organisations: organisations.map(({ id }) => id), note })) }]}
          />
        </fieldset>
      )}
      {!second && first.kind === 'ORGANISATION' && <SplitOff key={first.id} organisation={first.id} />}
    </div>
  );
}

function Note({ subject, name }: { readonly subject: NodeId; readonly name: string }) {
  const { curation } = useSession();
  const [text, setText] = useState('');
  const submit = async () => {
    if (await curation.do(Annotate, { subject, text })) setText('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <label>
        {words.value.noteOn(name)}
        <textarea class="field" rows={3} maxLength={2_000} required value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <button type="submit">{words.value.addNote}</button>
    </form>
  );
}

/** The ids under which an organisation is stated; each but its own can be said to be another. */
function SplitOff({ organisation }: { readonly organisation: NodeId }) {
  const session = useSession();
  const key = `${organisation} ${session.refreshed.value}`;
  const { data } = useReading(key, async (signal) => (await session.client.read(Identities, { id: organisation }, signal)).data.node);
  if (!data || !('identities' in data) || data.identities.length < 2) return null;
  return (
    <fieldset>
      <legend>{words.value.splitOff}</legend>
      <ul>
        {data.identities.filter(({ id }) => id !== data.id).map(({ id, name, participations }) => (
          <li key={id}>
            <bdi>{name}</bdi> <span class="soft">{words.value.stated(participations)}</span>
            <Decision choices={[{ name: words.value.isAnother, decide: async (note) => void (await session.curation.do(Split, { organisation: data.id, from: [id], note })) }]} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
