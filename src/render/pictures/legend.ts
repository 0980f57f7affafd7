import { COLOUR } from './palette.ts';
import type { Box, Part, Shape, Stroke } from './scene.ts';
import type { Face, Measure } from './typeface.ts';
import { writeFrom } from './write.ts';

const FACE: Face = { size: 11.5, weight: 400 };
const LINE = 16;
const MARK_WIDTH = 12;
const SEGMENT_WIDTH = 6;
const MARK_GAP = 5;
const ITEM_GAP = 14;

/**
 * What a mark means: a filled bar (in several colours when it stands for all of them), a hatched one, a line, a dashed outline; words alone
 * say what there is no mark of.
 */
export type LegendItem = { words: string } & (
  | { mark: 'bar'; colours: readonly string[] }
  | { mark: 'line'; colour: string }
  | { mark: 'outline'; colour: string }
  | { mark: 'hatch'; colour: string }
  | { mark: 'none' }
);

/** From the left edge of the item to its words. */
function indentOf(item: LegendItem): number {
  return item.mark === 'none' ? 0 : widthOf(item) + MARK_GAP;
}

function widthOf(item: LegendItem): number {
  return item.mark === 'bar' ? Math.max(MARK_WIDTH, SEGMENT_WIDTH * item.colours.length) : MARK_WIDTH;
}

function marksOf(item: LegendItem, x: number, baseline: number): (Box | Stroke)[] {
  const middle = baseline - FACE.size * 0.35;
  const width = widthOf(item);
  if (item.mark === 'none') return [];
  if (item.mark === 'line') {
    const points = [
      [x, middle],
      [x + width, middle],
    ] as const;
    return [{ kind: 'stroke', points, colour: item.colour, width: 1.5 }];
  }
  const box = { kind: 'box', x, y: middle - 4, width, height: 8, radius: 2 } as const;
  if (item.mark === 'outline') return [{ ...box, colour: item.colour, outline: true }];
  if (item.mark === 'hatch') return [{ ...box, colour: item.colour, hatched: true }];
  const { colours } = item;
  // Each colour lies over the end of the one before it, so that only the outer corners are round.
  return colours.map((colour, index) => {
    const from = (width / colours.length) * index;
    return { ...box, x: x + from, width: width - from, colour };
  });
}

/** Items one after another, going on in the next line where the width ends. */
export function legend(
  items: readonly LegendItem[],
  place: { x: number; y: number; width: number },
  measure: Measure,
): Part {
  const shapes: Shape[] = [];
  let x = place.x;
  let baseline = place.y + 11;
  for (const item of items) {
    const indent = indentOf(item);
    const width = indent + measure(item.words, FACE);
    if (x > place.x && x + width > place.x + place.width) {
      x = place.x;
      baseline += LINE;
    }
    shapes.push(
      ...marksOf(item, x, baseline),
      writeFrom(x + indent, item.words, { face: FACE, colour: COLOUR.muted, y: baseline, measure }),
    );
    x += width + ITEM_GAP;
  }
  return { shapes, bottom: items.length === 0 ? place.y : baseline + 5 };
}
