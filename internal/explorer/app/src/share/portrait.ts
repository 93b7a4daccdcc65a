import type { Drawing } from '../canvas/drawing.ts';
import type { ShapedNode } from '../canvas/shapes.ts';
import type { Mode } from '../view/view.ts';
import { svgOfElement } from './painting.ts';
import { svg } from './svg.ts';

/** Pixels of a picture for each pixel on screen, so that it can be printed. */
const fineness = 2;

/** What pictures are taken of where there is no canvas: the element of each view that shows nodes in space, time or numbers. */
const framed: Partial<Record<Mode, string>> = { map: '.map', timeline: '.timeline', flows: '.matrix' };

/** Something that pictures can be taken of. */
export interface Portrayed {
  readonly png: () => Promise<Blob>;
  readonly svg: () => Blob;
}

/** What is on screen, as pictures show it; null where there is nothing to be portrayed. */
export function portrayed(mode: Mode, drawing: Drawing | null): Portrayed | null {
  if (mode === 'graph') return drawing && { png: () => png(drawing), svg: () => svgOf(drawing) };
  const selector = framed[mode];
  if (selector === undefined) return null;
  const told = () => svgOfElement(document.querySelector(selector) ?? document.getElementById('view-panel')!);
  return {
    png: () => pngOf(told()),
    svg: () => new Blob([told().text], { type: svgType }),
  };
}

const svgType = 'image/svg+xml';

/** A drawing as PNG. */
async function pngOf({ text, width, height }: { readonly text: string; readonly width: number; readonly height: number }): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: svgType }));
  try {
    await image.decode();
    const canvas = new OffscreenCanvas(width * fineness, height * fineness);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** The canvas as it is seen now, as PNG. */
async function png({ sigma, colours }: Drawing): Promise<Blob> {
  const { toBlob } = await import('@sigma/export-image');
  const { width, height } = sigma.getDimensions();
  return toBlob(sigma, {
    format: 'png', backgroundColor: colours.paper, cameraState: sigma.getCamera().getState(),
    width: width * fineness, height: height * fineness,
  });
}

/** The same as SVG. Names are those that the canvas shows at this nearness. */
function svgOf({ graph, sigma, colours }: Drawing): Blob {
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
  return new Blob([text], { type: svgType });
}
