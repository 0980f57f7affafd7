import { TOP_SIZE } from '../../analytics/top-problems.ts';
import { TIERS } from '../../domain/rise.ts';
import { TIER_WORDS } from '../text/growth.ts';
import type { DigestPicture, PictureLine } from '../../domain/digest-picture.ts';
import { drawable } from './drawable.ts';
import { INNER, LEFT, PADDING, panel } from './frame.ts';
import { legend, type LegendItem } from './legend.ts';
import { COLOUR, TIER_COLOUR } from './palette.ts';
import { barScale, problemRow } from './problem-row.ts';
import type { Part, Shape } from './scene.ts';
import type { Face, Measure } from './typeface.ts';
import { wrapEvenly } from './wrap.ts';
import { writeFrom } from './write.ts';

const ROW_GAP = 8.5;
const WORDS: Face = { size: 15, weight: 600 };
const WORDS_LINE = 19;
const NOTHING_LINES = 3;
const NOTHING_CAP = 120;
const CAP = 40;
/** All sources, and which one the data do not name. */
const SOURCES_CAP = 90;

/** The panel of the TOP: two bars a problem, at most seven problems; where there are none, why. */
export function problems(picture: DigestPicture, top: number, measure: Measure): Part {
  const { lines } = picture;
  if (lines.length === 0) return nothing(picture.nothing, top, measure);
  const shown = lines.slice(0, TOP_SIZE);
  const key = legend(keyOf(shown, picture), { x: LEFT, y: top + PADDING, width: INNER }, measure);
  const scale = barScale(shown, measure);
  const shapes: Shape[] = [];
  let bottom = key.bottom;
  for (const [index, line] of shown.entries()) {
    const row = problemRow(line, { rank: index + 1, top: bottom + ROW_GAP, scale, measure });
    shapes.push(...row.shapes);
    bottom = row.bottom;
  }
  const end = bottom + PADDING - 2;
  return { shapes: [panel(top, end), ...key.shapes, ...shapes], bottom: end };
}

function nothing(words: string, top: number, measure: Measure): Part {
  const texts = wrapEvenly(drawable(words, NOTHING_CAP), NOTHING_LINES, { face: WORDS, width: INNER, measure });
  const first = top + PADDING + 13;
  const shapes = texts.map((text, index) =>
    writeFrom(LEFT, text, { face: WORDS, colour: COLOUR.ink, y: first + index * WORDS_LINE, measure }),
  );
  const end = first + (texts.length - 1) * WORDS_LINE + PADDING + 4;
  return { shapes: [panel(top, end), ...shapes], bottom: end };
}

/** The two periods, then what the colours that stand in the picture mean, and which sources it is of. */
function keyOf(lines: readonly PictureLine[], { period, sources }: DigestPicture): LegendItem[] {
  const tiers = TIERS.filter((tier) => lines.some((line) => line.tier === tier));
  const bars = [...new Set(tiers.map((tier) => TIER_COLOUR[tier].bar))];
  const explained = tiers.flatMap((tier) => {
    const words = TIER_WORDS[tier];
    return words === null ? [] : [{ mark: 'bar', colours: [TIER_COLOUR[tier].bar], words } as const];
  });
  const ranked: LegendItem[] = sources === null ? [] : [{ mark: 'none', words: drawable(sources, SOURCES_CAP) }];
  if (period === null) return [...explained, ...ranked];
  return [
    { mark: 'bar', colours: bars, words: drawable(period.current, CAP) },
    { mark: 'bar', colours: [COLOUR.previous], words: drawable(period.previous, CAP) },
    ...explained,
    ...ranked,
  ];
}
