import './timeline.css';

import { useEffect, useMemo, useRef } from 'preact/hooks';

import { span } from '../i18n/format.ts';
import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { choose, onNodeKey } from '../page/nodekeys.ts';
import type { Session } from '../page/session.ts';
import { Choice } from '../ui/Choice.tsx';
import { Grid } from '../ui/Grid.tsx';
import { useMoving } from '../ui/moving.ts';
import { groupings, type Stretch } from '../view/looks.ts';
import { look } from '../view/view.ts';
import { Axis } from './Axis.tsx';
import { type Bar, type Line, lines, reach } from './bars.ts';
import { instantAt, instantOf, shareOf, shifted, zoomed } from './scale.ts';
import { words } from './words.ts';

/** The projects of the picture as bars in time. */
export function Timeline() {
  const session = useSession();
  const { by, stretch: kept } = session.view.value.looks.timeline;
  const picture = session.picture.value;
  const shown = useMemo(() => lines(picture, by, language.value, words.value.other), [picture, by, language.value]);
  const all = useReach(session);
  const [chosen, setStretch] = useMoving(kept, (moved) => session.drift((view) => look(view, 'timeline', { stretch: moved })));
  const stretch = all && (chosen ? zoomed(chosen, 1, chosen.from, all) : all);
  const text = words.value;

  const zoom = (factor: number, share = 0.5) => {
    if (all && stretch) setStretch(zoomed(stretch, factor, instantAt(share, stretch), all));
  };
  const element = useWheel((event, share) => zoom(event.deltaY > 0 ? 1.25 : 0.8, share));
  const onKey = (index: number, event: KeyboardEvent) => {
    if (all && stretch && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) setStretch(shifted(stretch, event.key === 'ArrowLeft' ? -0.2 : 0.2, all));
    else if (event.key === '+') zoom(0.67);
    else if (event.key === '-') zoom(1.5);
    else if (event.key === '0') setStretch(null);
    else {
      const id = idOf(shown[index]!);
      return id !== null && onNodeKey(session, id, event);
    }
    return true;
  };
  const projects = new Set(shown.flatMap((line) => (line.row === 'project' ? [line.bar.id] : []))).size;
  return (
    <div class="timeline-view" ref={element}>
      <div class="row bar">
        <Choice label={text.by} values={groupings} chosen={by} name={(each) => text.grouping[each]} choose={(chosen) => session.do((view) => look(view, 'timeline', { by: chosen }))} />
        <span class="row zooming">
          <button type="button" aria-label={text.zoomIn} title={text.zoomIn} onClick={() => zoom(0.67)}>+</button>
          <button type="button" aria-label={text.zoomOut} title={text.zoomOut} onClick={() => zoom(1.5)}>−</button>
          <button type="button" onClick={() => setStretch(null)}>{text.fit}</button>
        </span>
      </div>
      {projects === 0 && !session.passing.value && <p class="empty soft">{text.empty}</p>}
      <Grid
        label={text.label(projects)}
        help={text.help}
        class="timeline"
        head={
          <>
            <div role="columnheader" class="name">{text.project}</div>
            <div role="columnheader" class="time" aria-label={text.time}>{stretch ? <Axis stretch={stretch} /> : text.time}</div>
          </>
        }
        columns={2}
        count={shown.length}
        rowHeight={26}
        row={(index) => <Cells line={shown[index]!} stretch={stretch} />}
        keyOf={(index) => shown[index]!.key}
        classOf={(index) => shown[index]!.row}
        isSelected={(index) => {
          const id = idOf(shown[index]!);
          return id === null ? undefined : session.view.value.selected.includes(id);
        }}
        choose={(index, beside) => {
          const id = idOf(shown[index]!);
          if (id !== null) choose(session, id, beside);
        }}
        open={(index) => {
          const id = idOf(shown[index]!);
          if (id !== null) session.lookClosely(id);
        }}
        onKey={onKey}
        current={shown.findIndex((line) => line.row === 'project' && line.bar.id === session.view.value.selected.at(-1))}
      />
    </div>
  );
}

const idOf = (line: Line) => (line.row === 'group' ? line.id : line.bar.id);

/** The time of all projects of the canvas, also of those that are filtered out, so that it stays while the period plays. */
function useReach(session: Session): Stretch | null {
  const { nodes } = session.network.value;
  const { hidden } = session.view.value;
  return useMemo(() => {
    const out = new Set(hidden);
    const there = new Map([...nodes].filter(([id]) => !out.has(id)));
    return reach(lines({ nodes: there, edges: [], degrees: new Map() }, 'none', 'en', ''));
  }, [nodes, hidden]);
}

/** Calls back where the wheel turns over the axis, or anywhere with the control key, as browsers zoom. */
function useWheel(turned: (event: WheelEvent, share: number) => void) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(turned);
  latest.current = turned;
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      const axis = element.current!.querySelector('.axis');
      if (!axis || !(event.ctrlKey || axis.contains(event.target as Node))) return;
      event.preventDefault();
      const { left, width } = axis.getBoundingClientRect();
      latest.current(event, Math.max(0, Math.min(1, (event.clientX - left) / width)));
    };
    const { current } = element;
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, []);
  return element;
}

function Cells({ line, stretch }: { readonly line: Line; readonly stretch: Stretch | null }) {
  const { pinned } = useSession().view.value;
  if (line.row === 'group') {
    return <div role="rowheader" class="name" aria-colspan={2} title={line.name}><bdi>{line.name}</bdi> <span class="soft">{words.value.size(line.size)}</span></div>;
  }
  const { id, name, start, end } = line.bar;
  return (
    <>
      <div role="rowheader" class="name" title={name}>{pinned[id] && <span aria-hidden="true">◉ </span>}<bdi>{name}</bdi></div>
      <div role="gridcell" class="time">{stretch && (start ?? end) ? <BarOf bar={line.bar} stretch={stretch} /> : <span class="soft">{words.value.undated}</span>}</div>
    </>
  );
}

/** A bar; an end that is not known fades. */
function BarOf({ bar: { id, start, end }, stretch }: { readonly bar: Bar; readonly stretch: Stretch }) {
  const { marks } = useSession();
  const { nodes, group } = marks.value;
  const from = Math.max(0, start === null ? 0 : shareOf(instantOf(start), stretch));
  const to = Math.min(1, end === null ? 1 : shareOf(instantOf(end, true), stretch));
  const faded = nodes.size > 0 && !nodes.has(id);
  const own = group.get(id);
  const ends = `${start === null ? ' startless' : ''}${end === null ? ' endless' : ''}`;
  return (
    <>
      {to > from && (
        <div
          class={`span${ends}${faded ? ' faded' : ''}`}
          data-id={id}
          title={span(start, end)}
          style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%`, ...(own !== undefined && { '--bar': `var(--group-${Math.min(own, 7)})` }) }}
        />
      )}
      <span class="unseen">{span(start, end)}</span>
    </>
  );
}
