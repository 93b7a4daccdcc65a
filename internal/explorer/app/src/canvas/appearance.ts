import type { Kind } from '../generated/operations.ts';
import type { Shape } from './shapes.ts';

/** How kinds of node differ without their colour. */
export const shapeOf: Record<Kind, Shape> = {
  PROJECT: 'square',
  ORGANISATION: 'circle',
  MUNICIPALITY: 'diamond',
  SUB_REGION: 'diamond',
  REGION: 'diamond',
  FUND: 'hexagon',
  PERSON: 'circle',
  PARTICIPATION: 'circle',
  FUNDING: 'circle',
  SOURCE: 'circle',
  MATCH: 'circle',
  ANNOTATION: 'circle',
};

/** How many colours groups have; further groups share the last one. */
export const groupColours = 8;

/** The colours of the theme, as the canvas needs them. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly edge: string;
  readonly edgeStrong: string;
  readonly faded: string;
  readonly kind: (kind: Kind) => string;
  readonly group: (group: number) => string;
}

/** Reads the colours that the page has now. */
export function readPalette(root: HTMLElement = document.documentElement): Palette {
  const style = getComputedStyle(root);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888';
  return {
    paper: colour('ground'),
    ink: colour('ink'),
    accent: colour('accent'),
    edge: colour('edge'),
    edgeStrong: colour('edge-strong'),
    faded: colour('faded'),
    kind: (kind) => colour(`kind-${kind}`),
    group: (group) => colour(`group-${Math.min(group, groupColours - 1)}`),
  };
}

/** Radius of a node in pixels, by how many edges of the picture it has. */
export function sizeOf(degree: number): number {
  return Math.min(5 + 1.6 * Math.sqrt(degree), 22);
}

const longestLabel = 36;

/** A name as it is written on the canvas: one line, cut where it gets long. */
export function labelText(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  const letters = [...new Intl.Segmenter().segment(line.slice(0, 4 * longestLabel))];
  if (letters.length <= longestLabel) return line.slice(0, 4 * longestLabel);
  return `${letters.slice(0, longestLabel - 1).map(({ segment }) => segment).join('')}…`;
}
