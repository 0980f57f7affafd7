import { CAP } from '../text/clean.ts';
import { number } from '../text/numbers.ts';
import type { PictureLine } from '../../domain/digest-picture.ts';
import { drawable } from './drawable.ts';
import { INNER, LEFT, RIGHT } from './frame.ts';
import { COLOUR, TIER_COLOUR } from './palette.ts';
import type { Box, Part, Text } from './scene.ts';
import type { Face, Measure } from './typeface.ts';
import { ellipsize, wrapEvenly } from './wrap.ts';
import { writeFrom, writeTo } from './write.ts';

const RANK: Face = { size: 13, weight: 400 };
const TITLE: Face = { size: 13, weight: 600 };
const GROWTH: Face = { size: 15, weight: 700 };
const CURRENT: Face = { size: 12, weight: 700 };
const PREVIOUS: Face = { size: 11.5, weight: 400 };
const CONFIDENCE: Face = { size: 11.5, weight: 400 };

const RANK_WIDTH = 17;
const TITLE_LINE = 15.5;
/** From the baseline of a title to the bars. */
const TITLE_GAP = 5.5;
const BAR_LINE = 12;
const CURRENT_BAR = 8;
const PREVIOUS_BAR = 6;
/** The column at the right: «уверенный рост / не менее +13 %», «уверенного роста нет». */
const CONFIDENCE_WIDTH = 128;
const GROWTH_WIDTH = 132;
const APART = 10;
/** From a bar to its figure. */
const FIGURE_GAP = 6;
/** One appeal beside thousands is still seen. */
const THINNEST_BAR = 2;
const NO_TITLE = 'без названия';

/** What all rows of a picture share: the count of the longest bar and the width kept for figures. */
export interface BarScale {
  longest: number;
  figureWidth: number;
}

/** The scale on which all bars of these lines stand. */
export function barScale(lines: readonly PictureLine[], measure: Measure): BarScale {
  const widths = lines.flatMap((line) => [
    measure(number(line.current), CURRENT),
    measure(number(line.previous), PREVIOUS),
  ]);
  return {
    longest: Math.max(1, ...lines.flatMap((line) => [line.current, line.previous])),
    figureWidth: Math.max(0, ...widths),
  };
}

/** One problem: its rank, title and growth; below them both counts as bars and the growth that is certain. */
export function problemRow(
  line: PictureLine,
  { rank, top, scale, measure }: { rank: number; top: number; scale: BarScale; measure: Measure },
): Part {
  const colours = TIER_COLOUR[line.tier];
  const growth = ellipsize(drawable(line.growthText, CAP.title), { face: GROWTH, width: GROWTH_WIDTH, measure });
  const growthColour = line.current < line.previous ? COLOUR.muted : colours.text;
  const first = top + 12;
  const width = INNER - RANK_WIDTH - APART - measure(growth, GROWTH);
  const titles = wrapEvenly(drawable(line.title, CAP.title) || NO_TITLE, 2, { face: TITLE, width, measure });
  const barsTop = first + (titles.length - 1) * TITLE_LINE + TITLE_GAP;
  const confidence = confidenceLines(line.confidenceText, measure);
  // Right under the growth where the title leaves room for it, otherwise beside the bars.
  const narrow = INNER - RANK_WIDTH - APART - Math.max(0, ...confidence.map((text) => measure(text, CONFIDENCE)));
  const leavesRoom = titles.slice(1).every((text) => measure(text, TITLE) <= narrow);
  const confidenceTop = leavesRoom ? first + TITLE_GAP : barsTop;
  return {
    shapes: [
      writeFrom(LEFT, String(rank), { face: RANK, colour: COLOUR.muted, y: first, measure }),
      ...titles.map((text, index) =>
        writeFrom(LEFT + RANK_WIDTH, text, {
          face: TITLE,
          colour: COLOUR.ink,
          y: first + index * TITLE_LINE,
          measure,
        }),
      ),
      writeTo(RIGHT, growth, { face: GROWTH, colour: growthColour, y: first, measure }),
      ...bar(line.current, { top: barsTop, height: CURRENT_BAR, colour: colours.bar, face: CURRENT, scale, measure }),
      ...bar(line.previous, {
        top: barsTop + BAR_LINE,
        height: PREVIOUS_BAR,
        colour: COLOUR.previous,
        face: PREVIOUS,
        scale,
        measure,
      }),
      ...confidence.map((text, index) =>
        writeTo(RIGHT, text, {
          face: CONFIDENCE,
          colour: COLOUR.muted,
          y: confidenceTop + BAR_LINE * (index + 0.5) + CONFIDENCE.size * 0.36,
          measure,
        }),
      ),
    ],
    bottom: Math.max(barsTop + 2 * BAR_LINE, confidenceTop + confidence.length * BAR_LINE),
  };
}

interface Bar {
  top: number;
  height: number;
  colour: string;
  face: Face;
  scale: BarScale;
  measure: Measure;
}

function bar(count: number, { top, height, colour, face, scale, measure }: Bar): (Box | Text)[] {
  const x = LEFT + RANK_WIDTH;
  const room = INNER - RANK_WIDTH - CONFIDENCE_WIDTH - APART - FIGURE_GAP - scale.figureWidth;
  const width = count === 0 ? 0 : Math.max(THINNEST_BAR, (room * count) / scale.longest);
  const middle = top + BAR_LINE / 2;
  const figure = writeFrom(x + (width === 0 ? 0 : width + FIGURE_GAP), number(count), {
    face,
    colour: face === CURRENT ? COLOUR.ink : COLOUR.muted,
    y: middle + face.size * 0.36,
    measure,
  });
  if (width === 0) return [figure];
  const radius = Math.min(2.5, width / 2);
  return [{ kind: 'box', x, y: middle - height / 2, width, height, radius, colour }, figure];
}

function confidenceLines(text: string | null, measure: Measure): string[] {
  if (text === null) return [];
  return wrapEvenly(drawable(text, CAP.title), 3, { face: CONFIDENCE, width: CONFIDENCE_WIDTH, measure });
}
