import type { Act } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import type { JournalEntry } from '../store/journal.ts';

/** Steps of the clockwork itself: kept in the obligation rows, not worth a line of the record. */
const UNRECORDED: ReadonlySet<Decision['kind']> = new Set(['advance', 'wait', 'refresh', 'refuse']);

/** The lines of the append-only record that these decisions leave, each with clause, reason and, after an act, the person. */
export function journalOf(
  caseId: number,
  decisions: readonly Decision[],
  act: Act | null,
  actId: number | null,
): JournalEntry[] {
  return decisions
    .filter((decision) => !UNRECORDED.has(decision.kind))
    .map((decision) => ({
      caseId,
      obligationKey: 'obligation' in decision ? decision.obligation : 'key' in decision ? decision.key : null,
      actId,
      at: decision.at,
      kind: decision.kind,
      clause: decision.clause,
      reason: decision.reason,
      body: { name: act?.by?.name ?? null, post: act?.by?.posts[0] ?? null, ...detailOf(decision) },
    }));
}

function detailOf(decision: Decision): Record<string, unknown> {
  switch (decision.kind) {
    case 'reach':
      return { post: decision.post, level: decision.level };
    case 'pass':
      return { post: decision.post, level: decision.level, why: decision.why };
    case 'own':
      return { post: decision.owner.post, name: decision.owner.name };
    case 'tell':
      return { say: decision.say, to: decision.to, loud: decision.loud };
    case 'note': {
      const entry = decision.facts.entries.at(-1);
      return decision.reason.endsWith('-entered') && entry
        ? { text: entry.text, trend: entry.trend, post: entry.post }
        : {};
    }
    case 'owe':
      return { rule: decision.rule, debtor: decision.debtor, dueAt: decision.dueAt };
    case 'end':
      return { state: decision.state };
    case 'item':
      return { item: decision.item };
    case 'close':
      return { how: decision.how };
    case 'open':
      return { how: decision.how };
    case 'hold':
      return { dueAt: decision.dueAt };
    case 'redraft':
      return { text: decision.text };
    case 'overdue':
      return { rule: decision.obligation.split('|', 1)[0] };
    case 'advance':
    case 'closing':
    case 'resume':
    case 'refresh':
    case 'refuse':
    case 'wait':
      return {};
  }
}
