import { computed, effect, untracked } from '@preact/signals';

import { Passing } from '../generated/operations.ts';
import { blocks } from '../network/reader.ts';
import type { Session } from '../page/session.ts';
import { projectFilter } from '../view/filters.ts';
import { type NodeId, visible } from '../view/view.ts';
import { isActive, passingNodes } from './passing.ts';

/** The API gives so many projects at a time. */
const mostProjects = 100;

/** What the server said of the projects that it was asked about. */
interface Verdicts {
  readonly filter: string;
  readonly asked: Set<NodeId>;
  readonly passed: Set<NodeId>;
}

/**
 * Keeps `session.passing`: the server says which projects of the canvas pass all that does not depend on time, once for each;
 * time is compared here, so that the slider plays without asking. A project that the server has not judged yet passes, and
 * while new filters are judged, the old ones hold. Gives a function that ends it.
 */
export function keepPassing(session: Session): () => void {
  let verdicts: Verdicts | null = null;
  let asking: AbortController | null = null;

  const timeless = computed(() => JSON.stringify(projectFilter({ ...session.view.value.filters, from: null, to: null }) ?? null));
  const shown = computed(() => {
    const { nodes } = session.network.value;
    return visible(session.view.value).flatMap((id) => nodes.get(id) ?? []);
  });

  const judge = () => {
    const { filters } = session.view.peek();
    if (!projectFilter(filters)) {
      session.passing.value = null;
      return;
    }
    const passes = (id: NodeId) => !verdicts || !verdicts.asked.has(id) || verdicts.passed.has(id);
    session.passing.value = passingNodes(
      shown.peek(),
      session.network.peek().edges.values(),
      ({ id, facts }) => passes(id) && (!('start' in facts) || isActive(facts.start, facts.end, filters)),
      filters.roles,
    );
  };

  const ask = async (filter: string): Promise<void> => {
    const known = verdicts?.filter === filter ? verdicts : { filter, asked: new Set<NodeId>(), passed: new Set<NodeId>() };
    const unknown = shown.peek().filter(({ id, kind }) => kind === 'PROJECT' && !known.asked.has(id)).map(({ id }) => id);
    asking?.abort(new DOMException('other filters are judged', 'AbortError'));
    asking = null;
    if (unknown.length > 0) {
      asking = new AbortController();
      const { signal } = asking;
      for (const ids of blocks(unknown, mostProjects)) {
        const { data } = await session.client.read(Passing, { filter: JSON.parse(filter), ids, count: ids.length }, signal);
        for (const id of ids) known.asked.add(id);
        for (const { id } of data.projects.nodes) known.passed.add(id);
      }
    }
    verdicts = known;
    judge();
  };

  const follow = (filter: string) => session.during('passing', () => ask(filter), () => void follow(timeless.peek()));

  const stops = [
    effect(() => {
      void shown.value;
      const filter = timeless.value;
      if (filter !== 'null') untracked(() => void follow(filter));
      else {
        asking?.abort(new DOMException('nothing is filtered', 'AbortError'));
        verdicts = null;
      }
    }),
    effect(() => {
      void [session.view.value.filters, shown.value, session.network.value];
      judge();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
