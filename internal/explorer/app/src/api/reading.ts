import { useEffect, useState } from 'preact/hooks';

import { isAbort } from './failure.ts';

/** What is read for a component. */
export interface Reading<T> {
  /** What came last; undefined before anything did. It stays while something newer is read, and if that fails. */
  readonly data: T | undefined;
  /** What was thrown; undefined where nothing went wrong. */
  readonly failure: unknown;
  readonly busy: boolean;
  readonly again: () => void;
}

/** Reads when a component is shown and whenever the key changes. What was asked for before is given up. */
export function useReading<T>(key: string, read: (signal: AbortSignal) => Promise<T>): Reading<T> {
  const [state, setState] = useState<{ data?: T; failure?: unknown; busy: boolean }>({ busy: true });
  const [tried, setTried] = useState(0);
  useEffect(() => {
    const running = new AbortController();
    setState(({ data }) => (data === undefined ? { busy: true } : { data, busy: true }));
    read(running.signal).then(
      (data) => {
        if (!running.signal.aborted) setState({ data, busy: false });
      },
      (failure: unknown) => {
        if (!isAbort(failure)) setState(({ data }) => (data === undefined ? { failure, busy: false } : { data, failure, busy: false }));
      },
    );
    return () => running.abort(new DOMException('another is read', 'AbortError'));
  }, [key, tried]);
  return { data: state.data, failure: state.failure, busy: state.busy, again: () => setTried(tried + 1) };
}
