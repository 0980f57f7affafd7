import type { DeadlineGroup, statuses, StatusGroup, UnacceptedGroup } from '../../src/analytics/control.ts';
import type { DraftData } from '../../src/render/duties/draft-data.ts';

/** Appeals in work as the store counts them: one of an executor, without a term, and nothing else about it. */
export function inWork(executor: string, more: Partial<InWork> = {}): InWork {
  const states = { overdue: false, postponed: false, repeated: false, returned: false };
  return { executor, responsible: '', deadlineOn: null, ...states, count: 1, ...more };
}

type InWork = Parameters<typeof statuses>[0][number];

/** Lines of the control lists with what a test does not speak of left at nought. */
export function unaccepted(executor: string, count: number, oldestDays: number, responsible = ''): UnacceptedGroup {
  return { executor, responsible, count, oldestDays };
}

export function due(executor: string, more: Partial<DeadlineGroup>): DeadlineGroup {
  return { executor, responsible: '', overdue: 0, today: 0, inOne: 0, inTwo: 0, inThree: 0, promisePassed: 0, ...more };
}

export function standing(executor: string, more: Partial<StatusGroup>): StatusGroup {
  const { postponed = 0, overdue = 0, promisePassed = 0, repeated = 0 } = more;
  if (promisePassed > Math.min(postponed, overdue))
    throw new Error('a promise that has passed is postponed and overdue');
  const counts = {
    postponed,
    overdue,
    repeated,
    promisePassed,
    returned: 0,
    closed: 0,
    count: postponed + overdue - promisePassed + repeated,
  };
  return { executor, responsible: '', ...counts, ...more };
}

type Statuses = Extract<DraftData, { draft: 'statuses' }>;

/** The list of statuses: nothing closed and nothing left, save what is named. */
export function statusList(asOf: Date, more: Partial<Statuses> & Pick<Statuses, 'since'>): Statuses {
  const closed = { inTime: 0, late: 0, undated: 0, withoutTerm: 0 };
  return { draft: 'statuses', asOf, closed, knowsClosing: true, inWork: 0, groups: [], ...more };
}
