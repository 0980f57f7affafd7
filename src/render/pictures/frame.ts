import { COLOUR } from './palette.ts';
import type { Box } from './scene.ts';

/** Points across a phone: the picture is scaled to it. */
export const WIDTH = 390;
/** From the edge of the picture to a panel. */
export const MARGIN = 10;
/** From the edge of a panel to what stands in it. */
export const PADDING = 13;
/** Where words and bars begin and end. */
export const LEFT = MARGIN + PADDING;
export const RIGHT = WIDTH - LEFT;
export const INNER = RIGHT - LEFT;

/** The white ground of a section. */
export function panel(top: number, bottom: number): Box {
  return {
    kind: 'box',
    x: MARGIN,
    y: top,
    width: WIDTH - 2 * MARGIN,
    height: bottom - top,
    radius: 12,
    colour: COLOUR.panel,
  };
}
