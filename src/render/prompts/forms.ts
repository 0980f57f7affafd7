import type { Button, Screen } from '../../domain/message.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { form } from '../text/plural.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';

/* Words of forms: questions, what is wrong with an answer, what will be stored. */

export const SAVE_FORM = 'Сохранить';
export const CANCEL_FORM = 'Отмена';
export const FORM_CANCELLED = 'Отменено, ничего не записано.';
export const FORMS_IN_PRIVATE = 'Эта форма заполняется в личном чате с ботом. Откройте его и повторите команду.';
export const LEFT_FORM = 'Форма закрыта, ничего не записано.';
export const REGISTER_CONFIRMED = 'Записано: сведения актуальны.';
export const REGISTER_EMPTY = 'В реестре нет строк: внесите хотя бы одну.';
export const ANSWERED_BEFORE = 'На этот вопрос уже отвечено: ответьте на последний.';
export const PRESS_A_CHOICE = 'Нажмите одну из кнопок под вопросом.';
export const SKIP_FIELD = 'Пропустить';
export const KEEP_VALUE = 'Оставить';
/** To whoever is in the roster of a regulation that has no such thing. */
export const NOT_IN_REGULATION = 'Регламентом это не предусмотрено.';
export const NOBODY_TO_ASSIGN = 'Поручить некому: должности не заняты. Пригласите людей: /invite';

export const ASSIGN_QUESTION = 'Что поручить? Напишите одним сообщением.';
export const ASSIGNEE_QUESTION = 'Кому поручить?';
export const DUE_QUESTION = 'К какому сроку? Нажмите кнопку или напишите дату: 25.09.2026 18:00';

export const GOAL_QUESTION = 'Какую проблему решает дорожная карта? Напишите цель одним сообщением.';
export const ACTION_QUESTION = 'Какое мероприятие? Напишите одним сообщением.';
export const RESPONSIBLE_QUESTION = 'Кто отвечает за мероприятие?';
export const MORE_ACTIONS = {
  question: 'Добавить ещё мероприятие?',
  choices: [
    { label: 'Ещё мероприятие', value: 'yes' },
    { label: 'Мероприятий больше нет', value: 'no' },
  ],
};

/** One question of a form with its choices. */
export function formQuestion(question: string, buttons: Button[][]): Screen {
  return fit({ ...rich(question), buttons });
}

/** Data of the two buttons under what is going to be stored. */
interface FormPresses {
  save: string;
  cancel: string;
}

function saveOrCancel({ save, cancel }: FormPresses): Button[][] {
  return [[{ label: SAVE_FORM, data: save }], [{ label: CANCEL_FORM, data: cancel }]];
}

/** A due time on a button. */
export function dueText(due: Date, zone: string): string {
  return `до ${fullTime(due, zone)}`;
}

/** What is wrong with a due time that was written. */
export function dueMend(why: 'unreadable' | 'past'): string {
  return why === 'past'
    ? 'Этот срок уже прошёл. Напишите срок в будущем, например 25.09.2026 18:00'
    : 'Не похоже на дату. Напишите так: 25.09.2026 18:00 или 25.09.2026';
}

/** Where several regulations are possible. */
export function whichRegulationForForm(ids: readonly string[]): string {
  return `Укажите регламент после команды: ${ids.join(' или ')}.`;
}

/** What an assignment will be. */
export function assignmentReview(
  given: { title: string; to: string; dueAt: Date },
  zone: string,
  presses: FormPresses,
): Screen {
  const text = lines(
    bold('Поручение'),
    clean(given.title, CAP.words),
    rich('Кому: ', clean(given.to, CAP.words)),
    rich('Срок: ', dueText(given.dueAt, zone)),
  );
  return fit({ ...text, buttons: saveOrCancel(presses) });
}

export function assignmentGiven(number: number): string {
  return `Поручение №${number} отправлено.`;
}

/** What a roadmap will be. */
export function roadmapReview(
  planned: { goal: string; actions: readonly { text: string; to: string; dueAt: Date }[]; zone: string },
  presses: FormPresses,
): Screen {
  const { goal, actions, zone } = planned;
  const count = `${actions.length} ${form(actions.length, ['мероприятие', 'мероприятия', 'мероприятий'])}`;
  const listed = actions.map(({ text, to, dueAt }, index) =>
    lines(`${index + 1}. ${clean(text, CAP.words)}`, `${clean(to, CAP.words)}, ${dueText(dueAt, zone)}`),
  );
  return fit({
    ...paragraphs(lines(bold('Дорожная карта'), clean(goal, CAP.words), count), ...listed),
    buttons: saveOrCancel(presses),
  });
}

export function roadmapSet(number: number): string {
  return `Дорожная карта №${number} записана, ответственные оповещены.`;
}

/** A row was stored. */
export function rowStored({ title }: { title: string }, corrects = false): string {
  return `${corrects ? 'Строка исправлена' : 'Строка внесена'}: ${title}.`;
}
