import type { DataOf, Wanted } from './wanted.ts';

/** What was submitted for this turn of the duty, passed on as it stands (Ruza 2.3.2.2). */
export function submittedToday({ snapshot, turn, now }: Wanted): DataOf<'submitted'> {
  const since = turn?.startsAt ?? now;
  const entries = snapshot.case.facts.entries.filter(({ kind, at }) => kind === 'submitted' && at >= since);
  return { draft: 'submitted', entries };
}
