import './map.css';

import { useMemo, useState } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { stepFrom } from '../canvas/walk.ts';
import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { choose } from '../page/nodekeys.ts';
import { startingPlace } from '../canvas/layout.ts';
import { hide, look, type NodeId, pin, select, show, unpin } from '../view/view.ts';
import { type Bubble, bubblesOf, linksOf } from './bubbles.ts';
import { Bubbles } from './Bubbles.tsx';
import { useCamera } from './camera.ts';
import { groundOf, readMunicipalities } from './ground.ts';
import { Land } from './Land.tsx';
import { Members } from './Members.tsx';
import { locate, spotName } from './spots.ts';
import { words } from './words.ts';

/** The lines of the fewest projects are left out where there are more. */
const mostLinks = 1_500;
const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

/** The picture on a map: nodes at their places, and projects as lines between them. */
export function MapView() {
  const session = useSession();
  const reading = useReading('places', (signal) => readMunicipalities(session.client, signal));
  const ground = useMemo(() => reading.data && groundOf(reading.data), [reading.data, language.value]);
  const picture = session.picture.value;
  const located = useMemo(() => locate(picture, ground?.places ?? new Map()), [picture, ground]);
  const points = located.spots.length > 0 ? located.spots.map(({ at }) => at) : [...(ground?.places.values() ?? [])];
  const { element, size, camera, dragged, zoom, fit } = useCamera(points, session.view.value.looks.map.camera, (moved) =>
    session.drift((view) => look(view, 'map', { camera: moved })));
  const bubbles = useMemo(() => bubblesOf(located.spots, camera, size), [located, camera, size]);
  const links = useMemo(() => linksOf(located.lines, bubbles, mostLinks), [located, bubbles]);
  const [standing, stand] = useState<string | undefined>();
  const [opened, open] = useState<string | undefined>();
  const text = words.value;

  const nameOf = ({ spots }: Bubble) => spotName(spots[0]!, picture, ground?.names ?? new Map());
  const told = (bubble: Bubble) => text.spot(nameOf(bubble), bubble.spots.length - 1, bubble.nodes.length);
  const find = (key: string | undefined) => bubbles.find((bubble) => bubble.spots.some((spot) => spot.key === key));
  const openedBubble = find(opened);

  const goInto = (bubble: Bubble, beside: boolean) => {
    stand(bubble.key);
    if (bubble.nodes.length === 1) choose(session, bubble.nodes[0]!, beside);
    else open(bubble.key);
  };
  const pinAll = (nodes: readonly NodeId[]) =>
    session.do((view) =>
      nodes.every((id) => view.pinned[id])
        ? unpin(view, nodes)
        : pin(view, Object.fromEntries(nodes.filter((id) => !view.pinned[id]).map((id) => [id, session.layout[id] ?? startingPlace(id, undefined)]))));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = find(standing);
    const direction = arrows[event.key as keyof typeof arrows];
    if (direction) {
      const to = find(stepFrom(at?.key, new Map(bubbles.map((bubble) => [bubble.key, bubble.at])), direction));
      if (to) {
        stand(to.key);
        session.notices.announce(told(to));
      }
    } else if (event.key === '+') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') fit();
    else if (event.key === 'Escape') session.drift((view) => select(view, null));
    else if (!at) return;
    else if (event.key === 'Enter' || event.key === ' ') goInto(at, event.shiftKey);
    else if (event.key === 'p' || event.key === 'P') pinAll(at.nodes);
    else if (event.key === 'Delete') session.do((view) => hide(view, at.nodes));
    else return;
    event.preventDefault();
  };
  return (
    <div class="map-view" aria-busy={reading.busy}>
      <div
        ref={element}
        class="map"
        role="application"
        tabIndex={0}
        aria-label={text.label(located.spots.length, located.lines.length)}
        aria-description={text.help}
        onKeyDown={onKeyDown}
      >
        <svg width={size.width} height={size.height} role="presentation">
          <Land over={bubbles} ground={ground} camera={camera} size={size} />
          <Bubbles
            bubbles={bubbles}
            links={links}
            standing={find(standing)?.key}
            nameOf={nameOf}
            tellBubble={told}
            tellLink={({ from, to, projects }) => text.line(nameOf(from), nameOf(to), projects.length)}
            choose={(bubble, beside) => {
              if (!dragged.current) goInto(bubble, beside);
            }}
          />
        </svg>
      </div>
      <div class="row zoom">
        <button type="button" aria-label={text.zoomIn} title={text.zoomIn} onClick={() => zoom(1.5)}>+</button>
        <button type="button" aria-label={text.zoomOut} title={text.zoomOut} onClick={() => zoom(1 / 1.5)}>−</button>
        <button type="button" onClick={fit}>{text.fit}</button>
      </div>
      {openedBubble && (
        <Members
          name={told(openedBubble)}
          nodes={openedBubble.nodes}
          pinAll={() => pinAll(openedBubble.nodes)}
          hideAll={() => session.do((view) => hide(view, openedBubble.nodes))}
          close={() => {
            open(undefined);
            element.current?.focus();
          }}
        />
      )}
      <div class="legend soft">
        {reading.failure !== undefined && <span role="alert">{text.noGround} </span>}
        {picture.nodes.size > 0 && located.spots.length === 0 && <span>{text.empty} </span>}
        {located.placeless.length > 0 && (
          <button type="button" class="named" onClick={() => session.do((view) => show(view, 'table'))}>{text.placeless(located.placeless.length)}</button>
        )}
        <span> {text.schematic}</span>
      </div>
    </div>
  );
}
