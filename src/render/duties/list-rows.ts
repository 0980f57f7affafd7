import { byResponsible } from '../../analytics/by-responsible.ts';
import { fold } from '../../domain/fold.ts';
import type { DraftData } from './draft-data.ts';
import { closedWords, deadlineWords, statusWords, unacceptedWords, type ListRow } from './list-words.ts';

/** Lists of appeals by executor, most pressing first. Counts only: a demand shows a few, a report more, the table all. */
export type ControlList = Extract<DraftData, { draft: 'not-accepted' | 'stuck' | 'deadlines' | 'statuses' }>;

/** Some of a list by who answers for it. */
export type PersonRow = Omit<ListRow, 'executor'>;

/** The list by executor. Where the list by responsible would say the same again, it says what was closed, too. */
export function rowsOf(list: ControlList): ListRow[] {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck':
      return list.groups.map((group) => ({ ...group, words: unacceptedWords(group) }));
    case 'deadlines':
      return list.groups.map((group) => ({ ...group, count: dueCount(group), words: deadlineWords(group) }));
    case 'statuses': {
      const alone = eachHasOne(list);
      return list.groups
        .filter(({ count }) => alone || count > 0)
        .map((group) => ({ ...group, words: alone && group.closed > 0 ? closedWords(group) : statusWords(group) }));
    }
  }
}

/** The same list by who answers for it. */
export function peopleOf(list: ControlList): PersonRow[] {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck':
      return byResponsible(list.groups).map((group) => ({ ...group, words: unacceptedWords(group) }));
    case 'deadlines':
      return byResponsible(list.groups).map((one) => ({ ...one, count: dueCount(one), words: deadlineWords(one) }));
    case 'statuses':
      return byResponsible(list.groups).map((group) => ({ ...group, words: closedWords(group) }));
  }
}

/** Whether each responsible answers for one executor only: by responsible, the list would say the same lines again. */
export function eachHasOne({ groups }: ControlList): boolean {
  const known = groups.map(({ responsible }) => fold(responsible)).filter((name) => name !== '');
  return known.length > 0 && groups.length > 1 && new Set(known).size === known.length;
}

/** Who answers for all of a list, '' where nobody is known; null: several, or the list is empty. */
export function soleResponsible(list: ControlList): string | null {
  const [only, ...others] = peopleOf(list);
  return only === undefined || others.length > 0 ? null : only.responsible;
}

function dueCount({ overdue, today, inOne, inTwo, inThree }: Parameters<typeof deadlineWords>[0]): number {
  return overdue + today + inOne + inTwo + inThree;
}
