/** Longest list of known words that an error still prints in full. */
const LIST_AT_MOST = 12;

/**
 * Number of single-letter insertions, deletions and replacements that turn one word into the other (Levenshtein), where
 * two neighbours swapped count as one mistake, because that is how people mistype.
 */
export function editDistance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of from.entries()) {
    const next = [line + 1];
    for (const [column, target] of to.entries()) {
      const replaced = (row[column] ?? 0) + (letter === target ? 0 : 1);
      const swapped = letter === to[column - 1] && from[line - 1] === target ? (before[column - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 0;
}

/** The known word nearest to a mistyped one, or null when none is near: a third of the letters may be wrong. */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** `unknown post "oficer": did you mean "officer"?`, or the known words when none is near. */
export function unknownWord(what: string, word: string, known: Iterable<string>): string {
  const words = [...new Set(known)];
  const near = nearestWord(word, words);
  if (near !== null) return `unknown ${what} "${word}": did you mean "${near}"?`;
  if (words.length === 0) return `unknown ${what} "${word}": there is none`;
  const listed = words.slice(0, LIST_AT_MOST).map((known) => `"${known}"`);
  return `unknown ${what} "${word}": known are ${listed.join(', ')}${words.length > LIST_AT_MOST ? ', …' : ''}`;
}
