import Sigma from 'sigma';
import type { CoordinateConversionOverride, Coordinates, Extent, RenderParams } from 'sigma/types';
import { createNormalizationFunction, graphExtent } from 'sigma/utils';

import { budget, nextShare } from './pace.ts';

/** Pictures with more nodes or edges than this are large. */
const manyNodes = 1_000;
const manyEdges = 5_000;

/** Pixels along a side of a coarse picture for each along a side of a whole one. */
const density = 0.5;

/** A picture is at rest when nothing has moved it for so long, in milliseconds, and its nodes are settled. */
const pause = 200;

/** Brings places of the graph into the square that programs draw. */
export type Frame = ReturnType<typeof createNormalizationFunction>;

/**
 * What sigma draws on, so that large pictures can be moved where drawing is slow, as it is without a graphics card. There a
 * picture is coarse while the camera or the layout moves it: with fewer pixels, as many edges as there is time for, without
 * names, and without the colours by which sigma finds what is pointed at. At rest it is whole.
 */
export class Stage extends Sigma {
  /** Whether the picture is coarse now. */
  coarse = false;
  /** The share of the edges that a coarse picture has. */
  share = 0.25;
  /** How often nodes have moved without an event: a program that has not seen it yet brings them into the frame. */
  moves = 0;
  /** Where nodes are while they move without events; null while sigma knows. */
  frame: Frame | null = null;
  /** Whether a whole picture takes too long for motion. */
  private slow = true;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(...args: ConstructorParameters<typeof Sigma>) {
    super(...args);
    this.getCamera().on('updated', () => this.inMotion());
    this.on('resize', () => {
      if (this.coarse) this.coarsen();
    });
    this.measure();
    // What is pressed is found among colours that a coarse picture lacks.
    this.getContainer().addEventListener('pointerdown', () => this.rest(), { capture: true });
  }

  /** Draws nodes where they are, after they have moved without an event. What is seen reaches as far as all nodes do, unless it is said. */
  follow(extent: { x: Extent; y: Extent } = graphExtent(this.getGraph())): void {
    if (!this.large) {
      this.refresh({ schedule: true });
      return;
    }
    this.frame = createNormalizationFunction(extent);
    this.moves++;
    this.setCustomBBox(extent);
    this.inMotion();
  }

  /** Lets sigma know where nodes are, after they have moved without events. */
  settle(): void {
    if (this.frame) this.setCustomBBox(null);
    this.frame = null;
    this.inMotion();
    this.refresh({ schedule: true });
  }

  override graphToViewport(place: Coordinates, override?: CoordinateConversionOverride): Coordinates {
    return this.frame ? this.framedGraphToViewport(this.frame(place), override) : super.graphToViewport(place, override);
  }

  override viewportToGraph(pixel: Coordinates, override?: CoordinateConversionOverride): Coordinates {
    return this.frame ? this.frame.inverse(this.viewportToFramedGraph(pixel, override)) : super.viewportToGraph(pixel, override);
  }

  override getRenderParams(): RenderParams {
    const params = super.getRenderParams();
    return this.coarse ? { ...params, pixelRatio: params.pixelRatio * density } : params;
  }

  override kill(): void {
    clearTimeout(this.resting);
    super.kill();
  }

  private get large(): boolean {
    const { order, size } = this.getGraph();
    return order > manyNodes || size > manyEdges;
  }

  private inMotion(): void {
    if (!this.large || !this.slow) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (!this.frame) this.rest();
    }, pause);
    if (this.coarse) return;
    this.coarse = true;
    this.resize(true);
  }

  /** Draws the whole picture, at once. */
  private rest(): void {
    clearTimeout(this.resting);
    if (!this.coarse) return;
    this.coarse = false;
    this.resize(true);
    this.refresh({ partialGraph: {}, skipIndexation: true });
  }

  private coarsen(): void {
    const { edges, nodes, hoverNodes } = this.getCanvases();
    for (const canvas of [edges!, nodes!, hoverNodes!]) {
      canvas.width *= density;
      canvas.height *= density;
    }
  }

  /** Finds out what drawing large pictures takes. */
  private measure(): void {
    let began = 0;
    const begin = () => (began = performance.now());
    this.on('beforeRender', begin);
    this.on('afterProcess', begin); // What sigma does before it draws is another matter.
    this.on('afterRender', () => {
      if (!this.large) return;
      const { edges, nodes } = this.getCanvases();
      finish(edges!);
      finish(nodes!);
      const took = performance.now() - began;
      if (this.coarse) this.share = nextShare(this.share, took);
      else this.slow = took > budget;
    });
  }
}

/** Waits until a canvas is drawn: reading is the one call of WebGL that waits. */
function finish(canvas: HTMLCanvasElement): void {
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}
