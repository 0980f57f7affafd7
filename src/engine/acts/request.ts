import type { Act } from '../../domain/act.ts';
import { closeCase } from '../closing.ts';
import type { Run } from '../run.ts';
import { clauseAsking, enter, meet } from './entries.ts';
import { openCase } from './opening.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/** A question of the ministry's staff becomes a case with the regulation's clock. */
export function openRequest(run: Run, act: Extract<Act, { kind: 'request' }>): void {
  const { title, asker, via, chatId } = act;
  openCase(run, 'requested', { title, from: asker, request: { via, chatId } });
}

/** The answer goes to where it was asked, and ends the case. Whoever answers has accepted the question by that. */
export function answer(run: Run, act: Extract<Act, { kind: 'answer' }>): void {
  const { state, facts, closedAt } = run.snapshot.case;
  if (state === 'closed') {
    const given = facts.entries.findLast(({ kind }) => kind === 'answer');
    return refuse(run, 'already-answered', { name: given?.by ?? null, at: given?.at ?? closedAt });
  }
  if (refusedUnlessRunning(run)) return;
  if (refusedUnlessTold(run, act)) return;
  const clause = clauseAsking(run, 'answer');
  const by = act.by?.name ?? null;
  enter(run, act, { kind: 'answer', text: act.text, evidence: act.evidence ?? [], clause });
  for (const item of ['acknowledge', 'answer'] as const) meet(run, item, by, 'answered');
  run.respond(run, 'answered');
  closeCase(run, 'answered', clause, 'answered', by);
}
