import type { RichText } from '../../domain/message.ts';
import { rich } from '../text/rich-text.ts';

/** One line of a caption. Lines are whole or absent: none is ever cut. */
export interface CaptionLine {
  text: RichText;
  /** What matters most has the smallest. */
  rank: number;
  /** Between lines of different groups stands an empty line. */
  group: number;
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
  const kept = new Set<CaptionLine>();
  const left: CaptionLine[] = [];
  for (const line of all.toSorted((one, other) => one.rank - other.rank)) {
    kept.add(line);
    if (joined(all.filter((one) => kept.has(one))).text.length <= units) continue;
    kept.delete(line);
    left.push(line);
  }
  return { text: joined(all.filter((one) => kept.has(one))), left };
}

function joined(lines: readonly CaptionLine[]): RichText {
  return rich(
    ...lines.flatMap(({ text, group }, index) => {
      const before = lines[index - 1];
      if (before === undefined) return [text];
      return [before.group === group ? '\n' : '\n\n', text];
    }),
  );
}
