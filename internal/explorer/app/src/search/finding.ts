import { type Signal, signal } from '@preact/signals';

import { isAbort } from '../api/failure.ts';
import { inWords } from '../api/words.ts';
import { Search, type SearchData } from '../generated/operations.ts';
import type { Kind } from '../generated/schema.ts';
import type { Session } from '../page/session.ts';

/** One thing that was found. */
export type Hit = SearchData['search']['edges'][number];

/** What is found by words so far. */
export interface Findings {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly kinds: SearchData['everyKind']['kinds'];
  /** Where to go on; null where nothing is left. */
  readonly after: string | null;
}

/** A key is waited for so many milliseconds before it is searched for. */
const debounce = 60;

/** The API takes so many characters. */
export const longestText = 500;

/**
 * A search as someone types. The newest words win: what was asked before is given up. What was
 * found stays until something else is, or nothing is looked for.
 */
export class Finding {
  readonly text = signal('');
  readonly kind: Signal<Kind | null> = signal(null);
  readonly found: Signal<Findings | null> = signal(null);
  readonly busy = signal(false);
  readonly failure: Signal<string> = signal('');
  private timer = 0;
  private running = new AbortController();

  constructor(private readonly session: Session) {}

  /** Looks for words, once no further key comes. */
  type(text: string): void {
    this.text.value = text;
    this.kind.value = null;
    this.later(debounce);
  }

  /** Shows one kind only; null for all. */
  only(kind: Kind | null): void {
    this.kind.value = kind;
    this.later(0);
  }

  /** Adds the next findings. */
  async more(): Promise<void> {
    const found = this.found.peek();
    if (found?.after) await this.ask(found.text, found);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.running.abort(new DOMException('other words', 'AbortError'));
    const text = this.text.peek().trim();
    if (text === '') {
      this.found.value = null;
      this.failure.value = '';
      this.busy.value = false;
      return;
    }
    this.busy.value = true;
    this.timer = window.setTimeout(() => void this.ask(text, null), milliseconds);
  }

  private async ask(text: string, before: Findings | null): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.busy.value = true;
    const kind = this.kind.peek();
    try {
      const { data } = await this.session.client.read(
        Search,
        { text: [...text].slice(0, longestText).join(''), kinds: kind && [kind], after: before?.after ?? null },
        running.signal,
      );
      this.found.value = {
        text,
        hits: [...(before?.hits ?? []), ...data.search.edges],
        total: data.search.totalCount,
        kinds: data.everyKind.kinds,
        after: data.search.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : null,
      };
      this.failure.value = '';
    } catch (thrown) {
      if (isAbort(thrown)) return;
      this.failure.value = inWords(thrown);
    }
    if (this.running === running) this.busy.value = false;
  }
}
