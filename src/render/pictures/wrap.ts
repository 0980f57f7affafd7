import type { Face, Measure } from './typeface.ts';

const ELLIPSIS = '…';

interface Room {
  face: Face;
  /** Points. */
  width: number;
  measure: Measure;
}

/** How many of the first letters fit. */
function fitting(letters: readonly string[], tail: string, { face, width, measure }: Room): number {
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join('').trimEnd() + tail, face) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text in one line, cut with «…» where it does not fit. */
export function ellipsize(text: string, room: Room): string {
  if (room.measure(text, room.face) <= room.width) return text;
  const letters = [...text];
  return (
    letters
      .slice(0, fitting(letters, ELLIPSIS, room))
      .join('')
      .trimEnd() + ELLIPSIS
  );
}

/** What of the text stands in the first line: whole words, or as much of an endless one as fits. */
function firstLine(text: string, room: Room): string {
  const letters = [...text];
  const fits = Math.max(1, fitting(letters, '', room));
  if (fits === letters.length) return text;
  const head = letters.slice(0, fits).join('');
  const space = letters[fits] === ' ' ? head.length : head.lastIndexOf(' ');
  return space > 0 ? head.slice(0, space) : head;
}

/** Narrower by so many points a try. */
const BALANCE_STEP = 6;

/** As `wrap`, but with lines of nearly one length: no single word is left alone in the last one. */
export function wrapEvenly(text: string, lines: number, room: Room): string[] {
  const widest = wrap(text, lines, room);
  if (widest.length < 2 || widest.at(-1)?.endsWith(ELLIPSIS)) return widest;
  let best = widest;
  for (let width = room.width - BALANCE_STEP; width > room.width / widest.length; width -= BALANCE_STEP) {
    const narrower = wrap(text, widest.length, { ...room, width });
    if (narrower.at(-1)?.endsWith(ELLIPSIS)) break;
    best = narrower;
  }
  return best;
}

/** The text in at most `lines` lines, the last one cut with «…» if more would be needed; '' gives none. */
export function wrap(text: string, lines: number, room: Room): string[] {
  const wrapped: string[] = [];
  let rest = text.trim();
  while (rest !== '' && wrapped.length < lines - 1) {
    const line = firstLine(rest, room);
    wrapped.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? wrapped : [...wrapped, ellipsize(rest, room)];
}
