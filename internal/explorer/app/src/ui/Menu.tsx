import './menu.css';

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What a button at the top of the page unfolds. Escape and a press elsewhere fold it again. */
export function Menu({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const open = menu.current?.open && menu.current;
      if (!open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        open.querySelector('summary')?.focus();
      } else if (open.contains(event.target as Node)) return;
      open.open = false;
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details class="menu" ref={menu}>
      <summary>{name}</summary>
      <div>{children}</div>
    </details>
  );
}
