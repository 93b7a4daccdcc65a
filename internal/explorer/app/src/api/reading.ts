import { batch, signal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';

/** Reads something, until the signal aborts. */
export type Ask<T> = (signal: AbortSignal) => Promise<T>;

/** What is read of one thing again and again. Only the newest reading counts: those before it are given up. */
export class Reading<T> {
  /** What came last; undefined before anything did. It stays while something newer is read, and if that fails. */
  readonly data = signal<T | undefined>(undefined);
  /** What the newest reading threw; undefined where nothing went wrong. */
  readonly failure = signal<unknown>(undefined);
  readonly busy = signal(false);
  private running = new AbortController();
  private asked: Ask<T> | undefined;

  async read(ask: Ask<T>): Promise<void> {
    this.running.abort();
    const { signal: newest } = (this.running = new AbortController());
    this.asked = ask;
    batch(() => {
      this.failure.value = undefined;
      this.busy.value = true;
    });
    const end = (tell: () => void) => {
      if (newest.aborted) return;
      batch(() => {
        tell();
        this.busy.value = false;
      });
    };
    await ask(newest).then(
      (data) => end(() => { this.data.value = data; }),
      (thrown: unknown) => end(() => { this.failure.value = thrown; }),
    );
  }

  /** Reads once more what was read last. */
  again(): void {
    if (this.asked) void this.read(this.asked);
  }

  /** Reads no further; what came stays. */
  giveUp(): void {
    this.running.abort();
    this.busy.value = false;
  }

  /** Gives up, and forgets what came. */
  forget(): void {
    batch(() => {
      this.giveUp();
      this.data.value = undefined;
      this.failure.value = undefined;
    });
  }
}

/** Reads when a component is shown and whenever the key changes. */
export function useReading<T>(key: string, ask: Ask<T>) {
  const reading = useMemo(() => new Reading<T>(), []);
  // Before anything is painted, so that what is shown is never taken for the newest while it is not.
  useLayoutEffect(() => {
    void reading.read(ask);
    return () => reading.giveUp();
  }, [key]);
  return { data: reading.data.value, failure: reading.failure.value, busy: reading.busy.value, again: () => reading.again() };
}
