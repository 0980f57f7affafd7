import { addDays, localDate, weekdayOf, WEEKDAYS, type LocalDate } from '../../domain/calendar.ts';
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

/**
 * Tells the admins once a week that working days will be guessed: the first time on the day it becomes so, then from each
 * Monday on, however often it is asked.
 */
export async function warnOfCalendar(app: Asked & Pick<App, 'database'>): Promise<void> {
  const year = missingCalendarYear(app);
  const day = today(app);
  if (year === null || day === null) return;
  const week = addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
  await app.database.transaction((tx) => tellAdmins(tx, app, `calendar:${week}`, { kind: 'calendar-missing', year }));
}

/** The same for every beat of the program: it looks once a day. */
export function calendarWatch(app: Asked & Pick<App, 'database'>): () => Promise<void> {
  let looked: LocalDate | null = null;
  return async () => {
    const day = today(app);
    if (day === looked) return;
    looked = day;
    await warnOfCalendar(app);
  };
}

function today({ books, clock }: Asked): LocalDate | null {
  const [book] = books.values();
  return book ? localDate(clock(), book.district.timezone) : null;
}
