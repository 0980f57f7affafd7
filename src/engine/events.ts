import type { Decision } from '../domain/decision.ts';
import type { Event } from '../regulation/book.ts';
import type { Snapshot } from './snapshot.ts';

/** The events of the book's language that a decision makes happen. */
export function eventsOf(before: Snapshot, decision: Decision): Event[] {
  switch (decision.kind) {
    case 'open':
      if (before.case.kind === 'rise') return ['rise'];
      if (before.case.kind === 'duty') return [];
      return [decision.how === 'undo' ? 'reopened' : 'announced'];
    case 'reach':
      return [`reached:${decision.post}`];
    case 'end':
      return decision.state === 'met' ? [`met:${ruleIdOf(before, decision.obligation)}`] : [];
    case 'overdue':
      return [`missed:${ruleIdOf(before, decision.obligation)}`];
    case 'closing':
      return ['resolved'];
    case 'close':
      return ['closed'];
    case 'owe':
    case 'advance':
    case 'item':
    case 'pass':
    case 'own':
    case 'note':
    case 'tell':
    case 'resume':
    case 'refresh':
    case 'refuse':
    case 'wait':
      return [];
  }
}

function ruleIdOf(snapshot: Snapshot, key: string): string {
  return snapshot.obligations.find((obligation) => obligation.key === key)?.rule ?? '';
}
