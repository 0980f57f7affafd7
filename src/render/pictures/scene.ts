import type { Face } from './typeface.ts';

/** A filled rectangle, a hatched one, or a dashed outline. Points, from the top left corner. */
export interface Box {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  colour: string;
  outline?: true;
  hatched?: true;
}

/** A line through points. */
export interface Stroke {
  kind: 'stroke';
  points: readonly (readonly [x: number, y: number])[];
  colour: string;
  width: number;
}

/** One line of text: `x` is its left edge, `y` its baseline, `width` as measured. */
export interface Text {
  kind: 'text';
  x: number;
  y: number;
  width: number;
  text: string;
  face: Face;
  colour: string;
}

export type Shape = Box | Stroke | Text;

/** A part of a picture: its shapes in the order of drawing, and where it ends. */
export interface Part {
  shapes: Shape[];
  bottom: number;
}

/** A whole picture before it is drawn, in points. */
export interface Scene {
  width: number;
  height: number;
  shapes: readonly Shape[];
}
