import Graph from 'graphology';
import type { CameraState } from 'sigma/types';

import { nodeName } from '../network/name.ts';
import type { NetworkNode } from '../network/network.ts';
import type { Picture } from '../network/picture.ts';
import type { Sight } from '../view/looks.ts';
import type { NodeId, Point, View } from '../view/view.ts';
import { labelText, type Palette, readPalette, shapeOf, sizeOf } from './appearance.ts';
import { drawHover, drawLabel } from './labels.ts';
import { Layout, startingPlace } from './layout.ts';
import { Hairlines, Lines } from './lines.ts';
import type { Marks } from './marks.ts';
import { ShapeProgram } from './shapes.ts';
import { Stage } from './stage.ts';

/** What people do on the canvas. */
export interface Gestures {
  /** Chose a node: alone, or beside the one chosen before; null for the ground. */
  readonly choose: (id: NodeId | null, beside: boolean) => void;
  readonly open: (id: NodeId) => void;
  readonly move: (id: NodeId, to: Point) => void;
  /** Sees something else, after the camera has come to rest; null where it is the whole picture. */
  readonly looked: (sight: Sight | null) => void;
  /** The layout has put nodes elsewhere. */
  readonly placed: (layout: Record<NodeId, Point>) => void;
}

/** From so many edges on they are drawn as hairlines. */
const manyEdges = 5_000;

/** While nodes move, their places are told so often, in milliseconds. */
const telling = 1_000;

/** The camera is at rest when nothing has moved it for so long, in milliseconds. */
const rest = 150;

/** Where sigma's camera sees the whole picture. */
const whole: CameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

/**
 * The picture on a canvas: a graph of graphology drawn by sigma, moved by a layout in a worker.
 * Tests find it as property `drawing` of the element with the attribute `data-canvas`.
 */
export class Drawing {
  readonly graph = new Graph({ multi: true, type: 'directed' });
  readonly sigma: Stage;
  /** Whether the layout has come to rest. */
  settled = true;
  private readonly layout: Layout;
  /** Edges that the layout has seen. */
  private readonly placedEdges = new Set<string>();
  private palette: Palette;
  /** When places were told. */
  private told = 0;
  /** Tells what is seen once the camera rests. */
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Nodes that a link has put where they are: what joins them does not move them. */
  private readonly restored = new Set<NodeId>();

  /** Throws where the browser has no WebGL. */
  constructor(element: HTMLElement, private readonly gestures: Gestures) {
    this.palette = readPalette();
    const palette = () => this.palette;
    const label = drawLabel(palette);
    this.sigma = new Stage(this.graph, element, {
      defaultNodeType: 'shape',
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { line: Lines, hairline: Hairlines },
      defaultDrawNodeLabel: (context, data, settings) => {
        // A picture to be saved has its names, even if this one is coarse now.
        if (!this.sigma.coarse || !element.contains(context.canvas)) label(context, data, settings);
      },
      defaultDrawNodeHover: drawHover(palette),
      defaultEdgeType: 'line',
      labelSize: 12,
      labelDensity: 0.7,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 6,
      minCameraRatio: 0.02,
      maxCameraRatio: 5,
      stagePadding: 60,
      zIndex: true,
      doubleClickZoomingRatio: 1,
      allowInvalidContainer: true, // It has no size for a moment when the page is laid out anew.
    });
    this.layout = new Layout(this.graph, (settled) => {
      this.settled = settled;
      if (settled) this.sigma.settle();
      else this.sigma.follow();
      if (settled || performance.now() - this.told > telling) this.tellPlaces();
    });
    this.listen();
  }

