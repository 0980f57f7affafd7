import { REASON_AT_LEAST, type Act } from '../../domain/act.ts';
import { emptyFacts, isAsked, type CaseFacts } from '../../domain/case.ts';
import { addMs } from '../../domain/calendar.ts';
import { closeCase } from '../closing.ts';
import { tell } from '../moves.ts';
import { emit, note, type Run } from '../run.ts';
import { lengthMs, ruleOf } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { enter, meet } from './entries.ts';
import { refuse } from './refuse.ts';

/** A rise that asks for a decision: a new question, or silence while an earlier decision holds. */
export function askAboutRise(run: Run, act: Extract<Act, { kind: 'rise' }>): void {
  const { case: subject, book } = run.snapshot;
  const { clause } = book.emergency;
  const { rise } = act;
  if (act.over || rise.tier === 'none') return endQuestion(run, 'rise-over', 'rise-fell');
  if (act.announces) return endQuestion(run, 'superseded', 'emergency-announced');
  if (subject.state === 'open') return note(run, clause, 'already-asked', { joined: [...subject.facts.joined, rise] });
  // A file that took the rise back is corrected by the next one: what is there again is asked about again.
  const fell = subject.facts.closing === 'rise-over';
  if (!fell && subject.facts.rise?.day === rise.day)
    return emit(run, { kind: 'wait', clause, reason: 'already-asked' });
  if (decisionHolds(run, rise.growthPercent)) return emit(run, { kind: 'wait', clause, reason: 'decision-holds' });
  emit(run, {
    kind: 'open',
    how: subject.state === 'closed' ? 'again' : 'new',
    clause,
    reason: `rise-${rise.tier}`,
    facts: { ...emptyFacts(rise.title), rise },
  });
}

/** There is nothing left to decide, also where the time for it had run out and the question stood all the same. */
function endQuestion(run: Run, how: 'superseded' | 'rise-over', reason: string): void {
  const { clause } = run.snapshot.book.emergency;
  if (!isAsked(run.snapshot.case)) return emit(run, { kind: 'wait', clause, reason: 'nothing-asked' });
  if (run.snapshot.case.state === 'open') return closeCase(run, how, clause, reason, null);
  note(run, clause, reason, { closing: how });
}

function decisionHolds(run: Run, growthPercent: number | null): boolean {
  const { heldUntil, heldGrowthPercent } = run.snapshot.case.facts;
  if (!heldUntil || run.now >= heldUntil) return false;
  // A growth from zero has no per cent: it holds as it was decided.
  if (growthPercent === null || heldGrowthPercent === null) return growthPercent === heldGrowthPercent;
  return growthPercent < heldGrowthPercent + run.snapshot.book.emergency.decisionWorsensBy;
}

/** «Открыть инцидент»: the emergency itself is announced by the act that follows. */
export function openFromRise(run: Run, act: Act): void {
  if (refusedUnlessAsked(run)) return;
  // Who decided when stays on record, also where the time for it had run out before.
  enter(run, act, { kind: 'decision', text: '', clause: clauseOfDecision(run) });
  decided(run, act, 'opened', {});
}

/** «Обычные колебания»: with a reason, for the time the book names or until the growth worsens. */
export function decideUsual(run: Run, act: Extract<Act, { kind: 'rise-usual' }>): void {
  if (refusedUnlessAsked(run)) return;
  if (act.text.trim() === '') return refuse(run, 'text-required');
  if (lettersOf(act.text) < REASON_AT_LEAST) return refuse(run, 'reason-too-short');
  const { book, case: subject } = run.snapshot;
  const clause = clauseOfDecision(run);
  enter(run, act, { kind: 'reason', text: act.text, clause });
  decided(run, act, 'usual', {
    heldGrowthPercent: subject.facts.rise?.growthPercent ?? null,
    heldUntil: addMs(run.now, lengthMs(run.snapshot, book.emergency.decisionHolds, run.now)),
  });
  // Whoever was asked too, because it came late or in another chat, need not wonder.
  const others = run.snapshot.case.told.filter((post) => !holds(act.by, post));
  tell(run, 'report', others, { clause, loud: false, of: null, reason: 'decided-usual' });
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The clause under which the decision is asked for, also when the time for it has run out. */
function clauseOfDecision(run: Run): string {
  const { book, obligations } = run.snapshot;
  const asked = obligations.findLast((one) => ruleOf(run.snapshot, one.rule).metBy.all.includes('decision'));
  return asked?.clause ?? book.emergency.clause;
}

/** The debt is met and the case closes; a decision that comes after the time for it had run out is still a decision. */
function decided(run: Run, act: Act, how: 'opened' | 'usual', held: Partial<CaseFacts>): void {
  const clause = clauseOfDecision(run);
  meet(run, 'decision', act.by?.name ?? null, 'decided');
  note(run, clause, `decided-${how}`, { ...held, closing: how });
  if (run.snapshot.case.state === 'open') closeCase(run, how, clause, `decided-${how}`, act.by?.name ?? null);
}

function refusedUnlessAsked(run: Run): boolean {
  const { closedAt, facts } = run.snapshot.case;
  if (isAsked(run.snapshot.case)) return false;
  const word = facts.entries.at(-1);
  // Nobody decided: the emergency was announced by other means.
  if (facts.closing === 'superseded') refuse(run, 'already-open', { at: closedAt });
  else if (facts.closing === 'rise-over') refuse(run, 'case-closed');
  else refuse(run, 'already-decided', { at: word?.at ?? closedAt, name: word?.by ?? null });
  return true;
}
