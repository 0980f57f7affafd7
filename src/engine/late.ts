import type { Rule } from '../regulation/rule.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Is a debt still owed when its due time has passed and nothing more happens about it? Until it is met, late, or its case
 * ends. Not where another turn follows that has a due time of its own: of a duty, or of a grid. A rise that nobody decided
 * has been decided by its time.
 */
export function staysOwed({ case: { kind } }: Snapshot, { starts }: Rule): boolean {
  return kind !== 'duty' && kind !== 'rise' && !(starts.kind === 'event' && starts.repeat?.kind === 'grid');
}
