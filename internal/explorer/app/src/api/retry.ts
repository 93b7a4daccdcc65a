import { Failure } from './failure.ts';

/** Failures that pass: the server restarts, is full, or was away for a moment. */
const passing = new Set(['UNAVAILABLE', 'OVERLOADED', 'UNREACHABLE', 'RATE_LIMITED']);

const most = 3; // tries after the first
const longest = 30; // seconds that a server may ask to be left alone before the person is told instead

/**
 * Tries a read again while its failure may pass: after as long as the server asks for, or
 * 0.3 s, 0.6 s, 1.2 s. It gives up with the last failure, and at once when the signal aborts.
 */
export async function withRetries<T>(read: () => Promise<T>, signal?: AbortSignal, wait: Pause = pause): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await read();
    } catch (thrown) {
      const again = thrown instanceof Failure && passing.has(thrown.code) && thrown.retryAfter <= longest && tried < most;
      if (!again) throw thrown;
      await wait(thrown.retryAfter > 0 ? thrown.retryAfter * 1000 : 300 * 2 ** tried, signal);
    }
  }
}

export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Waits; throws the reason of the signal as soon as it aborts. */
export const pause: Pause = async (milliseconds, signal) => {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
};
