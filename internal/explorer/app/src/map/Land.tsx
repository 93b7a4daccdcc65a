import { memo } from 'preact/compat';

import type { Camera } from '../view/looks.ts';
import type { Ground } from './ground.ts';
import { graticuleStep, type Plane, project, type Size, toPlane, toScreen, unproject } from './projection.ts';

interface Props {
  /** What is drawn over it, which names of regions leave room for. */
  readonly over: readonly { readonly at: Plane }[];
  readonly ground: Ground | undefined;
  readonly camera: Camera;
  readonly size: Size;
}

/** What lies under the picture: the graticule, the land with the borders of regions, and the regions' names. */
export function Land({ over, ground, camera, size }: Props) {
  const origin = toScreen({ x: 0, y: 0 }, camera, size);
  const roomy = camera.scale > 1_800;
  return (
    <g class="land" aria-hidden="true">
      <Graticule camera={camera} size={size} />
      {ground && (
        <g transform={`matrix(${camera.scale} 0 0 ${camera.scale} ${origin.x} ${origin.y})`}>
          <Shapes ground={ground} />
        </g>
      )}
      {roomy && ground?.regions.map(({ id, name, at }) => {
        const { x, y } = toScreen(at, camera, size);
        const covered = over.some(({ at: other }) => Math.abs(other.y - y) < 16 && x - other.x < 150 && other.x - x < 60);
        return !covered && <text key={id} class="region" x={x} y={y}>{name}</text>;
      })}
    </g>
  );
}

/** Drawn once: only its place on the screen changes. */
const Shapes = memo(({ ground }: { readonly ground: Ground }) => {
  const areas = ground.cells.map(({ corners }) => `M${corners.map(({ x, y }) => `${x.toFixed(5)} ${y.toFixed(5)}`).join('L')}Z`).join('');
  const borders = ground.borders.map(([a, b]) => `M${a.x.toFixed(5)} ${a.y.toFixed(5)}L${b.x.toFixed(5)} ${b.y.toFixed(5)}`).join('');
  return (
    <>
      <path class="area" d={areas} />
      <path class="border" d={borders} />
    </>
  );
});

const apart = 110; // pixels between lines of the graticule, at the least

function Graticule({ camera, size }: Pick<Props, 'camera' | 'size'>) {
  const step = graticuleStep(camera.scale, apart);
  const northWest = unproject(toPlane({ x: 0, y: 0 }, camera, size));
  const southEast = unproject(toPlane({ x: size.width, y: size.height }, camera, size));
  const lines = (from: number, to: number) => {
    const first = Math.ceil(from / step);
    return Array.from({ length: Math.max(0, Math.min(60, Math.floor(to / step) - first + 1)) }, (_, i) => (first + i) * step);
  };
  return (
    <>
      {lines(Math.max(-180, northWest.longitude), Math.min(180, southEast.longitude)).map((longitude) => {
        const { x } = toScreen(project({ latitude: 0, longitude }), camera, size);
        return (
          <g key={`x${longitude}`}>
            <line class="degree" x1={x} x2={x} y1={0} y2={size.height} />
            <text class="degree" x={x + 3} y={size.height - 5}>{`${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`}</text>
          </g>
        );
      })}
      {lines(Math.max(-85, southEast.latitude), Math.min(85, northWest.latitude)).map((latitude) => {
        const { y } = toScreen(project({ latitude, longitude: 0 }), camera, size);
        return (
          <g key={`y${latitude}`}>
            <line class="degree" x1={0} x2={size.width} y1={y} y2={y} />
            <text class="degree" x={size.width - 4} y={y - 3} text-anchor="end">{`${Math.abs(latitude)}° ${latitude < 0 ? 'S' : 'N'}`}</text>
          </g>
        );
      })}
    </>
  );
}
