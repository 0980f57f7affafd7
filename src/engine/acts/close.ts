import type { Act } from '../../domain/act.ts';
import { OWNER, type PostId } from '../../domain/post.ts';
import type { Rule } from '../../regulation/rule.ts';
import { ENDED_BY_CLOSING, ENDED_BY_REPORT, closeCase, endOpen, resumeCase } from '../closing.ts';
import { tell } from '../moves.ts';
import { oweAgain } from '../owe-again.ts';
import { debtorsOf } from '../posts.ts';
import { emit, note, type Run } from '../run.ts';
import { clauseOfCase, lengthMs, openObligations, ruleOf } from '../snapshot.ts';
import { takeIfFree } from './acknowledge.ts';
import { holds } from './capacity.ts';
import { enter, meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { provesBy } from './submit.ts';
import { refusedAsEmptyWords, refusedUnlessTold } from './words.ts';

type Closes = Extract<Act, { kind: 'resolved' | 'false-alarm' }>;

/**
 * «Устранено», «Выполнено» or «Ложная тревога». At the first level of an emergency, or by the post that confirms, the case
 * closes; else the confirming post is asked first (a rule of the book that starts on `resolved`).
 */
export function resolve(run: Run, act: Closes): void {
  if (refusedUnlessRunning(run)) return;
  const { kind, state, level, facts } = run.snapshot.case;
  const confirmer = confirmingPost(run);
  const confirms = confirmer === null || holds(act.by, confirmer);
  if (isForSomebodyElse(run, act)) return refuse(run, 'not-yours');
  if (refusedUnlessTold(run, act)) return;
  if (state === 'closing' && !confirms) return refuse(run, 'already-closing', { at: facts.entries.at(-1)?.at ?? null });
  if (lacksEvidence(run, act)) return refuse(run, 'evidence-required');
  takeIfFree(run, act);
  const how = act.kind === 'resolved' ? 'resolved' : 'false-alarm';
  const clause = closingClause(run);
  const by = act.by?.name ?? null;
  const evidence = act.kind === 'resolved' ? act.evidence : [];
  enter(run, act, { kind: how, text: act.text, ...(evidence ? { evidence } : {}), clause });
  // Met by the report itself: a report that is returned leaves the debt as it was.
  meet(run, 'resolved', by, ENDED_BY_REPORT);
  const reason = how === 'resolved' ? 'liquidated' : how;
  if (confirms || (kind === 'emergency' && level <= 0)) return closeCase(run, how, clause, reason, by);
  note(run, clause, 'resolution-reported', { closing: how === 'false-alarm' ? how : null });
  endOpen(run, clause, ENDED_BY_REPORT, by);
  emit(run, { kind: 'closing', clause, reason: 'resolution-reported' });
}

/** An assignment is reported as done by whom it was given to, or whoever has it now. */
function isForSomebodyElse({ snapshot: { case: subject } }: Run, { by }: Act): boolean {
  const { assignee } = subject.facts;
  return assignee !== null && !holds(by, assignee) && by?.personId !== subject.owner?.personId;
}

function lacksEvidence(run: Run, act: Closes): boolean {
  if (act.kind !== 'resolved') return false;
  const met = openObligations(run.snapshot).map(({ rule }) => ruleOf(run.snapshot, rule));
  return met.some((rule) => rule.metBy.all.includes('resolved') && !provesBy(rule, act.evidence));
}

/** «Подтверждаю». An assignment is confirmed by whoever holds the post that gave it. */
export function confirmClosing(run: Run, act: Act): void {
  if (refusedUnlessClosing(run, act)) return;
  meet(run, 'confirm-closing', act.by?.name ?? null, 'closing-confirmed');
  const clause = closingClause(run);
  const { facts } = run.snapshot.case;
  closeCase(run, facts.closing ?? 'resolved', clause, 'closing-confirmed', act.by?.name ?? null);
}

/** «Вернуть в работу», «Вернуть»: it is not confirmed, what was owed is owed again by its old times. */
export function rejectClosing(run: Run, act: Extract<Act, { kind: 'reject-closing' }>): void {
  if (refusedUnlessClosing(run, act)) return;
  const { kind } = run.snapshot.case;
  if (kind === 'assignment' ? refusedUnlessTold(run, act) : refusedAsEmptyWords(run, act)) return;
  const clause = closingClause(run);
  enter(run, act, { kind: 'reason', text: act.text, clause });
  resumeCase(run, clause, 'closing-rejected', act.by?.name ?? null);
  if (kind !== 'emergency') return;
  tell(run, 'reopened', [OWNER], { clause, loud: true, of: null, reason: 'closing-rejected' });
}

function refusedUnlessClosing(run: Run, act: Act): boolean {
  const { state, closedAt, facts, kind } = run.snapshot.case;
  if (state === 'closed') refuse(run, 'case-closed', { at: closedAt });
  else if (state !== 'closing') refuse(run, 'not-closing');
  else if (kind === 'assignment' && facts.from && !holds(act.by, facts.from.post)) refuse(run, 'not-yours');
  else return false;
  return true;
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
function confirmingPost(run: Run): PostId | null {
  const rule = confirmingRule(run);
  return rule ? (debtorsOf(run.snapshot, rule)[0] ?? null) : null;
}

function confirmingRule({ snapshot }: Run): Rule | undefined {
  return Object.values(snapshot.book.rules).find(
    ({ of, starts }) => of === snapshot.case.kind && starts.kind === 'event' && starts.events.includes('resolved'),
  );
}

/** The clause of the confirmation; where the book has no rule for it, the one the case rests on. */
function closingClause(run: Run): string {
  return confirmingRule(run)?.clause ?? clauseOfCase(run.snapshot);
}
