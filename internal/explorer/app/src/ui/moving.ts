import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds after which what moved is taken to be at rest. */
const rest = 150;

/**
 * What is kept elsewhere, but moves many times a second under a hand or a wheel: it is kept again once it rests, and at the latest when
 * the component goes. What is kept anew meanwhile, as by undo, wins.
 */
export function useMoving<T>(kept: T, keep: (value: T) => void): [T, (value: T) => void] {
  const [moved, setMoved] = useState<{ readonly value: T } | null>(null);
  const latest = useRef({ moved, keep });
  latest.current = { moved, keep };
  useEffect(() => setMoved(null), [kept]);
  useEffect(() => {
    if (!moved) return;
    const timer = setTimeout(() => keep(moved.value), rest);
    return () => clearTimeout(timer);
  }, [moved]);
  useEffect(() => () => {
    if (latest.current.moved) latest.current.keep(latest.current.moved.value);
  }, []);
  return [moved ? moved.value : kept, (value) => setMoved({ value })];
}
