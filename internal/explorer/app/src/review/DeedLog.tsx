import { readField } from '../api/field.ts';
import { useReading } from '../api/reading.ts';
import { inWords } from '../api/words.ts';
import { NodeName } from '../card/parts.tsx';
import { Log } from '../generated/operations.ts';
import { date } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { words } from './words.ts';

/** What editors did last, and the way to undo each. */
export function DeedLog() {
  const { client, curation, refreshed } = useSession();
  const log = useReading(`${curation.done.value} ${refreshed.value}`, async (signal) => (await readField(client, Log, {}, 'auditLog', signal)).nodes);
  const text = words.value;
  return (
    <section class="log" aria-label={text.log}>
      <h2>{text.log}</h2>
      {log.failure !== undefined && <p class="wrong" role="alert">{inWords(log.failure)}</p>}
      {log.data?.length === 0 && <p class="soft">{text.noDeeds}</p>}
      <ol>
        {log.data?.map(({ number, at, by, byName, action, note, subjects, undoes, undoneBy }) => (
          <li key={number} class={undoneBy === null ? '' : 'undone'}>
            <strong>{text.actions[action]}</strong> <span class="soft">{date(at.slice(0, 10))} · {byName ?? by}</span>
            {subjects.map((node, i) => node && <div key={i}><NodeName node={node} /></div>)}
            {note && <q dir="auto">{note}</q>}
            {undoneBy !== null && <div class="soft">{text.undone}</div>}
            {undoneBy === null && undoes === null && action !== 'ERASE' && action !== 'RETAIN' && (
              <button type="button" onClick={() => void curation.undo(number)}>{text.undo}</button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
