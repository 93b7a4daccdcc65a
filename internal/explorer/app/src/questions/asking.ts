import { computed, effect } from '@preact/signals';

import { Reading } from '../api/reading.ts';
import { noMarks } from '../canvas/marks.ts';
import type { Session } from '../page/session.ts';
import type { Question } from '../view/question.ts';
import { put } from '../view/view.ts';
import type { Answer } from './answer.ts';
import { readAnswer } from './read.ts';

/**
 * The answer to the question of the view, read anew whenever the question, the filters or the
 * data change. What was answered before stays until the next answer is there.
 */
export class Asking {
  readonly reading = new Reading<Answer>();

  constructor(private readonly session: Session) {}

  /** Follows the view until the function that it gives is called. */
  follow(): () => void {
    // Only what is told of each organisation of the canvas depends on what is there.
    const ranked = computed(() => {
      const ask = this.session.view.value.question?.ask;
      if (ask !== 'brokers' && ask !== 'centrality' && ask !== 'communities') return '';
      return [...this.session.picture.value.nodes.values()].flatMap(({ id, kind }) => (kind === 'ORGANISATION' ? [id] : [])).sort().join('\n');
    });
    const asked = computed(() => JSON.stringify([this.session.view.value.question, this.session.filter.value ?? null, this.session.refreshed.value]));
    let before: unknown = null;
    return effect(() => {
      void asked.value;
      const organisations = ranked.value === '' ? [] : ranked.value.split('\n');
      const { question } = this.session.view.peek();
      if (question !== before) this.forget();
      before = question;
      if (!question) return;
      void this.reading.read((signal) => this.read(question, organisations, signal));
      return () => this.reading.giveUp();
    });
  }

  private async read(question: Question, organisations: readonly string[], signal: AbortSignal): Promise<Answer> {
    const answer = await readAnswer(question, { client: this.session.client, filter: this.session.filter.peek() ?? null, organisations, signal });
    signal.throwIfAborted();
    if (answer.entersByItself && answer.cast.length > 0) this.session.drift((view) => put(view, answer.cast));
    this.session.marks.value = answer.marks;
    this.session.notices.announce(answer.told());
    return answer;
  }

  private forget(): void {
    this.reading.forget();
    this.session.marks.value = noMarks;
  }
}
