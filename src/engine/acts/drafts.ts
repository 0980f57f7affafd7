import type { Act } from '../../domain/act.ts';
import { HELD, type Obligation } from '../../domain/obligation.ts';
import { addMs } from '../../domain/calendar.ts';
import { askedAt, isPersonsDraft, nextStep } from '../../regulation/steps.ts';
import { isHeldInside, isMissing, sendByHand } from '../drafts.ts';
import { emit, type Run } from '../run.ts';
import { lengthMs, openObligations, ruleOf } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { enter } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/**
 * «Отправить», or «Изменить» with other words: what the presser's posts were shown leaves now. What rests on words that
 * nobody has entered is not sent: those are asked for by a button of their own.
 */
export function sendDrafts(run: Run, act: Extract<Act, { kind: 'send-drafts' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (act.text !== null && refusedUnlessTold(run, { ...act, text: act.text })) return;
  const ready = shownTo(run, act).filter((one) => !isMissing(ruleOf(run.snapshot, one.rule), one));
  if (ready.length === 0) return refuse(run, 'nothing-to-send');
  for (const obligation of ready) {
    const { key, clause } = obligation;
    if (act.text !== null) emit(run, { kind: 'redraft', obligation: key, text: act.text, clause, reason: 'reworded' });
    sendByHand(run, ruleOf(run.snapshot, obligation.rule), obligation, act.by?.name ?? null);
  }
}

/**
 * «Задержать»: the same reports are due later, once, with the reason on record. The grid of the next ones stays. A duty's
 * report has its hour by law: that is not a person's to move. Nor is what the law wants at once: nobody sees it beforehand.
 */
export function holdDrafts(run: Run, act: Extract<Act, { kind: 'hold-drafts' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (run.snapshot.case.kind === 'duty') return refuse(run, 'statutory-hour');
  const shown = shownTo(run, act);
  const delayable = shown.filter(({ rule }) => ruleOf(run.snapshot, rule).preview !== null);
  if (shown.length > 0 && delayable.length === 0) return refuse(run, 'statutory-hour');
  const free = delayable.filter(({ items }) => !items.includes(HELD));
  if (free.length === 0) return refuse(run, shown.length > 0 ? 'held-already' : 'nothing-to-send');
  if (refusedUnlessTold(run, act)) return;
  const [first] = free;
  if (first) enter(run, act, { kind: 'held', text: act.text.trim(), obligation: first.key, clause: first.clause });
  for (const obligation of free) hold(run, obligation);
}

function hold(run: Run, obligation: Obligation): void {
  const { snapshot, now } = run;
  const { key, clause } = obligation;
  const rule = ruleOf(snapshot, obligation.rule);
  const dueAt = addMs(obligation.dueAt, lengthMs(snapshot, snapshot.book.emergency.hold, now));
  const nextAt = nextStep(snapshot.book, rule, { ...obligation, dueAt }, now)?.at ?? dueAt;
  emit(run, { kind: 'item', obligation: key, item: HELD, clause, reason: 'held' });
  emit(run, { kind: 'hold', obligation: key, dueAt, nextAt, clause, reason: 'held' });
}

/** The reports that the presser's posts owe and have been shown, and that have not left yet. */
function shownTo(run: Run, act: Act): Obligation[] {
  const { snapshot, now } = run;
  return openObligations(snapshot).filter((one) => {
    const rule = ruleOf(snapshot, one.rule);
    const shown = isPersonsDraft(rule) && (one.items.includes(HELD) || now >= askedAt(snapshot.book, rule, one));
    // What would stay inside at its due time is not sent along with another report.
    return shown && !isHeldInside(run, rule, one) && one.overdueAt === null && holds(act.by, one.debtor);
  });
}