  /**
   * Draws a picture. The layout goes on if nodes or edges have come that it has not placed yet, or if pins have changed. What
   * has gone, or comes again when filters change, moves nothing: the picture can be compared with what it was.
   */
  draw(picture: Picture, view: View, marks: Marks, remembered: Readonly<Record<NodeId, Point>>): void {
    const ground = this.sigma.getCustomBBox() ?? this.sigma.getBBox();
    const before = this.graph.order;
    this.dropMissing(picture, marks);
    let changed = false;
    for (const node of picture.nodes.values()) {
      changed = this.drawNode(node, picture, view, marks, remembered) || changed;
    }
    for (const { id, source, target } of picture.edges) {
      changed = this.drawEdge(id, source, target, this.edgeLook(marks, id)) || changed;
    }
    for (const { id, source, target, weight } of marks.ties) {
      if (!this.graph.hasNode(source) || !this.graph.hasNode(target)) continue;
      changed = this.drawEdge(id, source, target, { color: this.palette.edgeStrong, size: 1 + 4 * weight, zIndex: 1 }) || changed;
    }
    this.sigma.setSetting('defaultEdgeType', this.graph.size > manyEdges ? 'hairline' : 'line');
    if (changed) this.restart();
    else if (this.graph.order !== before && before > 0) this.sigma.setCustomBBox(ground);
  }

  /** The colours that are drawn with. */
  get colours(): Palette {
    return this.palette;
  }

  /** Takes on the colours of the page after its theme has changed; draw() brings them to nodes and edges. */
  recolour(): void {
    this.palette = readPalette();
  }

  /** Moves nodes anew. */
  restart(): void {
    this.sigma.settle();
    this.sigma.setCustomBBox(null);
    this.restored.clear();
    this.settled = this.graph.order === 0;
    if (!this.settled) this.layout.start();
  }

  /** Shows the whole picture. */
  fit(): void {
    this.sigma.setCustomBBox(null);
    void this.sigma.getCamera().animatedReset({ duration: 200 });
  }

  /** Shows what is to be seen; null for the whole picture. */
  look(sight: Sight | null): void {
    if (!sameSight(sight, this.sight)) this.sigma.getCamera().setState(sight ? { x: sight.x, y: sight.y, ratio: 1 / sight.zoom } : whole);
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animatedZoom({ factor: 1 / factor, duration: 120 });
  }

  /** Brings a node into sight. */
  centre(id: NodeId): void {
    const at = this.sigma.getNodeDisplayData(id);
    if (at) void this.sigma.getCamera().animate({ x: at.x, y: at.y }, { duration: 200 });
  }

  end(): void {
    this.tellPlaces();
    this.tellSight();
    this.layout.end();
    this.sigma.kill();
  }

  private get sight(): Sight | null {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return x === whole.x && y === whole.y && ratio === whole.ratio ? null : { x, y, zoom: 1 / ratio };
  }

  private drawNode(node: NetworkNode, picture: Picture, view: View, marks: Marks, remembered: Readonly<Record<NodeId, Point>>): boolean {
    const { id } = node;
    const pinned = view.pinned[id];
    const look = this.nodeLook(node, picture, view, marks);
    if (!this.graph.hasNode(id)) {
      const at = pinned ?? remembered[id] ?? startingPlace(id, this.bringer(id, view));
      this.graph.addNode(id, { ...at, ...look, fixed: !!pinned });
      if (pinned ?? remembered[id]) this.restored.add(id);
      return !this.restored.has(id);
    }
    const before = this.graph.getNodeAttributes(id);
    const moved = !!pinned && (before.x !== pinned.x || before.y !== pinned.y);
    const changed = before.fixed !== !!pinned || moved;
    this.graph.mergeNodeAttributes(id, { ...look, ...pinned, fixed: !!pinned });
    return changed;
  }

