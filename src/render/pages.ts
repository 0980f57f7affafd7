import type { Button, RichText } from '../domain/message.ts';
import { lookButton, type Look } from './looks.ts';

/** Room for the rows of one page: the rest holds the title and what stands below. */
const PAGE_UNITS = 3_000;
/** Rows of one page at most: more is not read on a phone. */
const PAGE_ROWS = 25;

/** Rows of one page, and the place of the first of them in the whole. */
export interface Page {
  rows: RichText[];
  first: number;
}

/** Rows cut into pages, each of which fits a message. At least one page, be it empty. */
export function pagesOf(rows: readonly RichText[]): Page[] {
  const pages: Page[] = [];
  let current: Page = { rows: [], first: 0 };
  let units = 0;
  for (const [index, row] of rows.entries()) {
    const full = current.rows.length >= PAGE_ROWS || units + row.text.length > PAGE_UNITS;
    if (full && current.rows.length > 0) {
      pages.push(current);
      current = { rows: [], first: index };
      units = 0;
    }
    current.rows.push(row);
    units += row.text.length + 1;
  }
  return [...pages, current];
}

/** «‹ Назад», «Дальше ›»: none where there is one page. */
export function pageTurns(page: number, pages: number, look: (page: number) => Look): Button[][] {
  const row = [
    ...(page > 0 ? [lookButton(`‹ ${page} из ${pages}`, look(page - 1))] : []),
    ...(page < pages - 1 ? [lookButton(`${page + 2} из ${pages} ›`, look(page + 1))] : []),
  ];
  return row.length === 0 ? [] : [row];
}
