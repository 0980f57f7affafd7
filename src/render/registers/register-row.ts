import type { RegisterValue, RegisterValues, ValueFault } from '../../domain/register.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import type { Register, RegisterField } from '../../regulation/register.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { number } from '../text/numbers.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';

/** A value as people read it; '' where nothing was entered. */
export function valueText({ type }: Pick<RegisterField, 'type'>, value: RegisterValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number') return number(value);
  return type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : clean(value, CAP.words);
}

/** «Подъезд, ул. Мира — Срок: 12.04.2026; Соответствует: да»: the first field names the row. */
export function rowLine({ fields }: Pick<Register, 'fields'>, values: RegisterValues): RichText {
  const [first, ...rest] = fields.map((field) => ({
    // What a title explains in brackets is for the form.
    title: field.title.replace(/ \([^)]*\)$/, ''),
    text: valueText(field, values[field.id] ?? null),
  }));
  const words = rest.filter(({ text }) => text !== '').map(({ title, text }) => `${title}: ${text}`);
  const name = first === undefined || first.text === '' ? 'без названия' : first.text;
  return rich(bold(name), words.length === 0 ? '' : ` — ${words.join('; ')}`);
}

/** A row as it is going to be stored, a field a line: it is looked at before it is. The data of the presses are the form's. */
export function rowConfirmation(
  { title, fields }: Pick<Register, 'title' | 'fields'>,
  values: RegisterValues,
  presses: { save: string; cancel: string },
  corrects = false,
): Screen {
  const text = paragraphs(
    bold(`${corrects ? 'Исправленная строка' : 'Новая строка'}: ${title}`),
    lines(
      ...fields.map((field) => {
        const value = valueText(field, values[field.id] ?? null);
        return `${field.title}: ${value === '' ? 'не указано' : value}`;
      }),
    ),
    'Всё верно?',
  );
  const buttons = [
    [
      { label: 'Сохранить', data: presses.save },
      { label: 'Отмена', data: presses.cancel },
    ],
  ];
  return fit({ ...text, buttons });
}

const NO_SUCH_DAY = 'такой даты нет';

const TYPE_WORDS = {
  text: 'текст',
  date: 'дата, дд.мм.гггг',
  number: 'число',
  'yes-no': 'да или нет',
  choice: 'одно из',
} as const;

function typeText({ type, options }: RegisterField): string {
  return type === 'choice' ? `${TYPE_WORDS.choice}: ${options.join(' / ')}` : TYPE_WORDS[type];
}

/** What the form asks for one field. */
export function fieldQuestion(register: Pick<Register, 'title'>, field: RegisterField): string {
  const skip = field.required ? '' : ' Если сведений нет, напишите «-».';
  return `${register.title}. ${field.title} (${typeText(field)})?${skip}`;
}

/** Why a value was not taken. */
export function wrongValue(field: RegisterField, why?: ValueFault): string {
  if (why === 'no-such-day') return `Не принято. ${field.title}: ${NO_SUCH_DAY}. Напишите дату так: 25.09.2026`;
  return `Не принято. ${field.title} — ${typeText(field)}${field.required ? ', обязательно' : ''}.`;
}

/** Why a row of a file was not taken: the column and what it takes, never what stood there. */
export function valueFault({ title, options }: RegisterField, why: ValueFault): string {
  switch (why) {
    case 'missing':
      return `${title}: не заполнено`;
    case 'no-date':
      return `${title}: нужна дата дд.мм.гггг`;
    case 'no-such-day':
      return `${title}: ${NO_SUCH_DAY}`;
    case 'no-number':
      return `${title}: нужно число`;
    case 'no-yes-no':
      return `${title}: нужно «да» или «нет»`;
    case 'no-option':
      return `${title}: нужно одно из: ${options.join(' / ')}`;
    case 'too-long':
      return `${title}: слишком длинно`;
  }
}

/** How a CSV or XLSX file for the register is to look. */
export function fileHelp(register: Pick<Register, 'title' | 'fields'>): Screen {
  const text = paragraphs(
    bold(`Файл: ${register.title}`),
    'CSV или XLSX. Первая строка — названия столбцов, порядок любой:',
    lines(
      ...register.fields.map(
        (field) => `• ${field.title} — ${typeText(field)}${field.required ? ', обязательно' : ''}`,
      ),
    ),
    'Пришлите файл ответом на это сообщение. Перед записью бот покажет, сколько строк принято и какие нет.',
  );
  return fit({ ...text, buttons: [] });
}
