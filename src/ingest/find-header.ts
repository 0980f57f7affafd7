import { missingColumns, readHeaders, type Columns } from './headers.ts';
import { DELIMITERS, recordsOf, type Delimiter, type TableRecord } from './records.ts';

export const MAX_COLUMNS = 200;
/** Records in which the header is looked for: exports put a title and a period above it. */
const HEADER_WITHIN = 20;
/** Characters in which it is looked for. */
const HEAD_CHARACTERS = 200_000;

/** How a text is read: found once, from its beginning. */
export interface Layout {
  delimiter: Delimiter;
  columns: Columns;
  /** Cells of the header. */
  width: number;
  /** Row the header stands in; the records start below it. */
  headerRow: number;
}

export type LayoutResult = { kind: 'layout'; layout: Layout } | { kind: 'refused'; message: string };

/**
 * Finds the header among the first records, trying each delimiter: the one under which most columns are understood is
 * meant. Refuses a table without a number or a date column and names what is missing.
 */
export function findLayout(text: string): LayoutResult {
  const head = text.slice(0, HEAD_CHARACTERS);
  const candidates = DELIMITERS.flatMap((delimiter) => candidatesOf(head, delimiter));
  const complete = candidates.filter(({ columns }) => missingColumns(columns).length === 0);
  const best = mostTelling(complete);
  if (best) return best.width > MAX_COLUMNS ? tooWide() : { kind: 'layout', layout: best };
  const nearest = mostTelling(candidates);
  if (nearest && nearest.width > MAX_COLUMNS) return tooWide();
  const missing = missingColumns(nearest?.columns ?? new Map());
  const sought = missing.length > 1 ? 'не найдены столбцы' : 'не найден столбец';
  return { kind: 'refused', message: `В таблице ${sought} с ${missing.join(' и с ')}.` };
}

function tooWide(): LayoutResult {
  return { kind: 'refused', message: `В таблице больше ${MAX_COLUMNS} столбцов. Выгрузите только нужные.` };
}

function candidatesOf(head: string, delimiter: Delimiter): Layout[] {
  return firstRecords(head, delimiter).map(({ row, cells }) => ({
    delimiter,
    columns: readHeaders(cells),
    width: cells.length,
    headerRow: row,
  }));
}

function firstRecords(head: string, delimiter: Delimiter): TableRecord[] {
  const records: TableRecord[] = [];
  for (const piece of recordsOf(head, delimiter, HEADER_WITHIN)) {
    records.push(...piece);
    if (records.length >= HEADER_WITHIN) break;
  }
  return records.slice(0, HEADER_WITHIN);
}

/** The layout with most columns understood; of equals the first. */
function mostTelling(layouts: readonly Layout[]): Layout | null {
  let best: Layout | null = null;
  for (const layout of layouts) {
    if (best === null || layout.columns.size > best.columns.size) best = layout;
  }
  return best;
}
