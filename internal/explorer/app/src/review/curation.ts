import { signal } from '@preact/signals';

import type { Operation } from '../api/operation.ts';
import { type Entry, Meta, QueueChanged, type QueueChangedData, Undo, type Wrong } from '../generated/operations.ts';
import type { Session } from '../page/session.ts';
import { words } from './words.ts';

/** What every mutation of the explorer answers. */
interface Done {
  readonly deed: { readonly userErrors: readonly Wrong[]; readonly entry: Entry | null } | null;
}

/** What an editor does to the network, and what others do meanwhile. */
export class Curation {
  /** Grows with everything that was done here. */
  readonly done = signal(0);
  /** How much waits for editors; null before it is known. */
  readonly waiting = signal<QueueChangedData['reviewQueueChanged'] | null>(null);

  constructor(private readonly session: Session) {}

  /** Follows the review queue until the signal aborts. */
  follow(signal: AbortSignal): void {
    void this.session.client.follow(QueueChanged, {}, ({ reviewQueueChanged }) => {
      this.waiting.value = reviewQueueChanged;
    }, signal);
  }

  /**
   * Does something once, however often it is tried after a failure. What is wrong with it is told in words; what was done is told with a way to
   * undo it, and shown. Gives whether it was done.
   */
  async do<Input extends object>(operation: Operation<Done, { readonly input: Input }>, input: Input, key = crypto.randomUUID()): Promise<boolean> {
    let done = false;
    await this.session.during('curation', async () => {
      const { data, failures } = await this.session.client.send(operation, { input: { ...input, idempotencyKey: key } });
      if (!data.deed) throw failures[0];
      const { userErrors, entry } = data.deed;
      const { notices } = this.session;
      if (userErrors.length > 0) {
        notices.show({ key: 'curated', tone: 'problem', text: () => userErrors.map(({ code, message }) => `${words.value.wrong[code]} (${message})`).join(' ') });
        return;
      }
      done = true;
      if (entry) this.tell(entry);
      this.done.value++;
      const { data: { meta } } = await this.session.client.read(Meta, {});
      notices.dismiss('version');
      await this.session.refresh(meta.version);
    }, () => void this.do(operation, input, key));
    return done;
  }

  undo(number: number): Promise<boolean> {
    return this.do(Undo, { entry: number });
  }

  private tell({ number, action, undoes }: Entry): void {
    this.session.notices.show({
      key: 'curated',
      tone: 'news',
      text: () => words.value.did(words.value.actions[action]),
      ...(undoes === null && { remedy: { text: () => words.value.undo, act: () => void this.undo(number) } }),
    });
  }
}
