import { useRef } from 'preact/hooks';

import { date } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { dateOf, monthOf } from '../filters/months.ts';
import type { Stretch } from '../view/looks.ts';
import { filterBy } from '../view/view.ts';
import { instantAt, instantOf, shareOf, ticks } from './scale.ts';
import { words } from './words.ts';

/** About as many lines as have room. */
const mostTicks = 12;

/** The years above the bars. Dragging along them chooses a period, as the slider of the filters does. */
export function Axis({ stretch }: { readonly stretch: Stretch }) {
  const session = useSession();
  const started = useRef<number | null>(null);
  const dragged = useRef(false);
  const { from, to } = session.view.value.filters;

  const monthAt = (event: PointerEvent) => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - left) / width));
    return monthOf(new Date(instantAt(share, stretch)).toISOString().slice(0, 7));
  };
  const brush = (event: PointerEvent) => {
    if (started.current === null) return;
    const month = monthAt(event);
    if (month === started.current && !dragged.current) return;
    const period = { from: dateOf(Math.min(month, started.current)), to: dateOf(Math.max(month, started.current)) };
    const deed = (view: Parameters<typeof filterBy>[0]) => filterBy(view, { ...view.filters, ...period });
    if (dragged.current) session.drift(deed);
    else session.do(deed);
    dragged.current = true;
  };
  const percent = (instant: number) => `${Math.max(0, Math.min(1, shareOf(instant, stretch))) * 100}%`;
  return (
    <div
      class="axis"
      title={words.value.brush}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        [started.current, dragged.current] = [monthAt(event), false];
      }}
      onPointerMove={brush}
      onPointerUp={() => (started.current = null)}
      onPointerCancel={() => (started.current = null)}
    >
      {from !== null && <div class="outside" style={{ insetInlineStart: 0, width: percent(instantOf(from)) }} />}
      {to !== null && <div class="outside" style={{ insetInlineStart: percent(instantOf(to, true)), insetInlineEnd: 0 }} />}
      {ticks(stretch, mostTicks).map((tick) => (
        <span key={tick.date} class="tick" style={{ insetInlineStart: percent(tick.instant) }}><span class="upright" aria-hidden="true" />{date(tick.date)}</span>
      ))}
    </div>
  );
}
