import type { CaseKind } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import type { PostId } from '../domain/post.ts';
import type { Event } from '../regulation/words.ts';
import type { Snapshot } from './snapshot.ts';

/** What the opening of a case is called in the book's language. */
const OPENED: Record<CaseKind, Event[]> = {
  emergency: ['announced'],
  rise: ['rise'],
  duty: [],
  request: ['requested'],
  assignment: ['assigned'],
  roadmap: ['planned'],
};

/** The events of the book's language that a decision makes happen. */
export function eventsOf(before: Snapshot, decision: Decision): Event[] {
  switch (decision.kind) {
    case 'open':
      return decision.how === 'undo' ? ['reopened'] : OPENED[before.case.kind];
    case 'resume':
      // An emergency's report of liquidation was heard by nobody but whoever was to confirm it: the owner is told.
      return before.case.kind === 'emergency' ? [] : ['reopened'];
    case 'own':
      return before.case.owner?.post === decision.owner.post ? [] : [`took:${decision.owner.post}`];
    case 'reach':
      return [`reached:${decision.post}`];
    case 'pass':
      return isKnownToBePassed(before, decision.post) ? [] : [`passed:${decision.post}`];
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
    case 'hold':
    case 'redraft':
    case 'note':
    case 'tell':
    case 'refresh':
    case 'refuse':
    case 'wait':
      return [];
  }
}

/** Every further rung that would reach the post passes it over again; one that was reached, and lost after that, is no news. */
function isKnownToBePassed({ case: { facts, reached } }: Snapshot, post: PostId): boolean {
  return reached.includes(post) || facts.passed.some((passed) => passed.post === post);
}

function ruleIdOf(snapshot: Snapshot, key: string): string {
  return snapshot.obligations.find((obligation) => obligation.key === key)?.rule ?? '';
}
