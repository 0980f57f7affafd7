import { missingColumns, readHeaders, type Columns } from './headers.ts';
import type { TableReading } from './table.ts';

export const MAX_COLUMNS = 200;

/** How a table is read: found once, from its beginning. */
export interface Layout {
  reading: TableReading;
  columns: Columns;
  /** Cells of the header. */
  width: number;
  /** Row the header stands in; the records start below it. */
  headerRow: number;
}

export type LayoutResult = { kind: 'layout'; layout: Layout } | { kind: 'refused'; message: string };

/**
 * Finds the header among the first records of each reading: the one under which most columns are understood is meant.
 * Refuses a table without a number or a date column and names what is missing.
 */
export function findLayout(readings: readonly TableReading[]): LayoutResult {
  const candidates = readings.flatMap(candidatesOf);
  const complete = candidates.filter(({ columns }) => missingColumns(columns).length === 0);
  const best = mostTelling(complete);
  if (best) return best.width > MAX_COLUMNS ? TOO_WIDE : { kind: 'layout', layout: best };
  const nearest = mostTelling(candidates);
  if (nearest && nearest.width > MAX_COLUMNS) return TOO_WIDE;
  const missing = missingColumns(nearest?.columns ?? new Map());
  const sought = missing.length > 1 ? 'не найдены столбцы' : 'не найден столбец';
  return { kind: 'refused', message: `В таблице ${sought} с ${missing.join(' и с ')}.` };
}

export const TOO_WIDE = {
  kind: 'refused' as const,
  message: `В таблице больше ${MAX_COLUMNS} столбцов. Выгрузите только нужные.`,
};

function candidatesOf(reading: TableReading): Layout[] {
  return reading.head().map(({ row, cells }) => ({
    reading,
    columns: readHeaders(cells),
    width: cells.length,
    headerRow: row,
  }));
}

/** The layout with most columns understood; of equals the first. */
function mostTelling(layouts: readonly Layout[]): Layout | null {
  let best: Layout | null = null;
  for (const layout of layouts) {
    if (best === null || layout.columns.size > best.columns.size) best = layout;
  }
  return best;
}
