import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { encodePng } from './png.ts';
import type { Box, Scene, Shape, Stroke } from './scene.ts';
import { cssFont, registerTypeface } from './typeface.ts';

/** A phone shows three pixels to the point. */
const PIXELS_PER_POINT = 3;
const DASH = [2, 2];

function paintBox(context: SKRSContext2D, box: Box): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.radius);
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
