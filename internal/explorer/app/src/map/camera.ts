import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { useMoving } from '../ui/moving.ts';
import type { Camera } from '../view/looks.ts';
import { bounded, cameraFor, type Plane, type Size, zoomedAt } from './projection.ts';

/** The camera of a map, which the pointer and the wheel move. */
export interface Moving {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly size: Size;
  readonly camera: Camera;
  /** Whether the pointer has just moved the map, so that what follows is no click. */
  readonly dragged: { current: boolean };
  readonly zoom: (factor: number, at?: Plane) => void;
  readonly pan: (dx: number, dy: number) => void;
  /** Shows all points again. */
  readonly fit: () => void;
}

/** A camera that shows all points until the person moves it. Where it was moved to is kept elsewhere. */
export function useCamera(points: readonly Plane[], kept: Camera | null, keep: (camera: Camera | null) => void): Moving {
  const element = useRef<HTMLDivElement>(null);
  const dragged = useRef(false);
  const [size, setSize] = useState<Size>({ width: 800, height: 600 });
  const [moved, setMoved] = useMoving(kept, keep);
  const camera = moved ? bounded(moved) : cameraFor(points, size);
  const now = useRef({ camera, size });
  now.current = { camera, size };

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const watcher = new ResizeObserver(() => setSize({ width: current.clientWidth, height: current.clientHeight }));
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);

  const zoom = (factor: number, at?: Plane) => {
    const { width, height } = now.current.size;
    setMoved(zoomedAt(now.current.camera, factor, at ?? { x: width / 2, y: height / 2 }, now.current.size));
  };
  const pan = (dx: number, dy: number) => {
    const { x, y, scale } = now.current.camera;
    now.current.camera = { x: x - dx / scale, y: y - dy / scale, scale };
    setMoved(now.current.camera);
  };
  usePointer(element, dragged, pan, zoom);
  return { element, size, camera, dragged, zoom, pan, fit: () => setMoved(null) };
}

const slack = 4; // pixels that a click may move

function usePointer(element: RefObject<HTMLDivElement | null>, dragged: { current: boolean }, pan: Moving['pan'], zoom: Moving['zoom']): void {
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let from: Plane | null = null;
    let start: Plane | null = null;
    const onDown = ({ clientX: x, clientY: y }: PointerEvent) => {
      from = start = { x, y };
      dragged.current = false;
    };
    const onMove = ({ clientX: x, clientY: y, pointerId }: PointerEvent) => {
      if (!from || !start) return;
      if (!dragged.current && Math.hypot(x - start.x, y - start.y) < slack) return;
      if (!dragged.current) current.setPointerCapture(pointerId);
      dragged.current = true;
      pan(x - from.x, y - from.y);
      from = { x, y };
    };
    const onUp = () => (from = null);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = current.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1 / 1.2 : 1.2, { x: event.clientX - left, y: event.clientY - top });
    };
    current.addEventListener('pointerdown', onDown);
    current.addEventListener('pointermove', onMove);
    current.addEventListener('pointerup', onUp);
    current.addEventListener('pointercancel', onUp);
    current.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      current.removeEventListener('pointerdown', onDown);
      current.removeEventListener('pointermove', onMove);
      current.removeEventListener('pointerup', onUp);
      current.removeEventListener('pointercancel', onUp);
      current.removeEventListener('wheel', onWheel);
    };
  }, []);
}
