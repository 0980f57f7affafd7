import type { RegisterRow } from '../../domain/register.ts';
import { fold } from '../../domain/fold.ts';
import type { Button, RichText, Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import { button, LABELS } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { counted } from '../text/numbers.ts';
import { pagesOf, pageTurns } from '../pages.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { freshnessText, NEVER_FILLED, signOf, type Freshness } from './freshness.ts';
import { eventLine } from './event-row.ts';
import { rowLine, valueText } from './register-row.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';

const ENTER = 'Внести строку';
const MEND_ROWS = 'Исправить или удалить строку';
const REGISTERS: Forms = ['реестр', 'реестра', 'реестров'];

/** One register as a screen shows it. */
export interface RegisterView extends Freshness {
  book: Book;
  register: Register;
  /** The reader may enter rows. */
  mayFill: boolean;
  /** The open duty to bring it up to date, if the reader owes one: then it is confirmed by a tap. */
  duty: { caseId: number; rule: string } | null;
}

/** `/registry`: the registers that are kept with their freshness, a button with its sign to each; empty ones are only there. */
export function renderRegisters(views: readonly RegisterView[]): Screen {
  if (views.length === 0) return { text: 'Реестров, доступных вашей должности, нет.', marks: [], buttons: [] };
  const filled = views.filter(({ updatedAt }) => updatedAt !== null);
  const empty = views.filter(({ updatedAt }) => updatedAt === null);
  const text = paragraphs(
    bold('Реестры'),
    ...filled.map((view) =>
      lines(
        rich(`${signOf(view)} `, bold(view.register.title), inBrackets(view.book, view.register.clause)),
        freshnessText(view, view.book),
      ),
    ),
    empty.length > 0 && `⚪ ${NEVER_FILLED}: ${counted(empty.length, REGISTERS)}`,
  );
  const buttons = views.flatMap((view) => {
    const { book, register } = view;
    return linked(`${signOf(view)} ${register.title}`, {
      look: 'register',
      regulation: book.id,
      register: register.id,
      page: 0,
    });
  });
  return fit({ ...text, buttons });
}

/** A row of one button, where the ids of the book go behind one. */
export function linked(label: string, look: Look): Button[][] {
  return encodable(look) ? [[lookButton(label, look)]] : [];
}

/** A register page by page, the newest words of each row; below it how to fill it. `query` narrows it, '' for all. */
export function renderRegister(view: RegisterView, rows: readonly RegisterRow[], page: number, query = ''): Screen {
  const { book, register } = view;
  const found = rowsMatching(register, rows, query);
  const pages = pagesOf(found.map((row, index) => rich(`${index + 1}. `, lineOf(view, row.values))));
  const shown = Math.min(page, pages.length - 1);
  const hidden = query === '' ? 0 : found.length - (pages[shown]?.rows.length ?? 0);
  const text = paragraphs(
    lines(bold(`${register.title}${inBrackets(book, register.clause)}`), freshnessText(view, book)),
    query !== '' && `По словам «${clean(query, CAP.name)}»: ${counted(found.length, FORMS.row)}`,
    lines(...(pages[shown]?.rows ?? []), hidden > 0 && `…ещё ${counted(hidden, FORMS.row)}: уточните слова`),
    query !== '' && view.mayFill && `Это поиск. Чтобы внести сведения, нажмите «${view.duty ? LABELS.rows : ENTER}».`,
    query === '' && register.command !== null && found.length > 0 && `Поиск: /${register.command} и слово`,
  );
  const look = (to: number): Look => ({ look: 'register', regulation: book.id, register: register.id, page: to });
  // A search is not kept behind a button: its pages would turn into those of the whole.
  const turns = query === '' && encodable(look(pages.length)) ? pageTurns(shown, pages.length, look) : [];
  // The file is the whole register: beside what was found it would be taken for it.
  const file = query === '' ? fileButton(view) : [];
  const rowsToMend = found.length > 0 ? mendButton(view) : [];
  return fit({ ...text, buttons: [...turns, ...lackingButton(view), ...fillButtons(view), ...rowsToMend, ...file] });
}

/** A row in few words: of an event what the digest would say of it. */
export function lineOf(
  { book, register }: Pick<RegisterView, 'book' | 'register'>,
  values: RegisterRow['values'],
): RichText {
  return book.emergency.events === register.id ? eventLine(values) : rowLine(register, values);
}

/** Rows in which every word of the query occurs, in any field. */
export function rowsMatching(register: Register, rows: readonly RegisterRow[], query: string): readonly RegisterRow[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter(({ values }) => {
    const text = fold(register.fields.map((field) => valueText(field, values[field.id] ?? null)).join(' '));
    return words.every((word) => text.includes(word));
  });
}

function lackingButton({ book, register }: RegisterView): Button[][] {
  if (register.lacking === null) return [];
  return linked('Населённые пункты, где нет', { look: 'lacking', regulation: book.id, register: register.id });
}

function mendButton({ book, register, mayFill }: RegisterView): Button[][] {
  if (!mayFill) return [];
  return linked(MEND_ROWS, { look: 'rows', regulation: book.id, register: register.id, page: 0 });
}

function fileButton({ book, register, rows }: RegisterView): Button[][] {
  return rows === 0 ? [] : linked('Скачать', { look: 'file', regulation: book.id, register: register.id });
}

function fillButtons({ book, register, mayFill, duty }: RegisterView): Button[][] {
  if (!mayFill) return [];
  const columns = linked('Внести файлом', { look: 'columns', regulation: book.id, register: register.id });
  if (duty === null)
    return [...linked(ENTER, { look: 'enter', regulation: book.id, register: register.id }), ...columns];
  return [[button({ verb: 'rows', ...duty })], [button({ verb: 'fresh', ...duty })], ...columns];
}
