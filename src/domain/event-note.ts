import type { LocalDate } from './calendar.ts';

/** Something known in advance, or noted afterwards, that makes people appeal. */
export interface EventNote {
  /** «плановые работы», as the book's register calls it. */
  kind: string;
  text: string;
  from: LocalDate;
  to: LocalDate;
  /** Whoever noted it said that it explains a rise: then the rise asks, and does not announce by itself. */
  explains: boolean;
}
