import { fold } from '../domain/fold.ts';

/** A name that exports use, and how many appeals stand under it. */
export interface NameCount {
  name: string;
  count: number;
}

/** More is no choice for a thumb. */
export const CANDIDATES_AT_MOST = 5;

/** Shorter beginnings are shared by words that have nothing to do with each other. */
const STEM_LETTERS = 3;
/** Endings are what is left of the longer word: «отходы», «отходов», not «плата», «план». */
const STEM_SHARE = 0.65;

interface Candidate extends NameCount {
  key: string;
  shared: number;
}

/**
 * Which of these names may be meant by a title, likeliest first: those that share stems of its words, then the most
 * frequent. Spellings of one name count together, under the most frequent of them.
 */
export function candidateNames(title: string, names: readonly NameCount[]): string[] {
  const words = wordsOf(fold(title));
  const candidates = spellingsMerged(names).map(({ key, ...one }): Candidate => {
    return { ...one, key, shared: sharedLetters(words, wordsOf(key)) };
  });
  return candidates
    .toSorted((one, other) => other.shared - one.shared || other.count - one.count || (one.key < other.key ? -1 : 1))
    .slice(0, CANDIDATES_AT_MOST)
    .map(({ name }) => name);
}

function spellingsMerged(names: readonly NameCount[]): (NameCount & { key: string })[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const { name, count } of names) {
    const key = fold(name);
    if (key === '') continue;
    const counts = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, counts.set(name, (counts.get(name) ?? 0) + count));
  }
  return [...spellings].map(([key, counts]) => {
    const ordered = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    return { key, name: ordered[0]?.[0] ?? key, count: ordered.reduce((sum, [, count]) => sum + count, 0) };
  });
}

function wordsOf(folded: string): string[] {
  return [...new Set(folded.split(' '))];
}

/** Letters of the stems that the words of a title find in a name: a long common stem says more than a short one. */
function sharedLetters(title: readonly string[], name: readonly string[]): number {
  return title.reduce((sum, word) => sum + Math.max(0, ...name.map((other) => stemLetters(word, other))), 0);
}

function stemLetters(one: string, other: string): number {
  let letters = 0;
  while (letters < one.length && one[letters] === other[letters]) letters += 1;
  const enough = Math.max(STEM_LETTERS, STEM_SHARE * Math.max(one.length, other.length));
  return letters >= enough ? letters : 0;
}
