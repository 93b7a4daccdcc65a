import type { Drawing } from '../canvas/drawing.ts';
import type { ShapedNode } from '../canvas/shapes.ts';
import { svg } from './svg.ts';

/** Pixels of a picture for each pixel on screen, so that it can be printed. */
const fineness = 2;

/** The canvas as it is seen now, as PNG. */
export async function png({ sigma, colours }: Drawing): Promise<Blob> {
  const { toBlob } = await import('@sigma/export-image');
  const { width, height } = sigma.getDimensions();
  return toBlob(sigma, {
    format: 'png', backgroundColor: colours.paper, cameraState: sigma.getCamera().getState(),
    width: width * fineness, height: height * fineness,
  });
}

/** The same as SVG. Names are those that the canvas shows at this nearness. */
export function svgOf({ graph, sigma, colours }: Drawing): Blob {
  const { width, height } = sigma.getDimensions();
  const seen = new Map(graph.mapNodes((id, { x, y }) => [id, sigma.graphToViewport({ x, y })] as const));
  const named = sigma.getNodeDisplayedLabels();
  const text = svg({
    width, height, paper: colours.paper, ink: colours.ink,
    strokes: graph.mapEdges((_, { color, size }, source, target) => ({ from: seen.get(source)!, to: seen.get(target)!, color, width: size })),
    marks: graph.mapNodes((id, look) => {
      const { shape, color, rim, size, label, highlighted } = look as ShapedNode;
      return { ...seen.get(id)!, radius: sigma.scaleSize(size), shape, color, rim, label: named.has(id) || highlighted ? label : null };
    }),
  });
  return new Blob([text], { type: 'image/svg+xml' });
}
