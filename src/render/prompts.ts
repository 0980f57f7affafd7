import type { Button, Screen } from '../domain/message.ts';
import { TRENDS, type Trend } from '../domain/case.ts';
import type { PostId } from '../domain/post.ts';
import type { MetItem } from '../regulation/book.ts';
import { CANNOT_LABELS, encode, NO_VIOLATION_LABEL, TREND_LABELS } from './buttons.ts';
import { caseTitle } from './case-title.ts';
import { inBrackets } from './cite.ts';
import { CAP, clean } from './clean.ts';
import { riseText } from './growth.ts';
import { fit } from './fit.ts';
import { dueText, isMetBy, isOverdue, openDebts } from './owed.ts';
import { holderName } from './posts.ts';
import { bold, lines } from './rich-text.ts';
import type { CaseView } from './view.ts';

const MS_PER_HOUR = 3_600_000;
const ONE_LINE = 'Ответьте на это сообщение одной строкой.';

function prompt(view: CaseView, question: string, item: MetItem | null, buttons: Button[][]): Screen {
  const text = lines(bold(caseTitle(view)), question, item === null ? null : termLine(view, item));
  return fit({ ...text, buttons });
}

/** «Срок — до 11:15 (п. 3.1 регламента)» of the debt that the answer will meet, or that the time for it has passed. */
function termLine(view: CaseView, item: MetItem): string | null {
  const debt = openDebts(view).find((owed) => isMetBy(view, owed, item) && !owed.items.includes(item));
  if (debt === undefined) return null;
  const words = isOverdue(view, debt) ? 'Просрочено: требовалось' : 'Срок —';
  return `${words} ${dueText(view, debt, view.now)}${inBrackets(view.book, debt.clause)}`;
}

/** «Ход работ»: one line and, by a tap, the trend. Hours are counted from the announcement. */
export function progressPrompt(view: CaseView): Screen {
  const since = view.now.getTime() - (view.case.openedAt ?? view.now).getTime();
  const hour = Math.max(0, Math.floor(since / MS_PER_HOUR)) + 1;
  const buttons = TRENDS.map((trend): Button[] => [
    { label: TREND_LABELS[trend], data: encode({ verb: 'trend', caseId: view.case.id, arg: trend }) },
  ]);
  return prompt(view, `Час ${hour}. Как обстановка и что сделано? ${ONE_LINE}`, 'progress', buttons);
}

/** After a tap on the trend: what was done. */
export function measuresPrompt(view: CaseView, trend: Trend): Screen {
  return prompt(view, `Обстановка: ${TREND_LABELS[trend].toLowerCase()}. Что сделано? ${ONE_LINE}`, 'progress', []);
}

/** «Информирование» */
export function informingPrompt(view: CaseView): Screen {
  return prompt(view, `Где и о чём проинформированы жители? ${ONE_LINE}`, 'informing', []);
}

/** «Устранено» */
export function resolvedPrompt(view: CaseView): Screen {
  return prompt(view, `Что сделано для устранения? ${ONE_LINE}`, null, []);
}

/** «Ложная тревога» */
export function falseAlarmPrompt(view: CaseView): Screen {
  return prompt(view, `Почему тревога ложная? ${ONE_LINE}`, null, []);
}

/** «Вернуть в работу» */
export function rejectPrompt(view: CaseView): Screen {
  return prompt(view, `Что ещё не устранено? ${ONE_LINE}`, null, []);
}

/** «Не могу решить» asks one thing. */
export function cannotSolvePrompt(view: CaseView): Screen {
  const buttons = (['not-by-us', 'no-effect'] as const).map((arg): Button[] => [
    { label: CANNOT_LABELS[arg], data: encode({ verb: 'cantwhy', caseId: view.case.id, arg }) },
  ]);
  return prompt(view, 'Что мешает решить? Следующий уровень будет оповещён сразу.', null, buttons);
}

/** «Обычные колебания»: the reason, by one tap or in words. */
export function usualPrompt(view: CaseView): Screen {
  const { rise } = view.case.facts;
  const figures = rise === null ? '' : `${riseText(rise)}. `;
  const data = encode({ verb: 'usualwhy', caseId: view.case.id, arg: 'no-violation' });
  return prompt(
    view,
    `${figures}Почему это обычные колебания? Нажмите кнопку или ответьте одной строкой.`,
    'decision',
    [[{ label: NO_VIOLATION_LABEL, data }]],
  );
}

/** Somebody the case can be given to. */
export interface Candidate {
  post: PostId;
  personId: number;
  name: string;
}

/** «Поручить»: to whom. */
export function appointPrompt(view: CaseView, candidates: readonly Candidate[]): Screen {
  const buttons = candidates.map(({ post, personId, name }): Button[] => [
    {
      label: `${clean(name, CAP.name)}, ${holderName(view.book, post)}`,
      data: encode({ verb: 'appointto', caseId: view.case.id, post, personId }),
    },
  ]);
  const question = candidates.length > 0 ? 'Кому поручить?' : 'Поручить некому: должности не заняты.';
  return prompt(view, question, null, buttons);
}

/** The question an answer came to is no longer asked. */
export const PROMPT_EXPIRED = 'Вопрос уже закрыт. Нажмите кнопку на карточке ещё раз.';
