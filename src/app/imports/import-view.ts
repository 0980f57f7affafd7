import { addDays, localDate } from '../../domain/calendar.ts';
import type { Rise } from '../../domain/rise.ts';
import type { Book } from '../../regulation/book.ts';
import type { ImportView } from '../../render/imports/import.ts';
import type { ImportFigures } from '../../store/imports.ts';

/** What the preview and the result of an import show. */
export function importViewOf(
  book: Book,
  file: ImportFigures & { fileName: string; alreadyLoaded: boolean; closes: ImportView['closes'] },
  { rises, now }: { rises: Rise[]; now: Date },
): ImportView {
  const { timezone } = book.district;
  const yesterday = addDays(localDate(now, timezone), -1);
  const { fileName, rows, added, changed, unchanged, foreign, rejected, periodFrom, periodTo, coversFrom, asOf } = file;
  const { alreadyLoaded, closes } = file;
  // A day is complete when the file covers it and the data are of a later one.
  const covered = coversFrom !== null && coversFrom <= yesterday;
  const yesterdayComplete = covered && localDate(asOf, timezone) > yesterday;
  const counts = { rows, added, changed, unchanged, foreign, rejected };
  return { fileName, ...counts, periodFrom, periodTo, asOf, yesterdayComplete, alreadyLoaded, closes, rises };
}
