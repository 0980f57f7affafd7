import type { LocalDate } from '../domain/calendar.ts';
import type { AppealStates } from './appeal-states.ts';

/** An appeal of the control lists, as far as its place among the others goes. */
export interface Ranked {
  number: string;
  source: string;
  createdOn: LocalDate;
  deadlineOn: LocalDate | null;
  states: AppealStates;
}

/** Later than any deadline. */
const NEVER = '9999-12-31';

/**
 * The appeals of the control lists in the order in which they press: overdue, due soon, standing still, not accepted,
 * repeated, postponed; in each the nearest deadline, then the oldest. Source and number make the order a total one.
 */
export function worstFirst<A extends Ranked>(appeals: readonly A[]): A[] {
  return appeals.toSorted(
    (a, b) =>
      rankOf(a.states) - rankOf(b.states) ||
      compare(a.deadlineOn ?? NEVER, b.deadlineOn ?? NEVER) ||
      compare(a.createdOn, b.createdOn) ||
      compare(a.source, b.source) ||
      compare(a.number, b.number),
  );
}

/** Days to the deadline stand among the ranks: 1 for today to 4 for three working days. */
function rankOf({ overdue, dueIn, stuck, notAccepted, repeated }: AppealStates): number {
  if (overdue) return 0;
  if (dueIn !== null) return 1 + dueIn;
  if (stuck) return 5;
  if (notAccepted) return 6;
  return repeated ? 7 : 8;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