  private nodeLook(node: NetworkNode, picture: Picture, view: View, marks: Marks) {
    const { id, kind } = node;
    const group = marks.group.get(id);
    const size = marks.size.get(id);
    const faded = marks.nodes.size > 0 && !marks.nodes.has(id);
    const own = group === undefined ? this.palette.kind(kind) : this.palette.group(group);
    const color = faded ? this.palette.faded : own;
    const selected = view.selected.includes(id);
    return {
      id,
      label: labelText(nodeName(node)),
      kind,
      color,
      shape: shapeOf[kind],
      rim: view.pinned[id] ? this.palette.ink : color,
      size: size === undefined ? sizeOf(picture.degrees.get(id) ?? 0) : 4 + 20 * size,
      highlighted: selected,
      forceLabel: selected || marks.nodes.has(id),
      zIndex: selected ? 2 : faded ? 0 : 1,
    };
  }

  private edgeLook(marks: Marks, id: string) {
    if (marks.edges.has(id)) return { color: this.palette.edgeStrong, size: 3, zIndex: 2 };
    const faded = marks.edges.size > 0 || marks.ties.length > 0;
    return { color: faded ? this.palette.faded : this.palette.edge, size: 1, zIndex: 0 };
  }

  private drawEdge(id: string, source: NodeId, target: NodeId, look: object): boolean {
    const there = this.graph.hasEdge(id);
    if (there) this.graph.mergeEdgeAttributes(id, look);
    else this.graph.addEdgeWithKey(id, source, target, look);
    const placed = this.placedEdges.has(id);
    this.placedEdges.add(id);
    return !placed && !(this.restored.has(source) && this.restored.has(target));
  }

  private dropMissing(picture: Picture, marks: Marks): void {
    const edges = new Set([...picture.edges, ...marks.ties].map(({ id }) => id));
    const oldEdges = this.graph.filterEdges((id) => !edges.has(id));
    const oldNodes = this.graph.filterNodes((id) => !picture.nodes.has(id));
    for (const id of oldEdges) this.graph.dropEdge(id);
    for (const id of oldNodes) this.graph.dropNode(id);
  }

  /** Where the node is that brought another. */
  private bringer(id: NodeId, view: View): Point | undefined {
    const of = view.expansions.find(({ brought }) => brought.includes(id))?.of;
    return of !== undefined && this.graph.hasNode(of) ? (this.graph.getNodeAttributes(of) as Point) : undefined;
  }

  private tellPlaces(): void {
    const layout: Record<NodeId, Point> = {};
    this.graph.forEachNode((id, { x, y }) => (layout[id] = { x, y }));
    this.told = performance.now();
    this.gestures.placed(layout);
  }

  private tellSight(): void {
    clearTimeout(this.resting);
    this.gestures.looked(this.sight);
  }

  private listen(): void {
    this.sigma.getCamera().on('updated', () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.tellSight(), rest);
    });
    let dragged: NodeId | null = null;
    let moved = false;
    this.sigma.on('clickNode', ({ node, event }) => {
      if (!moved) this.gestures.choose(node, event.original.shiftKey || event.original.ctrlKey || event.original.metaKey);
    });
    this.sigma.on('clickStage', () => this.gestures.choose(null, false));
    this.sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.gestures.open(node);
    });
    this.sigma.on('downNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      [dragged, moved] = [node, false];
    });
    this.sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
      if (!dragged) return;
      preventSigmaDefault();
      if (!moved) {
        moved = true;
        this.layout.stop();
        this.sigma.setCustomBBox(this.sigma.getCustomBBox() ?? this.sigma.getBBox()); // The ground stays while a node is drawn over its edge.
      }
      Object.assign(this.graph.getNodeAttributes(dragged), this.sigma.viewportToGraph(event));
      this.sigma.follow(this.sigma.getCustomBBox() ?? undefined);
    });
    const drop = () => {
      if (dragged && moved) {
        const { x, y } = this.graph.getNodeAttributes(dragged);
        this.sigma.settle();
        this.sigma.setCustomBBox(null);
        this.gestures.move(dragged, { x, y });
      }
      dragged = null;
    };
    this.sigma.on('upNode', drop);
    this.sigma.on('upStage', drop);
  }
}

const sameSight = (a: Sight | null, b: Sight | null) => a?.x === b?.x && a?.y === b?.y && a?.zoom === b?.zoom;
