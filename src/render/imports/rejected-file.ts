import { csvOf } from '../text/csv.ts';
import type { ImportView } from './import.ts';

/** File of the rejected rows: row number in the sent file and why. Opens in a Russian table program by a double click. */
export function rejectedCsv(rejected: readonly ImportView['rejected'][number][]): string {
  return csvOf([['строка', 'причина'], ...rejected.map(({ row, reason }) => [String(row), reason])]);
}

/** Its name beside the file it came from. */
export function rejectedFileName(fileName: string): string {
  return `${fileBase(fileName.replace(/\.[^.]*$/, ''))}_отклонённые.csv`;
}

/** Words as the name of a file. No spaces: the messenger's client sends names unquoted. */
export function fileBase(words: string): string {
  return words.replace(/[^\p{L}\p{N}_-]/gu, '_').slice(0, 60) || 'файл';
}
