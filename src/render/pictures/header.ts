import type { DigestPicture } from '../../domain/digest-picture.ts';
import { drawable } from './drawable.ts';
import { INNER, LEFT, MARGIN, PADDING, RIGHT, WIDTH } from './frame.ts';
import { COLOUR } from './palette.ts';
import type { Part, Shape } from './scene.ts';
import type { Face, Measure } from './typeface.ts';
import { wrapEvenly } from './wrap.ts';
import { writeFrom, writeTo } from './write.ts';

const TITLE: Face = { size: 21, weight: 700 };
const SMALL: Face = { size: 13, weight: 400 };
const WARNING: Face = { size: 12.5, weight: 600 };
const TITLE_LINE = 26;
const SMALL_LINE = 18;
const WARNING_LINE = 17;
/** Between a title and what stands at the other end of its line. */
const APART = 16;
const CAP = 160;

type HeaderWords = Pick<DigestPicture, 'title' | 'subtitle' | 'freshness' | 'warning'>;

/** Title, district and block, «данные на чч:мм», and a warning where the data are not whole. */
export function header(words: HeaderWords, measure: Measure): Part {
  const shapes: Shape[] = [];
  const titles = wrapEvenly(drawable(words.title, CAP), 2, { face: TITLE, width: INNER, measure });
  let y = 11;
  for (const line of titles) {
    shapes.push(writeFrom(LEFT, line, { face: TITLE, colour: COLOUR.ink, y: (y += TITLE_LINE) - 6, measure }));
  }
  const freshness = drawable(words.freshness, CAP);
  const last = titles.at(-1) ?? '';
  const beside = measure(last, TITLE) + APART + measure(freshness, SMALL) <= INNER;
  if (beside) shapes.push(writeTo(RIGHT, freshness, { face: SMALL, colour: COLOUR.muted, y: y - 6, measure }));
  const under = [
    ...wrapEvenly(drawable(words.subtitle, CAP), 2, { face: SMALL, width: INNER, measure }),
    ...(beside ? [] : wrapEvenly(freshness, 2, { face: SMALL, width: INNER, measure })),
  ];
  for (const line of under) {
    shapes.push(writeFrom(LEFT, line, { face: SMALL, colour: COLOUR.muted, y: (y += SMALL_LINE) - 4, measure }));
  }
  if (words.warning === null) return { shapes, bottom: y + 8 };
  const strip = warningStrip(drawable(words.warning, CAP), y + 8, measure);
  return { shapes: [...shapes, ...strip.shapes], bottom: strip.bottom + 8 };
}

function warningStrip(words: string, top: number, measure: Measure): Part {
  const lines = wrapEvenly(words, 3, { face: WARNING, width: INNER, measure });
  const height = lines.length * WARNING_LINE + 12;
  const ground: Shape = {
    kind: 'box',
    x: MARGIN,
    y: top,
    width: WIDTH - 2 * MARGIN,
    height,
    radius: 10,
    colour: COLOUR.warningGround,
  };
  const texts = lines.map((line, index) => {
    const y = top + 6 + (index + 1) * WARNING_LINE - 4.5;
    return writeFrom(MARGIN + PADDING, line, { face: WARNING, colour: COLOUR.warningInk, y, measure });
  });
  return { shapes: [ground, ...texts], bottom: top + height };
}
