import type { Text } from './scene.ts';
import type { Face, Measure } from './typeface.ts';

interface Writing {
  face: Face;
  colour: string;
  /** Baseline. */
  y: number;
  measure: Measure;
}

/** A line that begins at `x`. */
export function writeFrom(x: number, text: string, { face, colour, y, measure }: Writing): Text {
  return { kind: 'text', x, y, width: measure(text, face), text, face, colour };
}

/** A line that ends at `x`. */
export function writeTo(x: number, text: string, writing: Writing): Text {
  const line = writeFrom(x, text, writing);
  return { ...line, x: x - line.width };
}

/** A line with its middle at `x`. */
export function writeAround(x: number, text: string, writing: Writing): Text {
  const line = writeFrom(x, text, writing);
  return { ...line, x: x - line.width / 2 };
}
