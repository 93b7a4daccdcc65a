import { startingPlace } from '../canvas/layout.ts';
import { hide, type NodeId, pick, pin, select, unpin } from '../view/view.ts';
import type { Session } from './session.ts';

/** Looks at a node, or picks it beside the one that is looked at. */
export function choose(session: Session, id: NodeId, beside: boolean): void {
  session.drift((view) => (beside ? pick(view, id) : select(view, id)));
}

/** Pins a node where the layout has it, or gives it back. */
export function togglePin(session: Session, id: NodeId): void {
  session.do((view) => (view.pinned[id] ? unpin(view, [id]) : pin(view, { [id]: session.layout[id] ?? startingPlace(id, undefined) })));
}

/** What keys do with a node, the same in each view. Whether the key means something. */
export function onNodeKey(session: Session, id: NodeId, { key, shiftKey }: KeyboardEvent): boolean {
  switch (key) {
    case ' ':
      choose(session, id, shiftKey);
      return true;
    case 'Enter':
      session.lookClosely(id);
      return true;
    case 'p':
    case 'P':
      togglePin(session, id);
      return true;
    case 'Delete':
      session.do((view) => hide(view, [id]));
      return true;
    case 'Escape':
      session.drift((view) => select(view, null));
      return true;
    default:
      return false;
  }
}
