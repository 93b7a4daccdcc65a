import { useState } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { inWords, tryAgain } from '../api/words.ts';
import type { Kind } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { readSurroundings, stepSize } from '../network/expansion.ts';
import { useSession } from '../page/context.ts';
import { collapse, expansionOf, type NodeId } from '../view/view.ts';
import { Section } from './parts.tsx';
import { words } from './words.ts';

/** What is around a node, kind by kind: how many there are, and how many of them are here. */
export function Expansions({ of }: { readonly of: NodeId }) {
  const session = useSession();
  const filter = session.filter.value;
  const key = `${of} ${session.refreshed.value} ${JSON.stringify(filter)}`;
  const { data, failure, again } = useReading(key, (signal) => readSurroundings(session.client, of, filter, signal));
  const texts = words.value.expand;
  return (
    <Section title={texts.title}>
      {failure !== undefined && (
        <div class="failed" role="alert">
          <p>{inWords(failure)}</p>
          <button type="button" onClick={again}>{tryAgain()}</button>
        </div>
      )}
      {data?.size === 0 && <p class="soft">{filter ? texts.filtered : texts.none}</p>}
      <ul class="expansions">
        {[...(data ?? [])].map(([kind, all]) => (
          <ExpansionLine key={kind} of={of} kind={kind} all={all} />
        ))}
      </ul>
    </Section>
  );
}

function ExpansionLine({ of, kind, all }: { readonly of: NodeId; readonly kind: Kind; readonly all: number }) {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const texts = words.value.expand;
  const brought = expansionOf(session.view.value, of, kind)?.brought.length ?? 0;
  const left = Math.max(all - brought, 0);
  const bring = async () => {
    setBusy(true);
    await session.expand(of, kind);
    setBusy(false);
  };
  const name = domain.value.kinds[kind];
  return (
    <li>
      <span class={`kind ${kind}`} aria-hidden="true" /> {name}
      <span class="soft">{texts.of(Math.min(brought, all), all)}</span>
      <span class="row">
        {left > 0 && (
          <button type="button" disabled={busy} aria-label={texts.bring(Math.min(left, stepSize), name)} title={texts.bring(Math.min(left, stepSize), name)} onClick={() => void bring()}>
            +{Math.min(left, stepSize)}
          </button>
        )}
        {left > stepSize && <span class="soft">{texts.more(left - stepSize)}</span>}
        {brought > 0 && (
          <button type="button" aria-label={texts.collapse(name)} title={texts.collapse(name)} onClick={() => session.do((view) => collapse(view, of, kind))}>−</button>
        )}
      </span>
    </li>
  );
}
