import type { Obligation } from '../../src/domain/obligation.ts';
import type { CaseView, Part } from '../../src/render/view.ts';
import { at, debt, part, sampleCase, viewOf, word } from './sample-views.ts';

/* A case in its second hour, as the reports of mcur-head tell of it. */

export const OWNER = { post: 'officer', personId: 1, name: 'Петров П. П.', phone: null };

const measure = (text: string, doneAt: Date | null) => ({ text, post: null, dueAt: null, doneAt, doneBy: null });

export const ENTRIES = [
  word('progress', '10:10', 'бригада на месте', { trend: 'better' }),
  word('informing', '10:12', 'сайт округа, чаты домов'),
  word('cannot-solve', '10:20', 'нет техники'),
  word('progress', '10:55', 'ремонт фидера', { trend: 'same' }),
];

/** In work since the level above was reached, with words of an hour and two measures, one of them done. */
export const hourCase = sampleCase(
  { owner: OWNER, level: 1, reached: ['officer', 'mcur-head'] },
  {
    entries: ENTRIES,
    measures: [measure('заменить опору на Лесной', at('10:40')), measure('подключить резервную линию', null)],
  },
);

/** The head's debts of the second hour. */
export const HOUR = [
  debt('measures-report', at('11:15')),
  debt('situation', at('11:15'), { startsAt: at('10:15') }),
  debt('channels-checked', at('11:15'), { startsAt: at('10:15'), items: ['check:0'] }),
];

export const [MEASURES, SITUATION, CHANNELS] = HOUR as [Obligation, Obligation, Obligation];

/** That case, with these of its debts. */
export function hour(now: Date, debts = HOUR): CaseView {
  return viewOf(now, hourCase, debts);
}

/** The draft of an obligation as it is told at 11:15. */
export function toldDraft(view: CaseView, owed: Obligation, unconfirmed: boolean): Part {
  const draft = view.book.rules[owed.rule]?.draft ?? null;
  const one = part('draft', owed.clause, view, {}, owed.key);
  return { ...one, tell: { ...one.tell, draft, unconfirmed } };
}
