import './review.css';

import { useEffect, useRef, useState } from 'preact/hooks';

import { readField } from '../api/field.ts';
import { useReading } from '../api/reading.ts';
import { inWords, tryAgain } from '../api/words.ts';
import type { Client } from '../api/client.ts';
import { ReviewKind, Waiting, type WaitingData } from '../generated/operations.ts';
import { useSession } from '../page/context.ts';
import { DeedLog } from './DeedLog.tsx';
import { FactReview } from './FactReview.tsx';
import { MatchReview } from './MatchReview.tsx';
import { words } from './words.ts';

type Queued = NonNullable<WaitingData['reviewQueue']>;
export type Item = Queued['nodes'][number];

/** The review queue: what waits for an editor, each with the evidence to decide by, and what editors did last. */
export function ReviewView() {
  const session = useSession();
  const [of, setOf] = useState<ReviewKind | null>(null);
  const [pages, setPages] = useState(1);
  const { done, waiting } = session.curation;
  const key = JSON.stringify([of, pages, done.value, waiting.value, session.refreshed.value]);
  const queue = useReading(key, (signal) => readQueue(session.client, of, pages, signal));
  const list = useRef<HTMLOListElement>(null);
  const decided = useRef(-1);
  useEffect(() => {
    // Who decided something goes on with what stands in its place now.
    if (decided.current < 0 || queue.busy) return;
    const items = list.current?.querySelectorAll<HTMLElement>(':scope > li');
    items?.[Math.min(decided.current, items.length - 1)]?.focus();
    decided.current = -1;
  }, [queue.data, queue.busy]);
  const text = words.value;
  return (
    <div class="review" aria-busy={queue.busy}>
      <section aria-label={text.queue}>
        <div class="row bar" role="group" aria-label={text.kinds}>
          <button type="button" aria-pressed={of === null} onClick={() => setOf(null)}>{text.both}</button>
          {Object.values(ReviewKind).map((kind) => (
            <button key={kind} type="button" aria-pressed={of === kind} onClick={() => setOf(kind)}>{text.kind[kind]}</button>
          ))}
          {queue.data && <span role="status">{text.waits(queue.data.total)}</span>}
        </div>
        {queue.failure !== undefined && (
          <p class="wrong" role="alert">{inWords(queue.failure)} <button type="button" onClick={queue.again}>{tryAgain()}</button></p>
        )}
        {queue.data && queue.data.items.length === 0 && <p class="soft">{text.nothing}</p>}
        <ol ref={list}>
          {queue.data?.items.map((item, i) => (
            <li key={keyOf(item)} tabIndex={-1}>
              <Review item={item} decided={() => { decided.current = i; }} />
            </li>
          ))}
        </ol>
        {queue.data?.more && <button type="button" disabled={queue.busy} onClick={() => setPages(pages + 1)}>{text.more}</button>}
      </section>
      <DeedLog />
    </div>
  );
}

function Review({ item, decided }: { readonly item: Item; readonly decided: () => void }) {
  return item.__typename === 'Match' ? <MatchReview match={item} decided={decided} /> : <FactReview fact={item} decided={decided} />;
}

function keyOf(item: Item): string {
  return item.__typename === 'Match' ? item.id : `${item.node.id} ${item.source.id} ${item.line}`;
}

interface Queue {
  readonly items: readonly Item[];
  readonly total: number;
  readonly more: boolean;
}

async function readQueue(client: Client, of: ReviewKind | null, pages: number, signal: AbortSignal): Promise<Queue> {
  const items: Item[] = [];
  let after: string | null = null;
  for (let page = 1; ; page++) {
    const { nodes, totalCount, pageInfo }: Queued = await readField(client, Waiting, { of, after }, 'reviewQueue', signal);
    items.push(...nodes);
    if (page === pages || !pageInfo.hasNextPage) return { items, total: totalCount, more: pageInfo.hasNextPage };
    after = pageInfo.endCursor;
  }
}
