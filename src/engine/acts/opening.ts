import { emptyFacts, type CaseFacts } from '../../domain/case.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Event } from '../../regulation/words.ts';
import { emit, type Run } from '../run.ts';
import { refuse } from './refuse.ts';

/**
 * Opens a case that a person asks for, with the facts it begins with. Refused where the case stands already, and in a
 * regulation that has no rule for such a case: nothing would ever be owed in it.
 */
export function openCase(run: Run, event: Event, facts: Partial<CaseFacts> & { title: string }): void {
  const { case: subject, book } = run.snapshot;
  if (subject.state !== 'quiet') return refuse(run, 'already-open', { at: subject.openedAt });
  const rule = Object.values(book.rules).find((one) => startsOn(one, event));
  if (!rule) return refuse(run, 'not-asked');
  emit(run, {
    kind: 'open',
    how: 'new',
    clause: rule.clause,
    reason: event,
    facts: { ...emptyFacts(facts.title), openedBy: 'hand', ...facts },
  });
}

function startsOn({ starts }: Rule, event: Event): boolean {
  return starts.kind === 'event' && starts.events.includes(event);
}
