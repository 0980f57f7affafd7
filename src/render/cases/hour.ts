import type { CaseView } from '../view.ts';

const MS_PER_HOUR = 3_600_000;

/** Which hour of the case this is, from 1: «Час 1» begins at the announcement, and what is due at its end belongs to it. */
export function hourOf({ now, case: { openedAt } }: CaseView): number {
  const since = now.getTime() - (openedAt ?? now).getTime();
  return Math.max(1, Math.ceil(since / MS_PER_HOUR));
}
