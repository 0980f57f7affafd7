import type { ImportView } from './view.ts';

const BOM = '\ufeff';
/** What a table program would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** File of the rejected rows: row number in the sent file and why. Opens in a Russian table program by a double click. */
export function rejectedCsv(rejected: ImportView['rejected']): string {
  const rows = [['строка', 'причина'], ...rejected.map(({ row, reason }) => [String(row), reason])];
  return `${BOM}${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Its name beside the file it came from. No spaces: the messenger's client sends names unquoted. */
export function rejectedFileName(fileName: string): string {
  const base = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}_-]/gu, '_')
    .slice(0, 60);
  return `${base || 'файл'}_отклонённые.csv`;
}

function cell(text: string): string {
  const flat = text.replace(/\p{Cc}+/gu, ' ');
  const safe = FORMULA.test(text) ? `'${flat}` : flat;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
