import { read, SSF, type CellObject, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import { MAX_COLUMNS } from './find-header.ts';
import { MAX_ROWS } from './parse-text.ts';
import type { TableRecord } from './records.ts';
import { firstRecords, HEADER_WITHIN, type TableReading } from './table.ts';

/*
 * XLSX, XLS and ODS. Loaded by the parsing child only: the library unpacks and builds everything at once, and a hostile file
 * takes what memory and time there is (dependencies.md).
 */

const SHEETS_AT_MOST = 50;
/** Values only: no formulas, no marked-up text, no formatted text beside each value. */
const OPTIONS: ParsingOptions = {
  type: 'buffer',
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  sheetRows: MAX_ROWS + HEADER_WITHIN + 1,
};

/** The library's own reading of formats and serial numbers, which its types leave open. */
interface Dates {
  is_date: (format: string) => boolean;
  parse_date_code: (
    serial: number,
    options: { date1904: boolean },
  ) => Record<'y' | 'm' | 'd' | 'H' | 'M' | 'S', number> | null;
}
const dates = SSF as Dates;

export type WorkbookResult = { kind: 'readings'; readings: TableReading[] } | { kind: 'refused'; message: string };

/** The sheets of a workbook, each as one reading. Refuses too many sheets, and what is no workbook. */
export function readingsOfWorkbook(bytes: Buffer): WorkbookResult {
  try {
    // Names first: a thousand sheets are not built to be refused.
    const { SheetNames: names } = read(bytes, { ...OPTIONS, bookSheets: true });
    if (names.length > SHEETS_AT_MOST) {
      return { kind: 'refused', message: `В книге больше ${SHEETS_AT_MOST} листов. Оставьте только лист с таблицей.` };
    }
    return { kind: 'readings', readings: readingsOf(read(bytes, OPTIONS)) };
  } catch {
    // Whatever the library says of a broken file is English, and may repeat what stands in it.
    return { kind: 'refused', message: NOT_READABLE };
  }
}

/** An archive or an old document that is no table, or is locked or broken. */
export const NOT_READABLE =
  'Файл не читается как таблица: он повреждён, закрыт паролем или другого вида. Сохраните его как XLSX или CSV и пришлите снова.';

function readingsOf({ Sheets, SheetNames, Workbook }: WorkBook): TableReading[] {
  const since1904 = Workbook?.WBProps?.date1904 === true;
  return SheetNames.flatMap((name) => {
    const rows: unknown = Sheets[name]?.['!data'];
    return Array.isArray(rows) ? [readingOf(rows as (CellObject | undefined)[][], since1904)] : [];
  });
}

/** Rows become text as they are read: no more than one piece of them is held twice. */
function readingOf(rows: readonly ((CellObject | undefined)[] | undefined)[], since1904: boolean): TableReading {
  function* records(size: number): Generator<TableRecord[]> {
    for (let at = 0; at < rows.length; at += size) {
      // Rows without a cell are holes, which `map` would leave.
      yield Array.from(rows.slice(at, at + size), (cells, place) => ({
        row: at + place + 1,
        cells: Array.from(cells?.slice(0, MAX_COLUMNS + 1) ?? [], (cell) => textOf(cell, since1904)),
        wellQuoted: true,
      }));
    }
  }
  return { head: () => firstRecords(records(HEADER_WITHIN)).map(trimmed), records };
}

/** Formatted cells without a value behind the last header are no columns. */
function trimmed(record: TableRecord): TableRecord {
  return { ...record, cells: record.cells.slice(0, 1 + record.cells.findLastIndex((cell) => cell !== '')) };
}

/** A value as a person would have typed it into a CSV. What a formula gave is a value; an error is nothing. */
function textOf(cell: CellObject | undefined, since1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'e') return '';
  if (typeof cell.v === 'boolean') return cell.v ? 'да' : 'нет';
  if (typeof cell.v !== 'number') return String(cell.v);
  const isDate = typeof cell.z === 'string' && cell.v >= 1 && dates.is_date(cell.z);
  return isDate ? dateText(cell.v, since1904) : String(cell.v);
}

/** A day of a spreadsheet, and its time where it has one. A Mac's old books count from another day. */
function dateText(serial: number, since1904: boolean): string {
  const date = dates.parse_date_code(serial, { date1904: since1904 });
  if (!date) return String(serial);
  const [day, month, hour, minute, second] = [date.d, date.m, date.H, date.M, Math.floor(date.S)].map((part) =>
    String(part).padStart(2, '0'),
  );
  const time = date.H + date.M + date.S === 0 ? '' : ` ${hour}:${minute}:${second}`;
  return `${day}.${month}.${date.y}${time}`;
}
