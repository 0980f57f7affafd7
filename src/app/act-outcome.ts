import type { Outcome } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { ActDraft } from '../store/acts.ts';
import type { Request } from './act-request.ts';

/** The record of an act, as it is asked for. */
export function draftOf({ key, target, by, at, body }: Request): ActDraft {
  const caseId = 'caseId' in target ? target.caseId : null;
  return { key, caseId, kind: body.kind, personId: by?.personId ?? null, posts: by?.posts ?? [], at, body };
}

/** What the presser is told of what was decided. */
export function outcomeOf({ case: { id, number } }: Snapshot, decisions: readonly Decision[]): Outcome {
  const refusal = decisions.find((decision) => decision.kind === 'refuse');
  if (refusal?.kind === 'refuse') {
    return { kind: 'refused', reason: refusal.refusal, detail: refusal.detail, caseId: id, number };
  }
  const telling = decisions.findLast(({ kind }) => kind === 'close' || kind === 'closing') ?? decisions[0];
  return { kind: 'done', reason: telling?.reason ?? 'nothing-to-do', caseId: id, number };
}
