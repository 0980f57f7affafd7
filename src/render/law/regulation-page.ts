import type { LocalDate } from '../../domain/calendar.ts';
import type { Button, RichText, Screen } from '../../domain/message.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Clause } from '../../regulation/clause.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { meansUnder, rulesUnder } from './carried.ts';
import { glossaryLines } from './glossary.ts';
import { lawText, reactionLaw, ruleLaw } from './law.ts';
import { valueText } from './law-values.ts';
import { encodable, lookButton } from '../looks.ts';
import { pagesOf, pageTurns } from '../pages.ts';
import { occupantsText } from '../people/occupants.ts';
import { postName } from '../posts.ts';
import { bold, italic, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';

/** Who is in a post now; without names and without a group nobody is. */
export interface InPost {
  post: PostId;
  /** What an organisation calls itself; '' for a post that is none. */
  title: string;
  names: readonly string[];
  /** Its group is connected. */
  group: boolean;
}

const TERMS_LABEL = 'Термины';
/** Buttons to clauses in a row: their numbers are short. */
const CLAUSES_IN_ROW = 5;
/** A label of so many code points is a number. */
const NUMBER_POINTS = 9;

/** `/regulation`: the clauses in our words, page by page; a button to each. `page` counts from 0. */
export function renderContents(book: Book, page: number): Screen {
  const pages = pagesOf(book.clauses.map((clause) => rich(bold(`п. ${clause.cite}`), ` ${clause.says}`)));
  const current = pages[Math.min(page, pages.length - 1)] ?? { rows: [], first: 0 };
  const shown = book.clauses.slice(current.first, current.first + current.rows.length);
  const text = paragraphs(
    lines(bold(book.title), `Пункты нашими словами. Один пункт: /regulation ${book.clauses.at(-1)?.cite ?? ''}`),
    lines(...current.rows),
  );
  const look = (to: number) => ({ look: 'contents', regulation: book.id, page: to }) as const;
  return fit({
    ...text,
    buttons: [
      ...clauseButtons(book, shown),
      ...pageTurns(Math.min(page, pages.length - 1), pages.length, look),
      [lookButton(TERMS_LABEL, { look: 'terms', regulation: book.id })],
    ],
  });
}

function clauseButtons(book: Book, clauses: readonly Clause[]): Button[][] {
  // Clauses that share a number open together.
  const numbered = clauses.filter(({ cite }, index) => clauses.findIndex((one) => one.cite === cite) === index);
  const buttons = numbered
    .map(({ id, cite }) => [cite, { look: 'clause', regulation: book.id, clause: id } as const] as const)
    .filter(([, look]) => encodable(look))
    .map(([cite, look]) => lookButton(cite, look));
  // «1 постановления» needs a row: five of them side by side could not be read.
  const long = buttons.filter(({ label }) => label.length > NUMBER_POINTS);
  const short = buttons.filter((one) => !long.includes(one));
  const rows = Array.from({ length: Math.ceil(short.length / CLAUSES_IN_ROW) }, (_, row) =>
    short.slice(row * CLAUSES_IN_ROW, (row + 1) * CLAUSES_IN_ROW),
  );
  return [...long.map((one) => [one]), ...rows];
}

/**
 * The clauses somebody asked for by «4.4», «п. 4.4», «4.4.»: those with this number, else those below it. A number may
 * stand for several clauses (2.3.2 of Ruza is two sections).
 */
export function clausesAt(book: Book, asked: string): Clause[] {
  const wanted = asked
    .toLowerCase()
    .replace(/^\s*п(?:ункт)?[.\s]*/u, '')
    .replaceAll(',', '.')
    .trim()
    .replace(/\.$/u, '');
  if (wanted === '') return [];
  const exact = book.clauses.filter(({ id, cite }) => id.toLowerCase() === wanted || cite.toLowerCase() === wanted);
  return exact.length > 0 ? exact : book.clauses.filter(({ cite }) => cite.startsWith(`${wanted}.`));
}

/** `/regulation 4.4`: our words, its rules «кто, кому, когда», its numbers with the quote, who is in the posts now (`inPosts` is empty for readers outside the house). */
export function renderClauses(
  book: Book,
  clauses: readonly Clause[],
  { day, inPosts }: { day: LocalDate; inPosts: readonly InPost[] },
): Screen {
  const text = paragraphs(...clauses.map((clause) => clauseBody(book, clause, day, inPosts)));
  const buttons = [[lookButton('Все пункты', { look: 'contents', regulation: book.id, page: 0 })]];
  return fit({ ...text, buttons });
}

function clauseBody(book: Book, clause: Clause, day: LocalDate, inPosts: readonly InPost[]): RichText {
  const law = [
    ...rulesUnder(book, clause).map((rule) => ruleLaw(book, rule, day)),
    ...book.reactions.filter(({ clause: own }) => own === clause.id).map((reaction) => reactionLaw(book, reaction)),
  ];
  const values = Object.values(book.values).filter(({ clause: own }) => own === clause.id);
  const registers = Object.values(book.registers).filter(({ clause: own }) => own === clause.id);
  const means = meansUnder(clause);
  return paragraphs(
    lines(bold(`п. ${clause.cite} · ${book.district.title} · ${book.name}`), clause.says),
    clause.id === book.emergency.clause && glossaryLines(book, day),
    law.length > 0 && lines(bold('Кто, кому, когда'), ...law.map((line) => `• ${lawText(book, line, clause.id)}`)),
    means.length > 0 && lines(bold('В боте'), ...means.map((one) => `• ${one}`)),
    values.length > 0 && lines(bold('Числа'), ...values.map((value) => `• ${valueText(book, value, clause.id)}`)),
    registers.length > 0 && lines(bold('Реестры'), ...registers.map(({ title }) => `• ${title}`)),
    inPostLines(book, clause, inPosts),
    clause.kind === 'definition' && law.length === 0 && italic('Определение: обязанностей и сроков пункт не называет.'),
  );
}

/** Who is in the posts that the clause names, now. */
function inPostLines(book: Book, clause: Clause, inPosts: readonly InPost[]): RichText | null {
  const named = new Set(postsOfClause(book, clause).map(basePost));
  const rows = inPosts.filter(({ post }) => named.has(basePost(post)));
  if (rows.length === 0) return null;
  return lines(
    bold('Сейчас'),
    ...rows.map((row) => {
      const naming = { book, unitTitles: row.title === '' ? {} : { [row.post]: row.title } };
      return `• ${sentence(postName(naming, row.post))}: ${occupantsText(row.names, row.group)}`;
    }),
  );
}

/** Posts that owe something under a clause, or to whom it is owed; the shell reads who is in them. */
export function postsOfClause(book: Book, clause: Clause): PostId[] {
  const posts = rulesUnder(book, clause).flatMap(({ owes, to }) => [owes, ...to]);
  return [...new Set(posts)].filter((post) => book.posts[basePost(post)] !== undefined);
}

/** «Термины»: the glossary by itself. */
export function renderGlossary(book: Book, day: LocalDate): Screen {
  const text = paragraphs(bold(`Термины · ${book.name}`), glossaryLines(book, day));
  return fit({ ...text, buttons: [[lookButton('Все пункты', { look: 'contents', regulation: book.id, page: 0 })]] });
}

/** `/regulation 9.9` for a number that the regulation does not have. */
export function noSuchClause(asked: string): Screen {
  return {
    text: `Пункта «${clean(asked, CAP.name)}» в регламенте нет. Все пункты: /regulation`,
    marks: [],
    buttons: [],
  };
}
