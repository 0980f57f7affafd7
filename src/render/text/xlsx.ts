import writeXlsxFile from 'write-excel-file/node';

/** What XML does not hold. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** What the name of a sheet does not hold; it has at most 31 characters. */
const NO_SHEET_NAME = /[[\]:*?/\\']/g;
const SHEET_NAME_CHARACTERS = 31;
const COLUMN_CHARACTERS = 28;

/** A cell: words, a figure, nothing. Words are words whatever they look like: nothing is ever computed. */
export type Cell = string | number | null;

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
          header.map((text) => ({ ...cellOf(text), fontWeight: 'bold' as const })),
          ...body.map((row) => row.map((cell) => (cell === null || cell === '' ? null : cellOf(cell)))),
        ],
        sheet: title.replace(NO_SHEET_NAME, ' ').slice(0, SHEET_NAME_CHARACTERS).trim(),
        columns: header.map(() => ({ width: COLUMN_CHARACTERS })),
        stickyRowsCount: 1,
      };
    }),
  ).toBuffer();
}

function cellOf(cell: Cell) {
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: valid(cell ?? ''), type: String };
}

/**
 * What XML can hold. The writer looks each text up in a plain object: `toString` and the like would come out as something
 * else, unless an invisible mark makes them no names of its.
 */
function valid(text: string): string {
  const kept = text.replace(NO_XML, '');
  return kept in Object.prototype ? `${kept}\u2060` : kept;
}
