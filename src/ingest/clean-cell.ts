/** Control characters (NUL would be refused by the database), line ends, and what turns or hides text. */
const SPACES = /[\p{Cc}\p{Z}]+/gu;
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}]/gu;
/** The way spreadsheets keep a number from being rewritten: `="7658034-1"`. */
const AS_FORMULA = /^="([^"]*)"$/;

/** A cell as one visible line of at most `cap` characters; null when nothing is left. */
export function cleanCell(cell: string | undefined, cap: number): string | null {
  if (cell === undefined || cell === '') return null;
  // Cut before cleaning: a cell may be megabytes long.
  const text = cell
    .slice(0, cap * 2)
    .trim()
    .replace(AS_FORMULA, '$1')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .trim()
    .slice(0, cap)
    // A pair cut in half is no character.
    .replace(/[\uD800-\uDBFF]$/, '');
  return text === '' ? null : text;
}
