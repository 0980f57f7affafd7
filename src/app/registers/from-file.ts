import type { RejectedRow } from '../../domain/appeal.ts';
import type { RegisterValue, RegisterValues } from '../../domain/register.ts';
import type { TableRow, WantedColumn } from '../../ingest/parse-rows.ts';
import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import { LAST_BEFORE_FIRST } from '../../render/registers/event-row.ts';
import { valueFault } from '../../render/registers/register-row.ts';
import type { App } from '../app.ts';
import { unreadFile } from '../imports/unread-file.ts';
import { endsBeforeItBegins, isEvents } from './event-days.ts';
import { readRegisterValue } from './read-value.ts';

/** What a file holds for a register. A refusal is a Russian sentence; a rejected row has its number and its reason. */
export type RegisterFile =
  { kind: 'read'; rows: RegisterValues[]; rejected: RejectedRow[] } | { kind: 'refused'; message: string };

/** Reads a CSV or a workbook as rows of a register, in the parsing child. Columns are known by the fields' titles and ids. */
export async function readRegisterFile(
  app: Pick<App, 'parser' | 'log'>,
  { book, register, bytes }: { book: Book; register: Register; bytes: Uint8Array },
): Promise<RegisterFile> {
  const rows: RegisterValues[] = [];
  const rejected: RejectedRow[] = [];
  const columns = register.fields.map(({ id, title, required }): WantedColumn => ({ names: [title, id], required }));
  const parsed = await app.parser.parseRows(bytes, columns, async (chunk) => {
    rejected.push(...chunk.rejected);
    for (const row of chunk.rows) {
      const read = valuesOf(register, row, book.district.timezone);
      if (read.ok && isEvents(book, register.id) && endsBeforeItBegins(read.values))
        rejected.push({ row: row.row, reason: LAST_BEFORE_FIRST });
      else if (read.ok) rows.push(read.values);
      else rejected.push({ row: row.row, reason: read.reason });
    }
  });
  const refused = unreadFile(app, parsed);
  if (refused) return { kind: 'refused', message: refused.message };
  return { kind: 'read', rows, rejected: rejected.toSorted((one, other) => one.row - other.row) };
}

function valuesOf(
  { fields }: Register,
  { cells }: TableRow,
  zone: string,
): { ok: true; values: RegisterValues } | { ok: false; reason: string } {
  const values: Record<string, RegisterValue> = {};
  for (const [index, field] of fields.entries()) {
    const read = readRegisterValue(field, cells[index] ?? '', zone);
    if (!read.ok) return { ok: false, reason: valueFault(field, read.why) };
    values[field.id] = read.value;
  }
  return { ok: true, values };
}
