import type { Act } from '../../domain/act.ts';
import { OWNER } from '../../domain/post.ts';
import { ENDED_BY_CLOSING, ENDED_BY_REPORT, closeCase, endOpen, resumeCase } from '../closing.ts';
import { tell } from '../moves.ts';
import { oweAgain } from '../owe.ts';
import { emit, note, type Run } from '../run.ts';
import { lengthMs } from '../snapshot.ts';
import { takeIfFree } from './acknowledge.ts';
import { holds } from './capacity.ts';
import { enter, meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/**
 * «Устранено» or «Ложная тревога». At the first level, or by the post that confirms, the case closes; above it the
 * confirming post is asked first (a rule of the book that starts on `resolved`).
 */
export function resolve(run: Run, act: Extract<Act, { kind: 'resolved' | 'false-alarm' }>): void {
  if (refusedUnlessRunning(run)) return;
  const { state, level, facts } = run.snapshot.case;
  if (act.text.trim() === '') return refuse(run, 'text-required');
  const how = act.kind === 'resolved' ? 'resolved' : 'false-alarm';
  const confirmer = confirmingPost(run);
  const confirms = confirmer === null || holds(act.by, confirmer);
  if (state === 'closing' && !confirms) return refuse(run, 'already-closing', { at: facts.entries.at(-1)?.at ?? null });
  takeIfFree(run, act);
  const clause = closingClause(run);
  enter(run, act, { kind: how, text: act.text, clause });
  const reason = how === 'resolved' ? 'liquidated' : how;
  if (level <= 0 || confirms) return closeCase(run, how, clause, reason, act.by?.name ?? null);
  note(run, clause, 'resolution-reported', { closing: how === 'false-alarm' ? how : null });
  endOpen(run, clause, ENDED_BY_REPORT, act.by?.name ?? null);
  emit(run, { kind: 'closing', clause, reason: 'resolution-reported' });
}

/** «Подтверждаю». */
export function confirmClosing(run: Run, act: Act): void {
  const { state, facts, closedAt } = run.snapshot.case;
  if (state === 'closed') return refuse(run, 'case-closed', { at: closedAt });
  if (state !== 'closing') return refuse(run, 'not-closing');
  meet(run, 'confirm-closing', act.by?.name ?? null, 'closing-confirmed');
  const clause = closingClause(run);
  closeCase(run, facts.closing ?? 'resolved', clause, 'closing-confirmed', act.by?.name ?? null);
}

/** «Вернуть в работу»: liquidation is not confirmed, what was owed is owed again. */
export function rejectClosing(run: Run, act: Extract<Act, { kind: 'reject-closing' }>): void {
  const { state, closedAt } = run.snapshot.case;
  if (state === 'closed') return refuse(run, 'case-closed', { at: closedAt });
  if (state !== 'closing') return refuse(run, 'not-closing');
  const clause = closingClause(run);
  enter(run, act, { kind: 'reason', text: act.text, clause });
  resumeCase(run, clause, 'closing-rejected', act.by?.name ?? null);
  tell(run, 'reopened', [OWNER], { clause, loud: true, of: null, reason: 'closing-rejected' });
}

/** «Отменить закрытие», for a short time: nothing that was reached or taken is lost. */
export function undoClosing(run: Run, act: Act): void {
  const { case: subject, book } = run.snapshot;
  if (subject.state !== 'closed' || !subject.closedAt || !act.by) return refuse(run, 'not-closed');
  // A closing above the first level was confirmed by somebody: it is not one person's to take back.
  const own = subject.facts.closing === 'resolved' || subject.facts.closing === 'false-alarm';
  if (subject.level > 0 || !own) return refuse(run, 'case-closed', { at: subject.closedAt });
  const limit = lengthMs(run.snapshot, book.emergency.undo, subject.closedAt);
  if (run.now.getTime() - subject.closedAt.getTime() > limit)
    return refuse(run, 'undo-too-late', { at: subject.closedAt });
  const facts = { ...subject.facts, closing: null };
  emit(run, { kind: 'open', how: 'undo', facts, clause: closingClause(run), reason: 'closing-undone' });
  oweAgain(run, ENDED_BY_CLOSING, subject.closedAt);
}

/** The post that owes the confirmation of a closing; null when the book asks for none. */
function confirmingPost(run: Run): string | null {
  return confirmingRule(run)?.owes ?? null;
}

function confirmingRule(run: Run) {
  return Object.values(run.snapshot.book.rules).find(
    (rule) => rule.starts.kind === 'event' && rule.starts.event === 'resolved',
  );
}

/** The clause of liquidation; where the book has no rule for it, the one that defines the emergency. */
function closingClause(run: Run): string {
  return confirmingRule(run)?.clause ?? run.snapshot.book.emergency.clause;
}
