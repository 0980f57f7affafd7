import type { Obligation } from './obligation.ts';

/**
 * The turns of the same debt right before this one that nobody met, one after another, the newest first: with the turn
 * itself, if it is missed too, they are the row of misses. A turn that was not missed, or met late, ends the row.
 */
export function missedBefore(
  obligations: readonly Obligation[],
  { rule, debtor, startsAt }: Pick<Obligation, 'rule' | 'debtor' | 'startsAt'>,
): Obligation[] {
  const before = obligations
    .filter((one) => one.rule === rule && one.debtor === debtor && one.startsAt < startsAt)
    .toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime());
  const last = before.findIndex((one) => one.overdueAt === null || one.state === 'met');
  return last === -1 ? before : before.slice(0, last);
}
