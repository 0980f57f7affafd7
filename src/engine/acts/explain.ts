import { EXPLANATION_AT_MOST, type Act } from '../../domain/act.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Rule } from '../../regulation/rule.ts';
import { hasLeft } from '../drafts.ts';
import { emit, type Run } from '../run.ts';
import { dayOf } from '../snapshot.ts';
import { begunTurns, latest } from './asked.ts';
import { holds } from './capacity.ts';
import { enter } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/**
 * «Добавить пояснение»: words of whoever is shown a draft that the bot owes. The newest ones leave with it; what has left
 * already is brought up to date, silently, as long as its day lasts.
 */
export function explain(run: Run, act: Extract<Act, { kind: 'explain' }>): void {
  if (refusedUnlessRunning(run)) return;
  const rule = run.snapshot.book.rules[act.rule];
  const turn = rule && turnToExplain(run, rule);
  if (!turn) return refuse(run, 'not-asked');
  if (!rule.shownTo.some((post) => holds(act.by, post))) return refuse(run, 'not-yours');
  const text = act.text.trim();
  if ([...text].length > EXPLANATION_AT_MOST) return refuse(run, 'text-too-long');
  if (refusedUnlessTold(run, act)) return;
  const left = hasLeft(run.snapshot, rule, turn);
  enter(run, act, { kind: 'explanation', text, obligation: turn.key, clause: rule.clause });
  if (left) emit(run, { kind: 'refresh', clause: rule.clause, reason: 'explained' });
}

/** The newest turn that has begun: while what it owes has not left, and for the rest of its day. */
function turnToExplain(run: Run, rule: Rule): Obligation | null {
  const turn = latest(begunTurns(run, rule));
  if (!turn || rule.shownTo.length === 0) return null;
  const isOfToday = dayOf(run.snapshot, turn.startsAt) === dayOf(run.snapshot, run.now);
  const waits = turn.state === 'open' && !hasLeft(run.snapshot, rule, turn);
  return isOfToday || waits ? turn : null;
}
