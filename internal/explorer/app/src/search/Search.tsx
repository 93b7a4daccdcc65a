import './search.css';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { inWords } from '../api/words.ts';
import { domain } from '../i18n/domain.ts';
import { count } from '../i18n/format.ts';
import { drawnKinds } from '../network/expansion.ts';
import { useSession } from '../page/context.ts';
import { put, select } from '../view/view.ts';
import { Finding, type Findings, type Hit } from './finding.ts';
import { HitLine, kindOf } from './HitLine.tsx';
import { words } from './words.ts';

/**
 * A combobox over the whole network. Choosing a hit puts it on the canvas and opens its card;
 * what cannot be drawn, such as a source, opens its card only.
 */
export function Search() {
  const session = useSession();
  const finding = useMemo(() => new Finding(session), [session]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { value: found } = finding.reading.data;
  const { value: failure } = finding.reading.failure;
  const { value: busy } = finding.reading.busy;

  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target !== document.body) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', slash);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', slash);
    };
  }, []);
  // At once: a key pressed after other hits are shown is not taken back.
  useLayoutEffect(() => setActive(-1), [found?.text, finding.kind.value]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`hit-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = ({ node }: Hit) => {
    const kind = kindOf(node);
    if ((drawnKinds as readonly string[]).includes(kind)) session.do((view) => select(put(view, [node.id]), node.id));
    else session.drift((view) => select(view, node.id));
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const hits = found?.hits ?? [];
    const to = { ArrowDown: Math.min(active + 1, hits.length - 1), ArrowUp: Math.max(active - 1, -1) }[event.key];
    if (to !== undefined) {
      setOpen(true);
      setActive(to);
    } else if (event.key === 'Enter' && open && hits.length > 0) choose(hits[Math.max(active, 0)]!);
    else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else finding.type('');
    } else return;
    event.preventDefault();
  };
  const shown = open && finding.text.value.trim() !== '';
  return (
    <div class="search" role="search" ref={box}>
      <input
        ref={input}
        class="field"
        type="text"
        role="combobox"
        aria-label={words.value.search}
        aria-expanded={shown && !!found}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `hit-${active}` : undefined}
        aria-busy={busy}
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        placeholder={words.value.hint}
        value={finding.text.value}
        onInput={(event) => {
          finding.type(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div class="found">
          {failure !== undefined && <p class="problem" role="alert">{inWords(failure)}</p>}
          {found && <Kinds finding={finding} found={found} />}
          <p class="unseen" role="status">{found ? words.value.found(found.total) : ''}</p>
          {found && found.total === 0 && <p class="soft">{words.value.none(found.text)}</p>}
          <ul id="hits" role="listbox" aria-label={words.value.results}>
            {found?.hits.map((hit, i) => (
              <li key={hit.node.id} id={`hit-${i}`} role="option" aria-selected={i === active} onClick={() => choose(hit)} onPointerMove={() => setActive(i)}>
                <HitLine hit={hit} />
              </li>
            ))}
          </ul>
          {found?.after && (
            <button type="button" class="plain" disabled={busy} onClick={() => finding.more()}>
              {words.value.more(found.total - found.hits.length)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** How many were found of each kind; a kind that is pressed is shown alone. */
function Kinds({ finding, found }: { readonly finding: Finding; readonly found: Findings }) {
  const chosen = finding.kind.value;
  if (found.kinds.length < 2 && chosen === null) return null;
  return (
    <div class="row kinds" role="group" aria-label={words.value.kinds}>
      <button type="button" aria-pressed={chosen === null} onClick={() => finding.only(null)}>{words.value.all}</button>
      {found.kinds.map(({ kind, count: n }) => (
        <button key={kind} type="button" aria-pressed={chosen === kind} onClick={() => finding.only(chosen === kind ? null : kind)}>
          <span class={`kind ${kind}`} aria-hidden="true" /> {domain.value.kinds[kind]} {count(n)}
        </button>
      ))}
    </div>
  );
}
