import { obligationKey, type Obligation } from '../domain/obligation.ts';
import { nextStep } from '../regulation/steps.ts';
import { unused } from './owe.ts';
import { emit, type Run } from './run.ts';
import { ruleOf } from './snapshot.ts';

/**
 * What a closing at `since`, now taken back, had ended is owed again as it was: with its old start and due time, and what
 * was met of it stays met. A closing taken back gives nobody another hour.
 */
export function oweAgain(run: Run, endedFor: string, since: Date): void {
  const ended = run.snapshot.obligations.filter(
    (obligation) =>
      obligation.reason === endedFor && obligation.endedAt && obligation.endedAt.getTime() === since.getTime(),
  );
  for (const obligation of ended) oweOnceMore(run, obligation, since);
}

function oweOnceMore(run: Run, ended: Obligation, since: Date): void {
  const rule = ruleOf(run.snapshot, ended.rule);
  const occurrence = unused(run, { rule, debtor: ended.debtor }, run.now.toISOString());
  const key = obligationKey(rule.id, ended.debtor, occurrence);
  const { clause, debtor, startsAt, dueAt } = ended;
  const nextAt = nextStep(run.snapshot.book, rule, ended, lastTaken(ended, since))?.at ?? run.now;
  const reason = 'owed-again';
  emit(run, { kind: 'owe', clause, reason, key, rule: rule.id, debtor, occurrence, startsAt, dueAt, nextAt });
  for (const item of ended.items) emit(run, { kind: 'item', obligation: key, item, clause, reason });
  if (ended.draft !== null) emit(run, { kind: 'redraft', obligation: key, text: ended.draft, clause, reason });
  if (ended.overdueAt) emit(run, { kind: 'overdue', obligation: key, clause, reason });
}

/**
 * Until when its steps were taken: until it ended, but for a due time that nobody had come to decide upon (the bot was
 * down, and the closing was handled before the tick). That one is still to come: it is late, and its ladder is climbed.
 */
function lastTaken({ dueAt, overdueAt }: Obligation, since: Date): Date {
  return overdueAt || dueAt > since ? since : new Date(dueAt.getTime() - 1);
}
