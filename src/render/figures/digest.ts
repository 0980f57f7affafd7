import type { Button, RichText, Screen } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { dayText } from '../text/dates.ts';
import { fit, MAX_CAPTION_UNITS } from '../text/fit.ts';
import { number } from '../text/numbers.ts';
import { bold, paragraphs, rich } from '../text/rich-text.ts';
import { fitLines, type CaptionLine } from './caption.ts';
import { digestButtons } from './digest-buttons.ts';
import type { DigestPart } from './digest-part.ts';
import { digestPicture, picturedOf } from './digest-picture.ts';
import {
  captionLine,
  dataLines,
  figureLines,
  modeLine,
  periodLine,
  RANK,
  sectionHead,
  TOP_AT_MOST,
  updatedText,
} from './digest-section.ts';
import { stateLines } from './digest-state.ts';
import { digestClause } from './digest-times.ts';
import type { Digest } from './digest-view.ts';

type Parts = readonly [DigestPart, ...DigestPart[]];

/**
 * The 10:00 digest of a district as one message: a picture and a caption of one phone screen, a section for each block that
 * the chat hears; details stand behind the buttons. `lead`: what is said above it.
 */
export function renderDigests(parts: readonly DigestPart[], lead: RichText | null = null): Screen {
  const [first] = parts;
  if (first === undefined) return { ...paragraphs(lead), buttons: [] };
  const own: Parts = [first, ...parts.slice(1)];
  const text = captionFor(own, lead);
  const buttons = own.flatMap((part): Button[][] => digestButtons(part, own.length > 1));
  const picture = digestPicture(picturedOf([first.digest, ...parts.slice(1).map(({ digest }) => digest)]));
  return fit({ ...text, buttons, picture });
}

/** The words of the digest of one block, for whoever passes them on by hand: no longer than below a picture. */
export function digestBody(digest: Digest, external = false): RichText {
  return captionFor([{ digest, audience: { external, may: [] } }], null);
}

/** «повтор · » comes to stand before it where it is sent once more. */
const REPEAT_UNITS = 9;

/** As many lines of the TOP as leave room for what matters more; of what has found none it is said how much it is. */
function captionFor(parts: Parts, lead: RichText | null): RichText {
  const units = MAX_CAPTION_UNITS - REPEAT_UNITS - (lead === null ? 0 : lead.text.length + 2);
  for (let most = TOP_AT_MOST; ; most -= 1) {
    const all = present(parts.length > 1 ? severalLines(parts, most) : oneLines(parts[0], most));
    const whole = fitLines(all, units);
    if (whole.left.length === 0) return paragraphs(lead, whole.text);
    const { left } = fitLines([...all, tailLine(TAIL_AT_MOST)], units);
    if (most > 0 && left.some(({ rank }) => TOP_RANKS.includes(rank))) continue;
    const shown = all.filter((line) => !left.includes(line));
    return paragraphs(lead, fitLines([...shown, tailLine(left.length)], units).text);
  }
}

const TOP_RANKS: readonly number[] = [RANK.first, RANK.top];

/** Far above the lines that a caption can lack: the room of its number. */
const TAIL_AT_MOST = 99;

/** «Не поместилось строк: 2»: all of it stands under «Подробнее». In a group of its own: it is of all blocks. */
function tailLine(count: number): CaptionLine {
  return { text: rich(`Не поместилось строк: ${number(count)}`), rank: RANK.title, group: -1 };
}

function present(lines: readonly (CaptionLine | null)[]): CaptionLine[] {
  return lines.filter((line) => line !== null);
}

const TITLE = 'ТОП по индексу роста';

function oneLines({ digest, audience }: DigestPart, most: number): (CaptionLine | null)[] {
  const { book, day } = digest;
  const place = `${book.district.title} · ${book.name} · ${dayText(day)}${updatedText(digest)}`;
  return [
    captionLine(bold(`${TITLE}${inBrackets(book, digestClause(book))}`), RANK.title, 0),
    captionLine(place, RANK.title, 0),
    modeLine(digest, 0),
    ...dataLines(digest, 1),
    periodLine(digest, 1),
    ...figureLines(digest, most, 2),
    ...stateLines(digest, { external: audience.external, several: false }, 3),
  ];
}

/** The title and the data once, then a section for each block. */
function severalLines(parts: Parts, most: number): (CaptionLine | null)[] {
  const [{ digest: first }] = parts;
  const { district } = first.book;
  return [
    captionLine(bold(TITLE), RANK.title, 0),
    captionLine(`${district.title} · ${dayText(first.day)}${updatedText(first)}`, RANK.title, 0),
    ...dataLines(first, 0),
    ...parts.flatMap(({ digest, audience }, index) => {
      const group = index + 1;
      return [
        sectionHead(digest, group),
        modeLine(digest, group),
        periodLine(digest, group),
        ...figureLines(digest, most, group),
        ...stateLines(digest, { external: audience.external, several: true }, group),
      ];
    }),
  ];
}
