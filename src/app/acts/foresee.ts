import type { Act, ActBody, Outcome, Refusal } from '../../domain/act.ts';
import type { Actor } from '../../domain/person.ts';
import { apply } from '../../engine/apply.ts';
import { decide } from '../../engine/decide.ts';
import { readCase } from '../../store/cases.ts';
import type { App } from '../app.ts';
import { lostDebts } from '../duties/lost-rules.ts';
import { readSnapshot } from '../snapshots.ts';

/** What is still to come from whoever is asked: no reason not to ask. */
const STILL_TO_COME: readonly Refusal[] = ['text-required', 'reason-too-short', 'words-too-few', 'evidence-required'];

/**
 * Why an act would be refused if it were done now; null when it is possible. Asked before somebody is asked for words:
 * nobody writes for nothing. Nothing is recorded; when the words come the act is decided anew.
 */
export async function foresee(
  app: App,
  { caseId, by, body }: { caseId: number; by: Actor; body: ActBody },
): Promise<Extract<Outcome, { kind: 'refused' }> | null> {
  const now = app.clock();
  return app.database.transaction(async (tx) => {
    const found = await readCase(tx, caseId);
    if (!found) return null;
    const read = await readSnapshot(tx, app, found, now);
    const act: Act = { key: '', at: now, by, ...body };
    const decided = decide(apply(read, lostDebts(read, now)), { kind: 'act', act }, now);
    const refusal = decided.find((decision) => decision.kind === 'refuse');
    if (refusal?.kind !== 'refuse' || STILL_TO_COME.includes(refusal.refusal)) return null;
    const { refusal: reason, detail } = refusal;
    return { kind: 'refused', reason, detail, caseId: found.id, number: found.number };
  });
}
