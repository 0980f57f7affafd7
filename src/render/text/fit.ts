import type { Mark, RichText, Screen } from '../../domain/message.ts';

/** The messenger's limit of buttons under a message. */
const MAX_BUTTONS = 100;
/** The messenger's limit of a message, in UTF-16 units. */
export const MAX_UNITS = 4096;
/** Its limit below a picture. */
export const MAX_CAPTION_UNITS = 1024;
/** Room kept for «…ещё N строк». */
const TAIL_UNITS = 40;

function marksWithin(marks: readonly Mark[], end: number): Mark[] {
  return marks
    .filter((mark) => mark.offset < end)
    .map((mark) => ({ ...mark, length: Math.min(mark.length, end - mark.offset) }))
    .filter((mark) => mark.length > 0);
}

/** Where to cut: at the last line that fits; a single endless line is cut between code points. */
function cutAt(text: string, limit: number): number {
  const line = text.lastIndexOf('\n', limit);
  if (line > 0) return line;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  return splitsPair ? limit - 1 : limit;
}

function fewer(rows: Screen['buttons']): Screen['buttons'] {
  let count = 0;
  return rows.filter((row) => (count += row.length) <= MAX_BUTTONS);
}

/** Room of a history in a message: the rest holds the title, the figures and how it ended. */
const HISTORY_UNITS = 2_800;
/** Of which so much goes to how it began. */
const BEGINNING_UNITS = 800;

/**
 * Lines of a history that fit: how it began and the newest ones, because those are what it is opened for; «…ещё N» stands
 * for the middle.
 */
export function withoutMiddle(rows: readonly RichText[]): (RichText | string)[] {
  const units = (row: RichText | undefined): number => (row ? row.text.length + 1 : 0);
  let used = rows.reduce((sum, row) => sum + units(row), 0);
  if (used <= HISTORY_UNITS) return [...rows];
  used = TAIL_UNITS;
  let first = 0;
  for (; used + units(rows[first]) <= BEGINNING_UNITS; first += 1) used += units(rows[first]);
  let last = rows.length;
  for (; last > first && used + units(rows[last - 1]) <= HISTORY_UNITS; last -= 1) used += units(rows[last - 1]);
  return [...rows.slice(0, first), `…ещё ${last - first}`, ...rows.slice(last)];
}

/** The screen, never over the messenger's limit: cut at a line, saying how many lines are left out. */
export function fit(screen: Screen): Screen {
  const buttons = fewer(screen.buttons);
  const limit = screen.picture ? MAX_CAPTION_UNITS : MAX_UNITS;
  if (screen.text.length <= limit) return { ...screen, buttons };
  const end = cutAt(screen.text, limit - TAIL_UNITS);
  const dropped = screen.text
    .slice(end + 1)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  const text = `${screen.text.slice(0, end)}\n…ещё ${dropped}`;
  return { ...screen, text, marks: marksWithin(screen.marks, end), buttons };
}
