import writeXlsxFile from 'write-excel-file/node';

/** What XML does not hold. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** What the name of a sheet does not hold; it has at most 31 characters. */
const NO_SHEET_NAME = /[[\]:*?/\\']/g;
const SHEET_NAME_CHARACTERS = 31;
/** A column is as wide as what stands in it, between these; what is wider goes on in the next line of its cell. */
const NARROWEST_CHARACTERS = 5;
const WIDEST_CHARACTERS = 48;
/** Beside the letters: the edges of the cell, and bold heads. */
const SPARE_CHARACTERS = 2;
/** A share is shown as «+203%», a small one with what tells it from its neighbours: «+10.04%». */
const SMALL_PERCENT = 20;
const SMALL_FORMAT = '+0.0#%;-0.0#%;0%';
const PERCENT_FORMAT = '+#,##0%;-#,##0%;0%';

/** A cell: words, a figure, a change in per cent, nothing. Words are words whatever they look like: nothing is ever computed. */
export type Cell = string | number | { percent: number } | null;

/** A sheet of a workbook, the first row being its header. */
export interface Sheet {
  title: string;
  rows: readonly (readonly Cell[])[];
}

/** Rows as a workbook of one sheet, the first row being its header. */
export function xlsxOf(title: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  return workbookOf([{ title, rows }]);
}

/** Several sheets as one workbook. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ title, rows }) => {
      const [header = [], ...body] = rows;
      return {
        data: [
          header.map((text) => ({ ...cellOf(text), fontWeight: 'bold' as const, wrap: true, alignVertical: TOP })),
          ...body.map((row) => row.map((cell) => (cell === null || cell === '' ? null : cellOf(cell)))),
        ],
        sheet: title.replace(NO_SHEET_NAME, ' ').slice(0, SHEET_NAME_CHARACTERS).trim(),
        columns: header.map((_, column) => ({ width: widthOf(rows, column) })),
        stickyRowsCount: 1,
      };
    }),
  ).toBuffer();
}

const TOP = 'top' as const;

function cellOf(cell: Cell) {
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: TOP };
  if (typeof cell === 'object' && cell !== null) {
    const format = Math.abs(cell.percent) < SMALL_PERCENT ? SMALL_FORMAT : PERCENT_FORMAT;
    return { value: cell.percent / 100, type: Number, format, alignVertical: TOP };
  }
  const text = valid(cell ?? '');
  return { value: text, type: String, alignVertical: TOP, ...(text.length > WIDEST_CHARACTERS && { wrap: true }) };
}

/** Of the longest cell; of the header, which may take several lines, of its longest word. */
function widthOf([header = [], ...body]: readonly (readonly Cell[])[], column: number): number {
  const words = lettersOf(header[column]).split(' ');
  const longest = Math.max(...[...words, ...body.map((row) => lettersOf(row[column]))].map(({ length }) => length));
  return Math.min(WIDEST_CHARACTERS, Math.max(NARROWEST_CHARACTERS, longest + SPARE_CHARACTERS));
}

function lettersOf(cell: Cell | undefined): string {
  if (typeof cell === 'object' && cell !== null) return `+${Math.round(cell.percent)},00 %`;
  return String(cell ?? '');
}

/**
 * What XML can hold. The writer looks each text up in a plain object: `toString` and the like would come out as something
 * else, unless an invisible mark makes them no names of its.
 */
function valid(text: string): string {
  const kept = text.replace(NO_XML, '');
  return kept in Object.prototype ? `${kept}\u2060` : kept;
}
