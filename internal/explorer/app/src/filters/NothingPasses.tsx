import { useSession } from '../page/context.ts';
import { filterBy } from '../view/view.ts';
import { cleared } from './facets.ts';
import { words } from './words.ts';

/** Says that the canvas has nodes, but filters let none of them through. */
export function NothingPasses() {
  const session = useSession();
  const none = session.passing.value !== null && session.network.value.nodes.size > 0 && session.picture.value.nodes.size === 0;
  if (!none) return null;
  return (
    <div class="nothing-passes" role="status">
      <p>{words.value.nothing}</p>
      <button type="button" onClick={() => session.do((view) => filterBy(view, cleared(view.filters)))}>{words.value.all}</button>
    </div>
  );
}
