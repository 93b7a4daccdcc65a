import { batch, computed, effect, signal } from '@preact/signals';

import { isAbort } from '../api/failure.ts';
import { noMarks } from '../canvas/marks.ts';
import type { Session } from '../page/session.ts';
import { put } from '../view/view.ts';
import type { Answer } from './answer.ts';
import { readAnswer } from './read.ts';

/**
 * The answer to the question of the view, read anew whenever the question, the filters or the
 * data change. What was answered before stays until the next answer is there.
 */
export class Asking {
  readonly answer = signal<Answer | null>(null);
  /** What was thrown; undefined where nothing went wrong. */
  readonly failure = signal<unknown>(undefined);
  readonly busy = signal(false);
  private readonly tried = signal(0);

  constructor(private readonly session: Session) {}

  /** Asks again after a failure. */
  again(): void {
    this.tried.value++;
  }

  /** Follows the view until the function that it gives is called. */
  follow(): () => void {
    // Only what is ranked on the canvas depends on what is there.
    const ranked = computed(() => {
      const ask = this.session.view.value.question?.ask;
      if (ask !== 'brokers' && ask !== 'centrality') return '';
      return [...this.session.picture.value.nodes.values()].flatMap(({ id, kind }) => (kind === 'ORGANISATION' ? [id] : [])).sort().join('\n');
    });
    const asked = computed(() => JSON.stringify([this.session.view.value.question, this.session.filter.value ?? null, this.session.refreshed.value]));
    let before: unknown = null;
    return effect(() => {
      void [asked.value, this.tried.value];
      const organisations = ranked.value === '' ? [] : ranked.value.split('\n');
      const { question } = this.session.view.peek();
      if (question !== before) this.forget();
      before = question;
      if (!question) return;
      const running = new AbortController();
      void this.read(organisations, running.signal);
      return () => running.abort(new DOMException('another question is asked', 'AbortError'));
    });
  }

  private async read(organisations: readonly string[], signal: AbortSignal): Promise<void> {
    const { question } = this.session.view.peek();
    if (!question) return;
    this.busy.value = true;
    try {
      const answer = await readAnswer(question, { client: this.session.client, filter: this.session.filter.peek() ?? null, organisations, signal });
      if (signal.aborted) return;
      batch(() => {
        if (answer.entersByItself && answer.cast.length > 0) this.session.drift((view) => put(view, answer.cast));
        this.session.marks.value = answer.marks;
        this.answer.value = answer;
        this.failure.value = undefined;
      });
      this.session.notices.announce(answer.told());
    } catch (thrown) {
      if (!isAbort(thrown)) this.failure.value = thrown;
    } finally {
      if (!signal.aborted) this.busy.value = false;
    }
  }

  private forget(): void {
    batch(() => {
      this.answer.value = null;
      this.failure.value = undefined;
      this.busy.value = false;
      this.session.marks.value = noMarks;
    });
  }
}
