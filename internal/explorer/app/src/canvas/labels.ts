import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';

import type { Palette } from './appearance.ts';

const font = (size: number) => `${size}px system-ui, sans-serif`;

/** Writes names beside their nodes, with a halo in the colour of the ground. */
export function drawLabel(palette: () => Palette): NodeLabelDrawingFunction {
  return (context, data, settings) => {
    if (!data.label) return;
    const { ink, paper } = palette();
    context.font = font(settings.labelSize);
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    const x = data.x + data.size + 3;
    const y = data.y + settings.labelSize / 3;
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  };
}

/** Draws a ring around the node that is pointed at or selected, and its name. */
export function drawHover(palette: () => Palette): NodeHoverDrawingFunction {
  const label = drawLabel(palette);
  return (context, data, settings) => {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = palette().accent;
    context.stroke();
    label(context, data, settings);
  };
}
