import type { Closing } from '../../domain/case.ts';
import type { CaseView } from '../view.ts';

/** What became of the question about a rise. By whom and when stands in the words below; of one that nobody answered, in its demand. */
const DECIDED_WORDS: Partial<Record<Closing, string>> = {
  usual: 'Решено: обычные колебания',
  opened: 'Решено: открыт инцидент',
  superseded: 'Решение не требуется: открыт инцидент',
  'rise-over': 'Решение не требуется: по новым данным роста нет',
};

/** «Решение не требуется: открыт инцидент №3» */
export function decidedLine({ case: { facts }, overtakenBy = null }: CaseView): string | null {
  const words = facts.closing === null ? undefined : DECIDED_WORDS[facts.closing];
  if (words === undefined) return null;
  return overtakenBy === null ? words : `${words} №${overtakenBy}`;
}
