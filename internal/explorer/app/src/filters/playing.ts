import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Session } from '../page/session.ts';
import { filterBy } from '../view/view.ts';
import { chosenMonths, filtersOf, type Months, moved, playedFrom } from './months.ts';

/** How far one step goes, in months. */
export const speeds = [1, 3, 6, 12] as const;
export type Speed = (typeof speeds)[number];

const pace = 600; // milliseconds between two steps
const calmPace = 2_000; // the same where people ask for less motion

/** What a player of time can do. */
export interface Player {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  readonly toggle: () => void;
  /** Moves by one step, 1 on or -1 back. */
  readonly step: (direction: 1 | -1) => void;
}

/**
 * Moves the chosen time through the data until its end. All that is played is one step of history. Where people ask for less
 * motion, a step moves by the whole chosen time, seldom, so that pictures follow each other without sliding.
 */
export function usePlayer(session: Session, data: Months | null): Player {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(3);
  const begun = useRef(false);

  const choose = (months: Months, drifting: boolean) => {
    if (!data) return;
    const deed = (view: Parameters<typeof filterBy>[0]) => filterBy(view, { ...view.filters, ...filtersOf(months, data) });
    if (drifting) session.drift(deed);
    else session.do(deed);
  };
  const chosen = () => data && chosenMonths(session.view.peek().filters, data);

  // At once: nothing is played after a person has paused it.
  useLayoutEffect(() => {
    if (!playing || !data) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(() => {
      const now = chosen()!;
      const by = calm ? now.last - now.first + 1 : speed;
      const next = moved(now, by, data);
      if (next.last === now.last) setPlaying(false);
      else choose(next, begun.current);
      begun.current = true;
    }, calm ? calmPace : pace);
    return () => clearInterval(timer);
  }, [playing, speed, data?.first, data?.last]);

  return {
    playing,
    speed,
    setSpeed,
    toggle: () => {
      const now = chosen();
      if (!playing && now && data) {
        choose(playedFrom(now, data), false);
        begun.current = true;
      }
      setPlaying(!playing);
    },
    step: (direction) => {
      const now = chosen();
      if (!now || !data) return;
      setPlaying(false);
      choose(now.first === data.first && now.last === data.last ? playedFrom(now, data) : moved(now, direction * speed, data), false);
    },
  };
}
