import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props<K extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: K; readonly label: ComponentChildren }[];
  readonly chosen: K;
  readonly choose: (key: K) => void;
  /** Ids of the tabs and of what they show: `${prefix}-tab-${key}` and `${prefix}-panel`. */
  readonly prefix: string;
}

/** Tabs of which one is chosen: arrow keys, Home and End move between them. */
export function Tabs<K extends string>({ label, tabs, chosen, choose, prefix }: Props<K>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ key }) => key === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { key } = tabs[(to + tabs.length) % tabs.length]!;
    choose(key);
    list.current?.querySelector<HTMLElement>(`#${prefix}-tab-${key}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ key, label: text }) => (
        <button
          key={key}
          id={`${prefix}-tab-${key}`}
          type="button"
          role="tab"
          aria-selected={key === chosen}
          aria-controls={`${prefix}-panel`}
          tabIndex={key === chosen ? 0 : -1}
          onClick={() => choose(key)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
