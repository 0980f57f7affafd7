import writeXlsxFile from 'write-excel-file/node';

/** What XML does not hold. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** What the name of a sheet does not hold; it has at most 31 characters. */
const NO_SHEET_NAME = /[[\]:*?/\\']/g;
const SHEET_NAME_CHARACTERS = 31;
const COLUMN_CHARACTERS = 28;

/** Rows as a workbook of one sheet, the first row being its header. Every cell is a string: nothing is ever computed. */
export function xlsxOf(title: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [header = [], ...body] = rows;
  const data = [
    header.map((text) => ({ value: valid(text), type: String, fontWeight: 'bold' as const })),
    ...body.map((row) => row.map((text) => (text === '' ? null : { value: valid(text), type: String }))),
  ];
  return writeXlsxFile(data, {
    sheet: title.replace(NO_SHEET_NAME, ' ').slice(0, SHEET_NAME_CHARACTERS).trim(),
    columns: header.map(() => ({ width: COLUMN_CHARACTERS })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/**
 * What XML can hold. The writer looks each text up in a plain object: `toString` and the like would come out as something
 * else, unless an invisible mark makes them no names of its.
 */
function valid(text: string): string {
  const kept = text.replace(NO_XML, '');
  return kept in Object.prototype ? `${kept}\u2060` : kept;
}
