import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/** A size in points (a phone is 390 wide) and a weight of the typeface. */
export interface Face {
  size: number;
  weight: 400 | 600 | 700;
}

/** Width of a line of text in points. */
export type Measure = (text: string, face: Face) => number;

/** A name of our own: a Golos that the machine has installed must not change the picture. */
const FAMILY = 'Digest Golos';
const FILES = ['400Regular/GolosText_400Regular', '600SemiBold/GolosText_600SemiBold', '700Bold/GolosText_700Bold'];

let ready = false;

/** The typeface with Russian letters, from the package, registered once a process; a missing file is an error. */
export function registerTypeface(): void {
  if (ready) return;
  loadTypeface();
  ready = true;
}

/** Reads the files of the typeface, known or not. */
export function loadTypeface(): void {
  const packages = createRequire(import.meta.url);
  for (const file of FILES) {
    const path = packages.resolve(`@expo-google-fonts/golos-text/${file}.ttf`);
    if (GlobalFonts.registerFromPath(path, FAMILY) === null) throw new Error(`typeface not readable: ${path}`);
  }
}

/** The face as a canvas names it. */
export function cssFont({ size, weight }: Face): string {
  return `${weight} ${size}px "${FAMILY}"`;
}

/** Widths as the canvas will draw them. */
export function measuring(): Measure {
  registerTypeface();
  const context = createCanvas(1, 1).getContext('2d');
  return (text, face) => {
    context.font = cssFont(face);
    return context.measureText(text).width;
  };
}
