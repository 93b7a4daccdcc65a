import type { View } from './view.ts';

/** What was done and can be taken back, and what was taken back and can be done again. */
export interface History {
  readonly past: readonly View[];
  readonly present: View;
  readonly future: readonly View[];
}

/** At most so many deeds can be taken back. */
export const depth = 500;

export function begin(view: View): History {
  return { past: [], present: view, future: [] };
}

/** Does something that can be taken back. */
export function act(history: History, view: View): History {
  if (view === history.present) return history;
  return { past: [...history.past, history.present].slice(-depth), present: view, future: [] };
}

/** Does something that is no deed by itself: looking at another node, a step of a slider that plays. */
export function drift(history: History, view: View): History {
  return view === history.present ? history : { ...history, present: view };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}
