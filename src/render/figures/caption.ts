import type { RichText } from '../../domain/message.ts';
import { rich } from '../text/rich-text.ts';

/** One line of a caption. Lines are whole or absent: none is ever cut. */
export interface CaptionLine {
  text: RichText;
  /** What matters most has the smallest. */
  rank: number;
  /** Between lines of different groups stands an empty line. */
  group: number;
  /** The same with more in it, where everything of a smaller rank has found room. */
  longer?: { text: RichText; rank: number };
}

interface Fitted {
  text: RichText;
  /** What there was no room for. */
  left: CaptionLine[];
}

/**
 * As many lines as fit into so many units, the most important first, shown in the order given. Of lines that matter
 * equally the first comes first; one that does not fit leaves its room to shorter ones.
 */
export function fitLines(all: readonly CaptionLine[], units: number): Fitted {
  const kept = new Map<CaptionLine, RichText>();
  const steps = all.flatMap((line) => [{ line, ...line }, ...(line.longer ? [{ line, ...line.longer }] : [])]);
  for (const { line, text } of steps.toSorted((one, other) => one.rank - other.rank)) {
    const before = kept.get(line);
    kept.set(line, text);
    if (unitsOf(shownOf(all, kept)) <= units) continue;
    if (before) kept.set(line, before);
    else kept.delete(line);
  }
  return { text: joined(shownOf(all, kept)), left: all.filter((line) => !kept.has(line)) };
}

function shownOf(all: readonly CaptionLine[], kept: ReadonlyMap<CaptionLine, RichText>): CaptionLine[] {
  return all.flatMap((line) => {
    const text = kept.get(line);
    return text === undefined ? [] : [{ ...line, text }];
  });
}

function joined(lines: readonly CaptionLine[]): RichText {
  return rich(...lines.flatMap((line, index) => [breakBefore(lines, index), line.text]));
}

/** As long as `joined`. */
function unitsOf(lines: readonly CaptionLine[]): number {
  return lines.reduce((sum, { text }, index) => sum + breakBefore(lines, index).length + text.text.length, 0);
}

function breakBefore(lines: readonly CaptionLine[], index: number): string {
  const before = lines[index - 1];
  if (before === undefined) return '';
  return before.group === lines[index]?.group ? '\n' : '\n\n';
}
