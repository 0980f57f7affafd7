import { obligationKey, type Obligation } from '../../src/domain/obligation.ts';

type Owed = Pick<Obligation, 'rule' | 'clause' | 'debtor' | 'occurrence' | 'startsAt' | 'dueAt' | 'nextAt'>;

const UNTOUCHED = { step: 0, reason: null, overdueAt: null, endedAt: null, endedBy: null, draft: null };

/** An open debt that nothing has happened to yet; its key follows from rule, debtor and occurrence. */
export function openDebt(owed: Owed & Partial<Obligation>): Obligation {
  const key = obligationKey(owed.rule, owed.debtor, owed.occurrence);
  return { key, ...UNTOUCHED, state: 'open', items: [], ...owed };
}
