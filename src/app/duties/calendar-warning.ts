import { localDate } from '../../domain/calendar.ts';
import { tellAdmins } from '../admin-notice.ts';
import type { App } from '../app.ts';

type Asked = Pick<App, 'books' | 'clock' | 'missingCalendarYear'>;

/** The year whose production calendar is missing today: this one, or from December the next. null when nothing is missing. */
export function missingCalendarYear({ books, clock, missingCalendarYear: missing }: Asked): number | null {
  const now = clock();
  for (const { district } of books.values()) {
    const year = missing(localDate(now, district.timezone));
    if (year !== null) return year;
  }
  return null;
}

/** At the start: tells the admins, once a day, that working days will be guessed. */
export async function warnOfCalendar(app: Asked & Pick<App, 'database'>): Promise<void> {
  const year = missingCalendarYear(app);
  const [book] = app.books.values();
  if (year === null || !book) return;
  const day = localDate(app.clock(), book.district.timezone);
  await app.database.transaction((tx) => tellAdmins(tx, app, `calendar:${day}`, { kind: 'calendar-missing', year }));
}
