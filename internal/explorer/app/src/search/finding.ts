import { type Signal, signal } from '@preact/signals';

import { Reading } from '../api/reading.ts';
import { pause } from '../api/retry.ts';
import { type Kind, Search, type SearchData } from '../generated/operations.ts';
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
  readonly reading = new Reading<Findings>();

  constructor(private readonly session: Session) {}

  /** Looks for words, once no further key comes. */
  type(text: string): void {
    this.text.value = text;
    this.kind.value = null;
    this.look(debounce);
  }

  /** Shows one kind only; null for all. */
  only(kind: Kind | null): void {
    this.kind.value = kind;
    this.look(0);
  }

  /** Adds the next findings. */
  more(): void {
    const found = this.reading.data.peek();
    if (found?.after) void this.reading.read((signal) => this.ask(found.text, found, signal));
  }

  private look(milliseconds: number): void {
    const text = this.text.peek().trim();
    if (text === '') this.reading.forget();
    else {
      void this.reading.read(async (signal) => {
        await pause(milliseconds, signal);
        return this.ask(text, null, signal);
      });
    }
  }

  private async ask(text: string, before: Findings | null, signal: AbortSignal): Promise<Findings> {
    const kind = this.kind.peek();
    const { data } = await this.session.client.read(
      Search,
      { text: [...text].slice(0, longestText).join(''), kinds: kind && [kind], after: before?.after ?? null },
      signal,
    );
    return {
      text,
      hits: [...(before?.hits ?? []), ...data.search.edges],
      total: data.search.totalCount,
      kinds: data.everyKind.kinds,
      after: data.search.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : null,
    };
  }
}
