import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import type { Parser } from '../ingest/parser.ts';
import type { Book } from '../regulation/book.ts';
import type { ProductionCalendar } from '../regulation/production-calendar.ts';
import type { IsWorkingDay } from '../regulation/schedule.ts';
import type { Database } from '../store/database.ts';

/** What every use case is given. Made once in `program.ts`. */
export interface App {
  database: Database;
  /** By regulation id. */
  books: ReadonlyMap<string, Book>;
  clock: Clock;
  /** The production calendar. */
  isWorkingDay: IsWorkingDay;
  /** The year whose table the production calendar lacks on a day. */
  missingCalendarYear: ProductionCalendar['missingFrom'];
  log: Logger;
  /** Tells the pumps that there may be something to do now, instead of at the next pulse. */
  wake: () => void;
  /** Reads files from outside, in a process of their own. */
  parser: Parser;
}
