import type { RejectedRow } from '../../domain/appeal.ts';
import type { Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import { button } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { rejectedLines } from '../imports/import.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { fileBase } from '../imports/rejected-file.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** A file of a register, read: what of it will stand, and what was not taken. */
export interface RegisterFileView {
  book: Book;
  register: Register;
  fileName: string;
  rows: number;
  rejected: readonly RejectedRow[];
}

const DUTY: Forms = ['Обязанность исполнена', 'Обязанности исполнены', 'Обязанности исполнены'];

/** Before anything is written. `standing` rows are going to be replaced; `id` is what the preview is kept under. */
export function registerPreview(view: RegisterFileView, standing: number, id: string): Screen {
  const text = paragraphs(
    headOf('Проверка файла', view),
    lines(
      `Принято: ${counted(view.rows, FORMS.row)}`,
      view.rejected.length > 0 && `Отклонено: ${number(view.rejected.length)}`,
    ),
    rejectedLines(view.rejected),
    standing > 0
      ? `«Загрузить» заменит все строки реестра: сейчас их ${number(standing)}.`
      : 'Реестр пуст: «Загрузить» внесёт принятые строки.',
  );
  return fit({ ...text, buttons: [[button({ verb: 'load', id }), button({ verb: 'cancel', id })]] });
}

/** What the file did; `met` duties asked for it. */
export function registerLoaded(view: RegisterFileView, met: number): Screen {
  const text = paragraphs(
    headOf('Загружено', view),
    lines(
      `В реестре ${counted(view.rows, FORMS.row)}.`,
      met > 0 && `${met === 1 ? DUTY[0] : `${DUTY[1]}: ${number(met)}`}.`,
    ),
  );
  return fit({ ...text, buttons: [] });
}

function headOf(what: string, { book, register, fileName }: RegisterFileView) {
  return lines(
    bold(`${what}: ${clean(fileName, CAP.file)}`),
    `${register.title}${inBrackets(book, register.clause)} · ${book.district.title}`,
  );
}

/** «Реестр_промывок_21.05.2026.xlsx» has no dots but its last: dates are written with underscores. */
export function registerFileName({ title }: Pick<Register, 'title'>, day: string, ending: 'csv' | 'xlsx'): string {
  return `${fileBase(title)}_${fileBase(day)}.${ending}`;
}

/** No row of the file was taken: the register stays as it is. */
export const NO_ROW_TAKEN = 'ни одна строка не принята, реестр остался прежним. Причины — в файле отклонённых строк';
/** Words came where a file is waited for. */
export const REGISTER_FILE_WANTED = 'Ответьте на это сообщение файлом CSV или XLSX.';
/** The register has no rows yet. */
export const REGISTER_EMPTY = 'Реестр пуст: выгружать нечего.';

/** A file of which nobody can say which register it is for, or a register nobody here keeps. */
export function whichRegister(registers: readonly Pick<Register, 'id' | 'title'>[]): Screen {
  const text = paragraphs(
    'Какой это реестр? Пришлите файл с подписью:',
    lines(...registers.map(({ id, title }) => `/registry ${id} — ${title}`)),
  );
  return fit({ ...text, buttons: [] });
}

/** A file from somebody who loads no appeals and keeps registers. */
export const FILE_OF_WHICH_REGISTER =
  'Чтобы внести реестр, пришлите файл ответом на сообщение «Внести файлом» (/registry) или с подписью: /registry и название реестра.';
/** No register is called so, or none that may be seen here. */
export const NO_SUCH_REGISTER = 'Такого реестра нет. Список — /registry';
