import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { COLOUR } from './palette.ts';
import { encodePng } from './png.ts';
import type { Box, Scene, Shape, Stroke } from './scene.ts';
import { cssFont, registerTypeface } from './typeface.ts';

/** A phone shows three pixels to the point. */
const PIXELS_PER_POINT = 3;
const DASH = [2, 2];
/** From one line of a hatch to the next, along the edge. */
const HATCH_GAP = 4;

function paintBox(context: SKRSContext2D, box: Box): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.radius);
  if (box.hatched) return paintHatch(context, box);
  if (!box.outline) {
    context.fillStyle = box.colour;
    context.fill();
    return;
  }
  context.strokeStyle = box.colour;
  context.lineWidth = 1;
  context.setLineDash(DASH);
  context.stroke();
}

/** Slanting lines within the path of a box, on white, and its edge. */
function paintHatch(context: SKRSContext2D, { x, y, width, height, colour }: Box): void {
  context.save();
  context.clip();
  context.fillStyle = COLOUR.panel;
  context.fill();
  context.strokeStyle = colour;
  context.setLineDash([]);
  // Half of the edge lies outside of the path and is cut off.
  context.lineWidth = 2;
  context.stroke();
  context.lineWidth = 1;
  context.beginPath();
  for (let from = x - height; from < x + width; from += HATCH_GAP) {
    context.moveTo(from, y + height);
    context.lineTo(from + height, y);
  }
  context.stroke();
  context.restore();
}

function paintStroke(context: SKRSContext2D, stroke: Stroke): void {
  context.beginPath();
  for (const [x, y] of stroke.points) context.lineTo(x, y);
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.width;
  context.setLineDash([]);
  context.stroke();
}

function paintShape(context: SKRSContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'box':
      paintBox(context, shape);
      return;
    case 'stroke':
      paintStroke(context, shape);
      return;
    case 'text':
      context.font = cssFont(shape.face);
      context.fillStyle = shape.colour;
      context.fillText(shape.text, shape.x, shape.y);
  }
}

/** The scene on a canvas, three pixels to the point. */
export function drawn(scene: Scene): Canvas {
  registerTypeface();
  const canvas = createCanvas(scene.width * PIXELS_PER_POINT, scene.height * PIXELS_PER_POINT);
  const context = canvas.getContext('2d');
  context.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
  for (const shape of scene.shapes) paintShape(context, shape);
  return canvas;
}

/** The scene as PNG; the same scene gives the same bytes on one machine. */
export async function paint(scene: Scene): Promise<Buffer> {
  const canvas = drawn(scene);
  return encodePng(canvas.data(), canvas.width, canvas.height);
}
