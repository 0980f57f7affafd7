import type { Act } from '../../domain/act.ts';
import { emptyFacts } from '../../domain/case.ts';
import { addDays, addDaysTo } from '../../domain/calendar.ts';
import { clauseOfLevel } from '../../regulation/book.ts';
import { startsAfter } from '../../regulation/schedule.ts';
import { reach } from '../moves.ts';
import { oweTurn } from '../owe.ts';
import { NEXT } from '../../domain/post.ts';
import { emit, note, type Run } from '../run.ts';
import { dayOf, openObligations, ruleOf } from '../snapshot.ts';
import { meetOne } from './entries.ts';

/** A weekly turn may have started so long ago and be due only now. */
const DAYS_LOOKED_BACK = 8;
const TURNS_LOOKED_AT = 2 * DAYS_LOOKED_BACK;

/** A duty of the regular mode begins to run: its first turn is the first whose due time is still to come. */
export function beginDuty(run: Run): void {
  const { case: subject, book } = run.snapshot;
  const rule = ruleOf(run.snapshot, subject.subject);
  if (subject.state !== 'quiet') return emit(run, { kind: 'wait', clause: rule.clause, reason: 'already-running' });
  emit(run, { kind: 'open', how: 'new', clause: rule.clause, reason: 'duty-begins', facts: emptyFacts(rule.id) });
  let turn = startsAfter(book, rule, addDaysTo(run.now, -DAYS_LOOKED_BACK), run.snapshot.isWorkingDay);
  for (let looked = 0; turn.dueAt <= run.now && looked < TURNS_LOOKED_AT; looked += 1) {
    turn = startsAfter(book, rule, turn.startsAt, run.snapshot.isWorkingDay);
  }
  oweTurn(run, rule, turn);
}

/** An import became visible: turns that ask for yesterday's data are met; a report already sent is brought up to date. */
export function takeImport(run: Run, act: Extract<Act, { kind: 'import' }>): void {
  const rule = ruleOf(run.snapshot, run.snapshot.case.subject);
  for (const { key, occurrence } of openObligations(run.snapshot)) {
    const covered = act.completeThrough !== null && addDays(occurrence, -1) <= act.completeThrough;
    if (covered) meetOne(run, key, 'import-of-yesterday', act.by?.name ?? null, 'data-loaded');
  }
  const today = dayOf(run.snapshot, run.now);
  const sentToday = run.snapshot.obligations.some((o) => o.rule === rule.id && o.occurrence === today && o.step > 0);
  if (rule.draft && sentToday) emit(run, { kind: 'refresh', clause: rule.clause, reason: 'data-loaded' });
}

/** A message of an obligation arrived: the bot's debt is met when every post that can be reached has it. */
export function takeDelivery(run: Run, act: Extract<Act, { kind: 'delivered' }>): void {
  const obligation = openObligations(run.snapshot).find((candidate) => candidate.key === act.obligation);
  if (!obligation) return emit(run, { kind: 'wait', clause: '', reason: 'debt-already-ended' });
  const rule = ruleOf(run.snapshot, obligation.rule);
  for (const post of act.posts) {
    emit(run, { kind: 'item', obligation: obligation.key, item: post, clause: rule.clause, reason: 'delivered' });
  }
  meetIfDelivered(run, obligation.key);
}

/** Delivered to somebody, and nobody else who can be reached is left. */
function meetIfDelivered(run: Run, key: string): void {
  const obligation = openObligations(run.snapshot).find((candidate) => candidate.key === key);
  if (!obligation || obligation.items.length === 0) return;
  const { to } = ruleOf(run.snapshot, obligation.rule);
  const missing = to.filter(
    (post) => !obligation.items.includes(post) && run.snapshot.staff[post]?.state === 'reachable',
  );
  if (missing.length === 0) meetOne(run, key, 'delivery', null, 'delivered');
}

/** A chat can't be written to: recorded, shown on the card; if it held the top level, the next one is reached at once. */
export function takeUndeliverable(run: Run, act: Extract<Act, { kind: 'undeliverable' }>): void {
  const { case: subject, book } = run.snapshot;
  const { clause } = book.emergency;
  const lost = act.posts.filter((post) => run.snapshot.staff[post]?.state !== 'reachable');
  if (lost.length === 0) return emit(run, { kind: 'wait', clause, reason: 'reachable-elsewhere' });
  note(run, clause, 'undeliverable', { undelivered: [...new Set([...subject.facts.undelivered, ...lost])] });
  for (const { key } of openObligations(run.snapshot)) meetIfDelivered(run, key);
  const top = subject.reached.at(-1);
  if (subject.state !== 'open' || subject.kind !== 'emergency' || !top || !act.posts.includes(top)) return;
  if (!lost.includes(top)) return;
  emit(run, { kind: 'pass', post: top, level: subject.level, why: 'unreachable', clause, reason: 'level-unreachable' });
  reach(run, NEXT, (post) => clauseOfLevel(book, post) ?? clause, true);
}
