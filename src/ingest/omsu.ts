import { fold } from '../domain/fold.ts';

/** Words that say what kind of municipality it is, not which. */
const KIND_WORDS: ReadonlySet<string> = new Set(
  (
    'г о го гор город городской городского округ округа администрация муниципальный муниципальное образование ' +
    'район района мо московская московской область области'
  ).split(' '),
);

/** Tells whether a cell names this district's ОМСУ. */
export type OmsuTest = (cell: string) => boolean;

/**
 * Makes the test from the names in the book. «Химки», «г.о. Химки» and «Городской округ Химки» are one district; a row
 * of another is counted as «не наш округ».
 */
export function omsuTest(names: readonly string[]): OmsuTest {
  const own = new Set(names.map(coreOf));
  return (cell) => own.has(coreOf(cell));
}

function coreOf(name: string): string {
  const words = fold(name).split(' ');
  const core = words.filter((word) => !KIND_WORDS.has(word));
  return (core.length > 0 ? core : words).join(' ');
}
