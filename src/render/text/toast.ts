/** The messenger's limit of the words shown over a pressed button. */
const MAX_TOAST_UNITS = 200;

/** Words that fit over a pressed button, cut between code points. */
export function toast(words: string): string {
  if (words.length <= MAX_TOAST_UNITS) return words;
  const points = [...words];
  while (points.join('').length > MAX_TOAST_UNITS - 1) points.pop();
  return `${points.join('')}…`;
}
