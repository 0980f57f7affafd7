import type { Act } from '../../domain/act.ts';
import type { Entry, Trend } from '../../domain/case.ts';
import type { MetItem } from '../../regulation/book.ts';
import { oweCalendarTurn } from '../owe.ts';
import { emit, note, type Run } from '../run.ts';
import { openObligations, ruleOf } from '../snapshot.ts';
import { capacityOf } from './capacity.ts';

interface Word {
  kind: Entry['kind'];
  text: string;
  trend?: Trend | null;
  clause?: string;
}

/** Puts a person's word on record in the facts of the case, under the clause that asks for it. */
export function enter(run: Run, act: Act, { kind, text, trend = null, clause = clauseAsking(run, kind) }: Word): void {
  const entry: Entry = {
    kind,
    at: run.now,
    by: act.by?.name ?? '',
    post: act.by ? capacityOf(run.snapshot, act.by) : '',
    text,
    trend,
  };
  note(run, clause, `${kind}-entered`, {
    entries: [...run.snapshot.case.facts.entries, entry],
  });
}

/** The clause of the debt a word answers, for the record; where nothing asks for it, the clause that defines the emergency. */
export function clauseAsking(run: Run, item: string): string {
  const asking = openObligations(run.snapshot).find((o) =>
    ruleOf(run.snapshot, o.rule).metBy.all.some((wanted) => wanted === item),
  );
  return asking?.clause ?? run.snapshot.book.emergency.clause;
}

/**
 * Marks a part as met on every obligation open now that asks for it, and ends those that are complete. The debts that
 * this itself starts (the next hour) are not met by the same word.
 */
export function meet(run: Run, item: MetItem, by: string | null, reason: string): void {
  for (const { key } of openObligations(run.snapshot)) meetOne(run, key, item, by, reason);
}

/** The same for one obligation. */
export function meetOne(run: Run, key: string, item: MetItem, by: string | null, reason: string): void {
  const obligation = openObligations(run.snapshot).find((candidate) => candidate.key === key);
  if (!obligation) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  if (!rule.metBy.all.includes(item) || obligation.items.includes(item)) return;
  emit(run, { kind: 'item', obligation: key, item, clause: rule.clause, reason });
  const missing = rule.metBy.all.filter((wanted) => wanted !== item && !obligation.items.includes(wanted));
  if (missing.length > 0) return;
  emit(run, { kind: 'end', obligation: key, state: 'met', by, clause: rule.clause, reason });
  // Met before its first step: the turn after it is not owed yet.
  if (rule.starts.kind === 'calendar') oweCalendarTurn(run, rule, obligation.startsAt);
}
