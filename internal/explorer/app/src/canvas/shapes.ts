import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

import type { NodeId, Point } from '../view/view.ts';
import { type Frame, Stage } from './stage.ts';

/** The shapes that tell kinds of node apart without their colour. */
export const shapes = { circle: 0, square: 1, diamond: 2, hexagon: 3 } as const;
export type Shape = keyof typeof shapes;

/** What a node of the graph is drawn by, beside sigma's own. */
export interface ShapedNode extends NodeDisplayData {
  id: NodeId;
  shape: Shape;
  /** Colour of the rim; that of the node where there is none. */
  rim: string;
}

const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  // The triangle around the circle that has room for the shape and what the mouse may miss it by.
  float reach = a_shape < 0.5 ? 1.0 : a_shape < 2.5 ? 1.254 : 1.098;
  vec2 offset = 2.0 * (radius * reach + u_correctionRatio * 2.0) * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_offset = offset;
  v_radius = radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_rim = a_rim;
  v_color.a *= bias;
  v_rim.a *= bias;
}
`;

const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;

uniform float u_correctionRatio;

// How far a point lies outside the shape; areas of the shapes are about the same.
float outside(vec2 at, float radius) {
  vec2 a = abs(at);
  if (v_shape < 0.5) return length(at) - radius;
  if (v_shape < 1.5) return max(a.x, a.y) - radius * 0.886;
  if (v_shape < 2.5) return (a.x + a.y) * 0.7071 - radius * 0.886;
  return max(a.x * 0.866 + a.y * 0.5, a.y) - radius * 0.95;
}

void main(void) {
  float blur = u_correctionRatio * 2.0;
  float distance = outside(v_offset, v_radius);
  #ifdef PICKING_MODE
  if (distance > blur) discard;
  gl_FragColor = v_color;
  #else
  float rim = smoothstep(-blur, 0.0, distance + max(v_radius * 0.22, blur * 1.5));
  gl_FragColor = mix(mix(v_color, v_rim, rim), vec4(0.0), smoothstep(-blur, 0.0, distance));
  #endif
}
`;

const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = globalThis.WebGLRenderingContext ?? { FLOAT: 0, UNSIGNED_BYTE: 0, TRIANGLES: 0 };

const corners = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3];

/**
 * Draws nodes as circles, squares, diamonds and hexagons with a rim. Each is a triangle of its own rather than an instance of
 * one: where WebGL is drawn by the processor, an instance costs more than its pixels.
 */
export class ShapeProgram extends NodeProgram<(typeof uniforms)[number]> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES as 4,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_rim', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_angle', size: 1, type: FLOAT },
      ],
    };
  }

  private items: ShapedNode[] = [];
  private moves = 0;

  override reallocate(capacity: number): void {
    super.reallocate(capacity);
    this.items.length = capacity;
  }

  processVisibleItem(nodeIndex: number, start: number, data: NodeDisplayData): void {
    this.items[start / this.STRIDE] = data as ShapedNode;
    const { x, y, size, color, shape, rim } = data as ShapedNode;
    corners.forEach((angle, i) => {
      this.array.set([x, y, size, shapes[shape], floatColor(color), floatColor(rim), nodeIndex, angle], start + i * this.ATTRIBUTES_ITEMS_COUNT);
    });
  }

  override render(params: RenderParams): void {
    const stage = this.renderer as unknown;
    if (!(stage instanceof Stage)) return super.render(params);
    if (stage.frame && this.moves !== stage.moves) this.follow(stage, stage.frame);
    const { pickProgram } = this;
    if (stage.coarse) this.pickProgram = null;
    super.render(params);
    this.pickProgram = pickProgram;
  }

  /** Takes the places of nodes from the graph; edges find them in the data of their nodes. */
  private follow(stage: Stage, frame: Frame): void {
    this.moves = stage.moves;
    const graph = stage.getGraph();
    this.items.forEach((data, item) => {
      Object.assign(data, frame(graph.getNodeAttributes(data.id) as Point));
      for (let i = item * this.STRIDE; i < (item + 1) * this.STRIDE; i += this.ATTRIBUTES_ITEMS_COUNT) {
        this.array[i] = data.x;
        this.array[i + 1] = data.y;
      }
    });
  }

  setUniforms({ sizeRatio, correctionRatio, matrix }: RenderParams, { gl, uniformLocations: at }: ProgramInfo) {
    gl.uniform1f(at.u_correctionRatio!, correctionRatio);
    gl.uniform1f(at.u_sizeRatio!, sizeRatio);
    gl.uniformMatrix3fv(at.u_matrix!, false, matrix);
  }
}
