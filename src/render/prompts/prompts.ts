import type { Button, Screen } from '../../domain/message.ts';
import { TRENDS, type Trend } from '../../domain/case.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { draftsWaiting } from '../cases/asked-now.ts';
import { CANNOT_LABELS, LABELS, NO_VIOLATION_LABEL, TREND_LABELS } from '../buttons.ts';
import { encode } from '../press.ts';
import { tickMark } from '../cases/checklist.ts';
import { fit } from '../text/fit.ts';
import { riseText } from '../text/growth.ts';
import { hourOf } from '../cases/hour.ts';
import { openDebts } from '../owed.ts';
import { debtMetBy, evidenceWords, ONE_LINE, prompt } from './prompt.ts';
import { residentsDraft } from '../cases/residents-draft.ts';
import { code, lines, paragraphs } from '../text/rich-text.ts';
import { ruleMetBy } from '../cases/task-keyboard.ts';
import type { CaseView } from '../view.ts';

/** «Час N»: the trend and, beside it, the channels by a tap, then one line. */
export function progressPrompt(view: CaseView, channels = false): Screen {
  const trends = TRENDS.map((trend): Button[] => [
    { label: TREND_LABELS[trend], data: encode({ verb: 'trend', caseId: view.case.id, arg: trend }) },
  ]);
  const question = `Час ${hourOf(view)}. Как обстановка и что сделано? Нажмите кнопку и ответьте на это сообщение одной строкой.`;
  return prompt(view, question, debtOfHour(view), [...trends, ...channelsRow(view, channels)]);
}

/** After a tap on the trend: what was done. */
export function measuresPrompt(view: CaseView, trend: Trend, channels = false): Screen {
  const question = `Обстановка: ${TREND_LABELS[trend].toLowerCase()}. Что сделано? ${ONE_LINE}`;
  return prompt(view, question, debtOfHour(view), channelsRow(view, channels));
}

/** One entry meets all debts of its hour: what was to be entered, else the report that rests on it. */
function debtOfHour(view: CaseView): Obligation | null {
  return debtMetBy(view, 'progress') ?? draftsWaiting(view)[0] ?? null;
}

/** «☐ Каналы проверены», while somebody waits for a checklist that a tap of this form ticks whole. */
function channelsRow(view: CaseView, ticked: boolean): Button[][] {
  const waits = openDebts(view).some(({ rule, items }) => {
    const { checklist = null, evidence = [] } = view.book.rules[rule] ?? {};
    return Array.isArray(checklist) && (evidence.length === 0 || items.includes('evidence'));
  });
  if (!waits) return [];
  const data = encode({ verb: 'channels', caseId: view.case.id });
  return [[{ label: `${tickMark(ticked)} ${LABELS.channels}`, data }]];
}

/** «Информирование», with a text for residents that a tap copies. */
export function informingPrompt(view: CaseView): Screen {
  const asked = prompt(view, `Где и о чём проинформированы жители? ${ONE_LINE}`, debtMetBy(view, 'informing'));
  const draft = lines('Черновик для жителей, дополните и разместите:', code(residentsDraft(view)));
  return fit({ ...paragraphs(asked, draft), buttons: asked.buttons });
}

/** «Устранено»; of an assignment «Выполнено», with the proof that it demands. */
export function resolvedPrompt(view: CaseView): Screen {
  if (view.case.kind !== 'assignment') return prompt(view, `Что сделано для устранения? ${ONE_LINE}`, null);
  const question = `Что сделано по поручению? ${ONE_LINE}${evidenceWords(ruleMetBy(view, 'resolved'))}`;
  return prompt(view, question, debtMetBy(view, 'resolved'));
}

/** «Ложная тревога» */
export function falseAlarmPrompt(view: CaseView): Screen {
  return prompt(view, `Почему тревога ложная? ${ONE_LINE}`, null);
}

/** «Вернуть в работу»; of an assignment «Вернуть». */
export function rejectPrompt(view: CaseView): Screen {
  const question =
    view.case.kind === 'assignment'
      ? 'Что осталось исполнить? Например: «Нет фото после уборки».'
      : 'Что ещё не устранено?';
  return prompt(view, `${question} ${ONE_LINE}`, null);
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
    debtMetBy(view, 'decision'),
    [[{ label: NO_VIOLATION_LABEL, data }]],
  );
}

/** The question an answer came to is no longer asked. */
export const PROMPT_EXPIRED = 'Вопрос уже закрыт. Нажмите кнопку на карточке ещё раз.';
