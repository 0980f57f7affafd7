import type { Obligation } from '../../domain/obligation.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { openDebts, owedWords } from '../owed.ts';
import type { CaseView, Part } from '../view.ts';

/** What is demanded of one obligation in one message: the parts that ask for it. */
export interface Asked {
  parts: [Part, ...Part[]];
  owed: Obligation | null;
}

/** What stands in the same message beside a duty. */
export interface Beside {
  /** Other duties: the buttons say what they answer. */
  several: boolean;
  /** Whether each list says of what time it is: not where the message says it of all of them. */
  dated: boolean;
}

/** «Рузский городской округ · ЖКХ» */
export function placeOf({ book }: Pick<CaseView, 'book'>): string {
  return `${book.district.title} · ${book.name}`;
}

/** The obligation a message of a duty speaks of: the named one, else the most pressing. */
export function dutyOf({ view, tell }: Part): Obligation | null {
  const named = view.obligations.find((obligation) => obligation.key === tell.obligation);
  return named ?? openDebts(view)[0] ?? null;
}

/** «отчёт о вывозе ТКО»: what is owed without its verb, to stand as a title. */
export function objectOf(book: Book, { id }: Pick<Rule, 'id'>): string {
  return owedWords(book, { rule: id, items: [] }).replace(/^\S+\s+/u, '');
}

/** «вывоз ТКО»: what a duty is about, in the book's own few words, else what is owed without its verb. */
export function aboutOf(book: Book, rule: Pick<Rule, 'id' | 'about'>): string {
  return rule.about ?? objectOf(book, rule);
}

/** A button holds so many code points of what it answers. */
const SUBJECT_POINTS = 24;

/**
 * «фото уборки площадок»: tells apart the same button of several duties in one message. Where the book has no short words
 * and another duty would be cut to the same ones, they begin at the word that tells them apart: «…без контейнерных…».
 */
export function subjectOf(book: Book, rule: Rule): string {
  if (rule.about !== null) return rule.about;
  const words = objectOf(book, rule).split(' ');
  const short = cut(words);
  const alike = Object.values(book.rules)
    .map((other) => objectOf(book, other).split(' '))
    .filter((other) => cut(other) === short)
    .map((other) => words.findIndex((word, index) => word !== other[index]))
    .filter((index) => index > 0);
  if (alike.length === 0) return short;
  const differs = Math.min(...alike);
  // «без» and «для» belong to the word after them.
  const start = (words[differs - 1] ?? '').length <= PREPOSITION_POINTS ? differs - 1 : differs;
  return cut([`…${words[start] ?? ''}`, ...words.slice(start + 1)]);
}

const PREPOSITION_POINTS = 3;

/** As many whole words as fit, at least one of them. */
function cut(words: readonly string[]): string {
  const whole = words.join(' ');
  if ([...whole].length <= SUBJECT_POINTS) return whole;
  const kept = [...words];
  while (kept.length > 1 && [...kept.join(' ')].length >= SUBJECT_POINTS) kept.pop();
  return `${[...kept.join(' ')].slice(0, SUBJECT_POINTS).join('').replace(/[,.]$/u, '')}…`;
}
