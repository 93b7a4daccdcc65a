import { kindOf } from '../search/HitLine.tsx';
import { drawnKinds } from '../network/expansion.ts';
import { useSession } from '../page/context.ts';
import { hide, pin, placed, put, remove, unpin } from '../view/view.ts';
import { Expansions } from './Expansions.tsx';
import { words } from './words.ts';

/** What can be done with a node on the canvas. */
export function CanvasTools({ node }: { readonly node: { readonly __typename: string; readonly id: string } }) {
  const session = useSession();
  const { id } = node;
  const view = session.view.value;
  if (!(drawnKinds as readonly string[]).includes(kindOf(node))) return null;
  if (!placed(view).includes(id) || view.hidden.includes(id)) {
    return (
      <p>
        <button type="button" class="primary" onClick={() => session.do((before) => put(before, [id]))}>{words.value.put}</button>
      </p>
    );
  }
  return (
    <>
      <div class="row">
        {view.pinned[id] ? (
          <button type="button" onClick={() => session.do((before) => unpin(before, [id]))}>{words.value.unpin}</button>
        ) : (
          <button type="button" onClick={() => session.do((before) => pin(before, { [id]: session.layout[id] ?? { x: 0, y: 0 } }))}>{words.value.pin}</button>
        )}
        <button type="button" onClick={() => session.do((before) => hide(before, [id]))}>{words.value.hide}</button>
        <button type="button" onClick={() => session.do((before) => remove(before, [id]))}>{words.value.remove}</button>
      </div>
      <Expansions of={id} />
    </>
  );
}
