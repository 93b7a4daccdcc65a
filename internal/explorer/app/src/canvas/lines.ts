import { EdgeLineProgram, type EdgeProgramType, EdgeRectangleProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';

import { isDrawn } from './pace.ts';
import { Stage } from './stage.ts';

type Item = [index: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData];

/** Edges that follow their nodes when those move, and of which a coarse picture shows a share only. */
function moving(Program: new (...args: ConstructorParameters<typeof EdgeLineProgram>) => EdgeLineProgram): EdgeProgramType {
  return class extends Program {
    private items: Item[] = [];
    private moves = 0;
    private sample = new Float32Array();

    override reallocate(capacity: number): void {
      super.reallocate(capacity);
      this.items.length = capacity;
    }

    override processVisibleItem(...item: Item): void {
      this.items[item[1] / this.STRIDE] = item;
      super.processVisibleItem(...item);
    }

    override render(params: RenderParams): void {
      const stage = this.renderer as unknown;
      if (!(stage instanceof Stage)) return super.render(params);
      if (stage.coarse) return this.renderSome(params, stage);
      if (this.moves !== stage.moves) {
        this.moves = stage.moves;
        for (const item of this.items) super.processVisibleItem(...item);
      }
      super.render(params);
    }

    /** Draws a share of the edges, and all that stand out; brings no others to where their nodes have moved. */
    private renderSome(params: RenderParams, { share, frame }: Stage): void {
      const { array, capacity, verticesCount, STRIDE } = this;
      if (this.sample.length < array.length) this.sample = new Float32Array(array.length);
      let count = 0;
      for (const item of this.items) {
        const [, start, , , { zIndex }] = item;
        if (zIndex === 0 && !isDrawn(start / STRIDE, share)) continue;
        if (frame) super.processVisibleItem(...item);
        for (let i = 0; i < STRIDE; i++) this.sample[count * STRIDE + i] = array[start + i]!;
        count++;
      }
      this.array = this.sample.subarray(0, count * STRIDE);
      this.capacity = count;
      this.verticesCount = count * this.VERTICES;
      super.render(params);
      Object.assign(this, { array, capacity, verticesCount });
    }
  };
}

/** Lines of one pixel, for many edges. They are opaque and without a soft rim, so that nothing is lost by not blending, which takes long. */
class HairlineProgram extends EdgeLineProgram {
  override drawWebGL(method: number, info: ProgramInfo): void {
    info.gl.disable(info.gl.BLEND);
    super.drawWebGL(method, info);
  }
}

export const Lines = moving(EdgeRectangleProgram as unknown as typeof EdgeLineProgram);
export const Hairlines = moving(HairlineProgram);
