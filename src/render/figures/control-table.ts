import type { AppealStates } from '../../analytics/appeal-states.ts';
import { worstFirst, type Ranked } from '../../analytics/worst-first.ts';
import { daysBetween, localDate, type LocalDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import { fileBase } from '../imports/rejected-file.ts';
import { dayText } from '../text/dates.ts';
import { counted, number } from '../text/numbers.ts';
import { form, FORMS } from '../text/plural.ts';
import type { Cell, Sheet } from '../text/xlsx.ts';

/** Every appeal of the control lists, for a workbook. Nothing of the applicant, no address. */
export interface ControlTable {
  book: Book;
  now: Date;
  asOf: Date | null;
  today: LocalDate;
  /** The most pressing: `TABLE_ROWS` at most. */
  rows: ControlTableRow[];
  /** How many appeals stand in the lists. */
  total: number;
}

export interface ControlTableRow extends Ranked {
  category: string | null;
  subcategory: string | null;
  direction: string | null;
  executor: string;
  responsible: string;
  /** It was answered before, and came back. */
  returned: boolean;
}

/** Rows of a workbook at most: making more would hold up the bot. */
export const TABLE_ROWS = 2_000;

/** No appeal stands in a list, or nothing was loaded. */
export const NOTHING_LISTED = 'Обращений под контролем сейчас нет: таблица была бы пустой.';

const HEADER = [
  'Номер',
  'Источник',
  'Категория',
  'Исполнитель',
  'Ответственный',
  'Срок',
  'Состояние',
  'Дней до срока',
  'Дней с поступления',
];

/** The list as a sheet, the most pressing first, and a sheet that says what stands in it. */
export function controlSheets(table: ControlTable, notes: readonly string[]): Sheet[] {
  const { rows, today } = table;
  return [
    { title: 'Обращения', rows: [HEADER, ...worstFirst(rows).map((row) => cellsOf(row, today))] },
    { title: 'Пояснения', rows: [['Пояснения'], ...[controlCaption(table), ...notes].map((line) => [line])] },
  ];
}

/** What the file holds, said under it and in it: nobody has to open it to learn that it doesn't hold everything. */
export function controlCaption({ rows, total }: Pick<ControlTable, 'rows' | 'total'>): string {
  return rows.length < total
    ? `Показаны первые ${number(rows.length)} из ${number(total)}: самые срочные.`
    : `Под контролем — ${counted(total, FORMS.appeal)}.`;
}

/** «Контроль_обращений_Энергетика_22_05_2026.xlsx» */
export function controlFileName({ book, now }: Pick<ControlTable, 'book' | 'now'>): string {
  const day = dayText(localDate(now, book.district.timezone));
  return `${fileBase(`Контроль обращений ${book.name} ${day}`)}.xlsx`;
}

function cellsOf(row: ControlTableRow, today: LocalDate): Cell[] {
  const { category, subcategory, direction, deadlineOn } = row;
  return [
    row.number,
    row.source,
    category ?? subcategory ?? direction ?? 'не указана',
    row.executor === '' ? 'не указан' : row.executor,
    row.responsible === '' ? 'не указан' : row.responsible,
    deadlineOn === null ? 'не указан' : dayText(deadlineOn),
    stateWords(row.states, row.returned),
    deadlineOn === null ? null : daysBetween(today, deadlineOn),
    daysBetween(row.createdOn, today),
  ];
}

/** «не принято в работу; просрочено»: every list the appeal stands in. */
function stateWords(states: AppealStates, returned: boolean): string {
  const { dueIn } = states;
  const words = [
    states.stuck ? 'без движения' : states.notAccepted && 'не принято в работу',
    states.overdue && 'просрочено',
    states.promisePassed ? 'отложено, обещанный срок прошёл' : states.postponed && 'отложено',
    dueIn === 0 && 'срок сегодня',
    dueIn !== null && dueIn > 0 && `срок через ${dueIn} раб. ${form(dueIn, FORMS.day)}`,
    states.repeated && (returned ? 'повторное после ответа' : 'повторное'),
  ];
  return words.filter((word) => word !== false).join('; ');
}
