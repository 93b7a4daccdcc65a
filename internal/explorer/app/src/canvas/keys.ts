import type { RefObject } from 'preact';

import { domain } from '../i18n/domain.ts';
import { onNodeKey } from '../page/nodekeys.ts';
import type { Session } from '../page/session.ts';
import { type NodeId, pick, select } from '../view/view.ts';
import type { Drawing } from './drawing.ts';
import { type Direction, stepFrom } from './walk.ts';
import { words } from './words.ts';

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** What keys do on the canvas. */
export function useKeys(session: Session, drawing: RefObject<Drawing | null>) {
  return (event: KeyboardEvent) => {
    const canvas = drawing.current;
    if (!canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const selected = session.view.peek().selected.at(-1);
    const direction = arrows[event.key];
    if (direction) walk(session, canvas, selected, direction, event.shiftKey);
    else if (!act(session, canvas, selected, event)) return;
    event.preventDefault();
  };
}

function walk(session: Session, canvas: Drawing, from: NodeId | undefined, direction: Direction, beside: boolean): void {
  const { graph, sigma } = canvas;
  const places = new Map(graph.mapNodes((id, { x, y }) => [id, sigma.graphToViewport({ x, y })] as const));
  const to = stepFrom(from, places, direction);
  if (to === undefined) return;
  // With Shift the first that was chosen stays chosen, beside the one walked to.
  session.drift((view) => (beside && view.selected[0] !== undefined && view.selected[0] !== to ? pick(select(view, view.selected[0]), to) : select(view, to)));
  const { label, kind } = graph.getNodeAttributes(to);
  session.notices.announce(words.value.node(domain.value.kind[kind as keyof typeof domain.value.kind], label as string, graph.degree(to)));
  const { x, y } = places.get(to)!;
  const { width, height } = sigma.getDimensions();
  if (x < 20 || y < 20 || x > width - 20 || y > height - 20) canvas.centre(to);
}

/** Whether the key means something. */
function act(session: Session, canvas: Drawing, selected: NodeId | undefined, event: KeyboardEvent): boolean {
  switch (event.key) {
    case '+':
      canvas.zoom(1.5);
      return true;
    case '-':
      canvas.zoom(1 / 1.5);
      return true;
    case '0':
      canvas.fit();
      return true;
    case ' ': // Walking selects already.
      return false;
    default:
      return selected !== undefined && canvas.graph.hasNode(selected) && onNodeKey(session, selected, event);
  }
}
