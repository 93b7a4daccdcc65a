import './canvas.css';

import { effect, useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';

import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import type { Session } from '../page/session.ts';
import { shade } from '../ui/theme.ts';
import type { Sight } from '../view/looks.ts';
import { pick, pin, placed, select, show } from '../view/view.ts';
import { Drawing } from './drawing.ts';
import { useKeys } from './keys.ts';
import { words } from './words.ts';

/** The picture as a graph: drawn, moved by forces, and walked through with arrow keys. */
export function Canvas() {
  const session = useSession();
  const element = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [drawn, setDrawn] = useState<boolean | null>(null);

  useEffect(() => {
    if (!element.current) return;
    try {
      drawing.current = new Drawing(element.current, gestures(session));
      Object.assign(element.current, { drawing: drawing.current });
      session.drawing.value = drawing.current;
      setDrawn(true);
    } catch {
      setDrawn(false);
    }
    return () => {
      session.drawing.value = null;
      drawing.current?.end();
    };
  }, [session]);

  useSignalEffect(() => {
    void shade.value;
    drawing.current?.recolour();
  });
  useEffect(() => {
    if (!drawn) return;
    return effect(() => {
      void [shade.value, language.value];
      drawing.current?.draw(session.picture.value, session.view.value, session.marks.value, session.layout);
    });
  }, [drawn, session]);
  useEffect(() => {
    if (!drawn) return;
    return effect(() => drawing.current?.look(session.sight.value));
  }, [drawn, session]);

  const onKeyDown = useKeys(session, drawing);
  const { nodes, edges } = session.picture.value;
  if (drawn === false) return <WithoutWebGL />;
  return (
    <div class="canvas">
      <div
        ref={element}
        class="drawing"
        data-canvas
        role="application"
        tabIndex={0}
        aria-label={words.value.canvas(nodes.size, edges.length)}
        aria-description={words.value.help}
        onKeyDown={onKeyDown}
      />
      <div class="row zoom">
        <button type="button" title={words.value.zoomIn} aria-label={words.value.zoomIn} onClick={() => drawing.current?.zoom(1.5)}>+</button>
        <button type="button" title={words.value.zoomOut} aria-label={words.value.zoomOut} onClick={() => drawing.current?.zoom(1 / 1.5)}>−</button>
        <button type="button" onClick={() => drawing.current?.fit()}>{words.value.fit}</button>
        <button type="button" onClick={() => drawing.current?.restart()}>{words.value.restart}</button>
      </div>
    </div>
  );
}

function gestures(session: Session) {
  return {
    choose: (id: string | null, beside: boolean) =>
      session.drift((view) => (beside && id !== null ? pick(view, id) : select(view, id))),
    open: (id: string) => session.lookClosely(id),
    move: (id: string, to: { x: number; y: number }) => session.do((view) => pin(view, { [id]: to })),
    looked: (sight: Sight | null) => {
      session.sight.value = sight;
    },
    placed: (layout: typeof session.layout) => {
      // Nodes that are filtered out come back where they were; those that are off the canvas are forgotten.
      const there = new Set(placed(session.view.peek()));
      session.layout = Object.fromEntries(Object.entries({ ...session.layout, ...layout }).filter(([id]) => there.has(id)));
    },
  };
}

function WithoutWebGL() {
  const session = useSession();
  return (
    <div class="canvas empty" role="alert">
      <p>{words.value.noWebGL}</p>
      <button type="button" class="primary" onClick={() => session.do((view) => show(view, 'table'))}>{words.value.toTable}</button>
    </div>
  );
}
