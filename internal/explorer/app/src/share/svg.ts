import type { Shape } from '../canvas/shapes.ts';
import { xml } from './xml.ts';

/** A node as it is drawn, in pixels from the upper left corner. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly shape: Shape;
  readonly color: string;
  /** Colour of the rim; that of the node where there is none. */
  readonly rim: string;
  /** Null where it is not written. */
  readonly label: string | null;
}

/** An edge as it is drawn. */
export interface Stroke {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly color: string;
  readonly width: number;
}

/** A drawing, what lies under first. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly ink: string;
  readonly strokes: readonly Stroke[];
  readonly marks: readonly Mark[];
}

/** The drawing as SVG: to be scaled, and edited in a drawing program. */
export function svg({ width, height, paper, ink, strokes, marks }: Sketch): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="${xml(paper)}"/>
${strokes.map(({ from, to, color, width: thick }) => `<line x1="${r(from.x)}" y1="${r(from.y)}" x2="${r(to.x)}" y2="${r(to.y)}" stroke="${xml(color)}" stroke-width="${r(thick)}"/>\n`).join('')}${marks.map(shape).join('')}${marks.map((mark) => label(mark, paper, ink)).join('')}</svg>
`;
}

/** The corners of the shapes around 0, for a radius of 1; the areas are about the same, as on the canvas. */
const corners: Readonly<Record<Exclude<Shape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [[-0.886, -0.886], [0.886, -0.886], [0.886, 0.886], [-0.886, 0.886]],
  diamond: [[0, -1.253], [1.253, 0], [0, 1.253], [-1.253, 0]],
  hexagon: [[-0.548, -0.95], [0.548, -0.95], [1.097, 0], [0.548, 0.95], [-0.548, 0.95], [-1.097, 0]],
};

function shape({ x, y, radius, shape: kind, color, rim }: Mark): string {
  const paint = `fill="${xml(color)}" stroke="${xml(rim)}" stroke-width="${r(radius * 0.2)}"`;
  if (kind === 'circle') return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}" ${paint}/>\n`;
  const points = corners[kind].map(([dx, dy]) => `${r(x + dx * radius)},${r(y + dy * radius)}`).join(' ');
  return `<polygon points="${points}" ${paint}/>\n`;
}

function label({ x, y, radius, label: text }: Mark, paper: string, ink: string): string {
  if (text === null) return '';
  return `<text x="${r(x + radius + 3)}" y="${r(y + 4)}" fill="${xml(ink)}" stroke="${xml(paper)}" stroke-width="3" paint-order="stroke">${xml(text)}</text>\n`;
}

const r = (n: number) => String(Math.round(n * 100) / 100);
