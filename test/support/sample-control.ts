import { closings } from '../../src/analytics/closings.ts';
import { deadlines, statuses } from '../../src/analytics/control.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import { statusList, unaccepted } from './control-groups.ts';
import { at } from './sample-views.ts';

/* The control lists of one morning. */

export const asOf = at('09:40');
export const HEAD = 'начальник отдела энергетики';
export const WATER = 'заместитель начальника отдела';
export const TODAY = '2026-03-19';

export const accepted = {
  draft: 'not-accepted' as const,
  asOf,
  groups: [unaccepted('УК Восход', 4, 9, HEAD), unaccepted('', 1, 2), unaccepted('МУП', 2, 1, WATER)],
};
/** Appeals in work as the store counts them: both lists are of the same ones. */
const inWork = [
  { executor: 'УК Восход', deadlineOn: '2026-03-17', count: 1 },
  { executor: 'УК Восход', deadlineOn: '2026-03-18', postponed: true, count: 2 },
  { executor: 'УК Восход', deadlineOn: TODAY, count: 2 },
  { executor: 'УК Восход', deadlineOn: '2026-04-30', postponed: true, count: 4 },
  { executor: 'МУП', deadlineOn: TODAY, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-03-20', count: 4 },
  { executor: 'МУП', deadlineOn: '2026-03-24', count: 2 },
  { executor: 'МУП', deadlineOn: '2026-04-30', postponed: true, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-04-30', repeated: true, count: 1 },
  { executor: 'МУП', deadlineOn: '2026-04-30', repeated: true, returned: true, count: 1 },
  { executor: 'Сети', deadlineOn: '2026-03-23', count: 1 },
  { executor: 'Горсвет', deadlineOn: '2026-03-24', count: 1 },
  { executor: 'Горсвет', deadlineOn: '2026-04-30', count: 29 },
].map((row) => ({ overdue: false, postponed: false, repeated: false, returned: false, responsible: HEAD, ...row }));
const done = [
  { executor: 'УК Восход', responsible: HEAD, closedOn: '2026-03-18', deadlineOn: '2026-03-18', count: 4 },
  { executor: 'МУП', responsible: HEAD, closedOn: '2026-03-18', deadlineOn: '2026-03-17', count: 1 },
];
export const terms = { draft: 'deadlines' as const, asOf, groups: deadlines(inWork, TODAY, mondayToFriday) };
export const states = statusList(asOf, {
  since: '2026-03-18',
  closed: closings(done),
  inWork: inWork.reduce((sum, { count }) => sum + count, 0),
  groups: statuses(inWork, TODAY, done),
});
