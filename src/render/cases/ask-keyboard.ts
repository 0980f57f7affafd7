import type { Button } from '../../domain/message.ts';
import { CONFIRMED, type Obligation } from '../../domain/obligation.ts';
import type { Action } from '../../domain/post.ts';
import type { DraftName, MetItem } from '../../regulation/words.ts';
import { button } from '../buttons.ts';
import type { CaseVerb } from '../press.ts';
import { debtorNow } from '../owed.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView } from '../view.ts';

/** The button that meets a debt, where a button of the case does, and the right it needs. */
const ANSWERS: Partial<Record<MetItem, [verb: CaseVerb, needs: Action]>> = {
  acknowledge: ['ack', 'acknowledge'],
  progress: ['prog', 'progress'],
  informing: ['inform', 'informing'],
  proposals: ['prop', 'proposals'],
  'working-group': ['group', 'working-group'],
  answer: ['answer', 'answer'],
};

/** Words that stand behind a drafted report: entered, it leaves as confirmed. */
const SOURCES: Partial<Record<DraftName, MetItem>> = {
  measures: 'progress',
  situation: 'progress',
  informing: 'informing',
  proposals: 'proposals',
};

/** What is still to be entered for a debt: what meets it, or confirms the report that is owed. */
function wantedFor({ book }: CaseView, { rule, items }: Obligation): MetItem[] {
  const known = book.rules[rule];
  const source = known?.draft ? SOURCES[known.draft] : undefined;
  const confirms = source === undefined || items.includes(CONFIRMED) ? [] : [source];
  return [...(known?.metBy.all ?? []), ...confirms].filter((item) => !items.includes(item));
}

/**
 * Buttons that meet the reader's own debts. Whoever has not taken the case yet takes it first: that alone is asked. Empty
 * where none of the debts is the reader's, or a button of the case meets none.
 */
export function askKeyboard(view: CaseView, debts: readonly Obligation[], audience: Audience, suffix = ''): Button[][] {
  if (audience.external) return [];
  const wanted = debts
    .filter((debt) => holds(audience, debtorNow(view, debt)))
    .flatMap((debt) => wantedFor(view, debt));
  const verbs = [...new Set(wanted)].flatMap((item) => {
    const answer = ANSWERS[item];
    return answer !== undefined && audience.may.includes(answer[1]) ? [answer[0]] : [];
  });
  const shown = verbs.includes('ack') ? verbs.slice(verbs.indexOf('ack'), verbs.indexOf('ack') + 1) : verbs;
  const buttons = shown.map((verb) => button({ verb, caseId: view.case.id }, suffix));
  return [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
}
