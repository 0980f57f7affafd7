import type { RegisterRow } from '../../domain/register.ts';
import type { Button, Screen } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { fit } from '../text/fit.ts';
import { pageTurns } from '../pages.ts';
import { lookButton, type Look } from '../looks.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';
import { lineOf, linked, type RegisterView } from './registers.ts';
import { valueText } from './register-row.ts';

/** Each has a row of buttons: more would not be one screen. */
const ROWS_OF_PAGE = 5;

export const ROW_GONE = 'Этой строки уже нет: её исправили или удалили. Откройте реестр заново.';

/** The rows of a register with «Исправить» and «Удалить» for each, the newest first: that is the one just entered wrongly. */
export function renderRowList(view: RegisterView, rows: readonly RegisterRow[], page: number): Screen {
  const { book, register } = view;
  const ordered = rows.toReversed();
  const pages = Math.max(1, Math.ceil(ordered.length / ROWS_OF_PAGE));
  const shown = Math.min(page, pages - 1);
  const first = shown * ROWS_OF_PAGE;
  const own = ordered.slice(first, first + ROWS_OF_PAGE);
  const text = paragraphs(
    bold(`${register.title}${inBrackets(book, register.clause)}: исправить или удалить`),
    own.length === 0
      ? 'Строк нет.'
      : lines(...own.map((row, index) => rich(`${first + index + 1}. `, lineOf(view, row.values)))),
  );
  const place = { regulation: book.id, register: register.id };
  const look = (to: number): Look => ({ look: 'rows', ...place, page: to });
  const deeds = own.map(({ id }, index): Button[] => {
    const number = first + index + 1;
    return [
      lookButton(`Исправить ${number}`, { look: 'mend', ...place, row: id }),
      lookButton(`Удалить ${number}`, { look: 'remove', ...place, row: id }),
    ];
  });
  return fit({ ...text, buttons: [...deeds, ...pageTurns(shown, pages, look)] });
}

/** «Удалить строку?», with all it says. */
export function renderRemoval({ book, register }: RegisterView, { id, values }: RegisterRow): Screen {
  const text = paragraphs(
    bold(`Удалить строку: ${register.title}?`),
    lines(
      ...register.fields.map((field) => {
        const value = valueText(field, values[field.id] ?? null);
        return value === '' ? null : `${field.title}: ${value}`;
      }),
    ),
    'Кто и когда удалил, останется в записях.',
  );
  const place = { regulation: book.id, register: register.id };
  return fit({ ...text, buttons: linked('Удалить строку', { look: 'removed', ...place, row: id }) });
}

/** The row is out of the register. */
export function rowRemoved({ title }: { title: string }): string {
  return `Строка удалена: ${title}.`;
}
