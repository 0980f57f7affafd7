import type { LocalDate } from '../domain/calendar.ts';

/** Appeals that were closed lately, of one closing day and one due day. */
export interface ClosedCount {
  /** null: the export names no day, its status alone shows that it is closed. */
  closedOn: LocalDate | null;
  /** null: the export names none. */
  deadlineOn: LocalDate | null;
  count: number;
}

/** How they were closed. The four make up all of them. */
export interface Closings {
  inTime: number;
  late: number;
  /** No closing day is known: whether it was in time cannot be said. */
  undated: number;
  /** The closing day is known, but no due day: nothing to compare it with. */
  withoutTerm: number;
}

/** Closed in time, late, or nobody can say: a deadline is only what the export gives (п. 2.4), and lasts until the end of its day. */
export function closings(counts: readonly ClosedCount[]): Closings {
  const sum: Closings = { inTime: 0, late: 0, undated: 0, withoutTerm: 0 };
  for (const row of counts) sum[kindOf(row)] += row.count;
  return sum;
}

function kindOf({ closedOn, deadlineOn }: ClosedCount): keyof Closings {
  if (closedOn === null) return 'undated';
  if (deadlineOn === null) return 'withoutTerm';
  return closedOn <= deadlineOn ? 'inTime' : 'late';
}
