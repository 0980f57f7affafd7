/**
 * A name as it is compared: case, spaces, ё/е and punctuation folded, because exports write one thing in many ways.
 * `«Синт. группа»` and `синт группа` are the same.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
