import { decodeText } from './decode.ts';
import { packingOf } from './sniff.ts';
import { readingsOfText, type TableReading } from './table.ts';
import { zipFault } from './zip-size.ts';

export type OpenedTable = { kind: 'readings'; readings: TableReading[] } | { kind: 'refused'; message: string };

const TOO_LARGE_UNPACKED = 'В распакованном виде таблица слишком велика. Разделите её на части.';

/** The ways to read a file, whatever its name says: a text, or the sheets of a workbook. For the parsing child only. */
export async function openTable(bytes: Buffer): Promise<OpenedTable> {
  const packing = packingOf(bytes);
  if (packing === null) return { kind: 'readings', readings: readingsOfText(decodeText(bytes)) };
  // A CSV does not wait for the library.
  const { NOT_READABLE, readingsOfWorkbook } = await import('./workbook.ts');
  const fault = packing === 'zip' ? await zipFault(bytes) : null;
  if (fault !== null) return { kind: 'refused', message: fault === 'too-large' ? TOO_LARGE_UNPACKED : NOT_READABLE };
  return readingsOfWorkbook(bytes);
}
