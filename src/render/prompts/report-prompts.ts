import { EXPLANATION_AT_MOST } from '../../domain/act.ts';
import type { Screen } from '../../domain/message.ts';
import { draftsWaiting } from '../cases/asked-now.ts';
import { span } from '../text/dates.ts';
import { durationMs } from '../../regulation/terms.ts';
import { localDate } from '../../domain/calendar.ts';
import { debtMetBy, ONE_LINE, prompt } from './prompt.ts';
import type { CaseView } from '../view.ts';

/** «Предложения»: a line each, because each is tracked to its end. */
export function proposalsPrompt(view: CaseView): Screen {
  const question =
    'Какие меры предлагаете, чтобы обращений стало меньше? Ответьте на это сообщение, каждая мера — с новой строки.';
  return prompt(view, question, debtMetBy(view, 'proposals'));
}

/** «Рабочая группа»: posts and organisations, because the report of it may go outside. */
export function workingGroupPrompt(view: CaseView): Screen {
  const question = 'Кто входит в рабочую группу? Укажите должности и организации, без фамилий.';
  return prompt(view, `${question} ${ONE_LINE}`, debtMetBy(view, 'working-group'));
}

/** «Решение» of the Head: everybody who works on the case reads it. */
export function decisionPrompt(view: CaseView): Screen {
  const question = 'Какое решение принято? Его сразу получат все, кто работает по этому делу.';
  return prompt(view, `${question} ${ONE_LINE}`, null);
}

/** «Изменить»: other words in place of the bot's. */
export function editDraftPrompt(view: CaseView): Screen {
  const [first, ...rest] = draftsWaiting(view);
  const which = rest.length > 0 ? 'Этот текст уйдёт во всех докладах этого часа' : 'Этот текст уйдёт вместо черновика';
  const question = `Напишите текст доклада в ответ на это сообщение. ${which}. Номер, округ и пункт регламента бот добавит сам.`;
  return prompt(view, question, first ?? null);
}

/** «Добавить пояснение» to what the bot itself sends: before it leaves, or to what has left. */
export function explainPrompt(view: CaseView): Screen {
  const question =
    'Что пояснить к сводке? Новое пояснение заменит прежнее; уже отправленная сводка обновится без звука.';
  return prompt(view, `${question} ${ONE_LINE} Не длиннее ${EXPLANATION_AT_MOST} знаков.`, null);
}

/** «Задержать»: once, and for a reason that stays on record. */
export function holdDraftPrompt(view: CaseView): Screen {
  const day = localDate(view.now, view.book.district.timezone);
  const length = span(durationMs(view.book, view.book.emergency.hold, day));
  const question = `Почему доклад нужно задержать? Он уйдёт на ${length} позже, причина останется в истории.`;
  return prompt(view, `${question} ${ONE_LINE}`, draftsWaiting(view)[0] ?? null);
}
