import type { Act } from '../../domain/act.ts';
import type { Rise } from '../../domain/rise.ts';
import { emit, note, type Run } from '../run.ts';

/**
 * What stands beside a rise that the case has heard of is other than it was: an event that may explain it, or that its file was
 * taken back. Its card says so from then on, silently; nothing is opened, closed or owed by it.
 */
export function amendRise(run: Run, act: Extract<Act, { kind: 'rise-amended' }>): void {
  const { rise, joined } = run.snapshot.case.facts;
  const { clause } = run.snapshot.book.emergency;
  const isMeant = (one: Rise) =>
    one.series === act.of.series && one.day === act.of.day && one.current === act.of.current;
  const amended = (one: Rise): Rise => (isMeant(one) ? { ...one, ...act.change } : one);
  if (![...(rise ? [rise] : []), ...joined].some(isMeant))
    return emit(run, { kind: 'wait', clause, reason: 'no-rise' });
  const reason = act.change.recalled ? 'rise-recalled' : 'event-noted';
  note(run, clause, reason, { rise: rise && amended(rise), joined: joined.map(amended) });
}
