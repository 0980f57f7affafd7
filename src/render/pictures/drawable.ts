import { clean } from '../text/clean.ts';

/** What the typeface has glyphs for and the pictures need: Latin, Russian and its neighbours, figures, punctuation. */
const WITHOUT_GLYPH =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f\u2010-\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u202f\u2030\u2039\u203a\u20ac\u20bd\u2116\u2122\u2190-\u2193\u2212\u2248\u2264\u2265]+/gu;

/** A word of one or two letters («в», «не») goes with the next one. */
const SHORT_WORD = /(?<![^\s])(\p{L}{1,2}) (?=\S)/gu;
/** A number goes with what it counts: «3 дня», «+13 %». */
const COUNTED = /(?<![^\s])([+\u2212]?\d[\d,]*) (?=[\p{L}%])/gu;

/**
 * Words from outside made fit to be drawn: one line of at most `cap` letters, nothing that would come out as a box. An
 * emoji is left out; letters of another script leave «…», so that their absence is seen. '' when nothing is left to read.
 */
export function drawable(untrusted: string, cap: number): string {
  const shown = clean(untrusted.normalize('NFC'), cap)
    .replace(WITHOUT_GLYPH, (run) => (/[\p{L}\p{N}]/u.test(run) ? '…' : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(shown) ? shown.replace(SHORT_WORD, '$1\u00a0').replace(COUNTED, '$1\u00a0') : '';
}
