import type { LocalDate } from '../../domain/calendar.ts';
import type { SampleAppeal, Stage } from './appeal-day.ts';

type Column = [header: string, cell: (appeal: SampleAppeal) => string];

const russianDate = (date: LocalDate): string => date.split('-').toReversed().join('.');
const yesNo = (flag: boolean): string => (flag ? 'Да' : 'Нет');

/** Personal columns come with every real export; the bot must not take a single cell of them. */
const PERSONAL: Column[] = [
  ['ФИО', ({ applicant }) => `Заявитель Выдуманный №${applicant}`],
  ['Телефон', ({ applicant }) => `+7 000 ${String(applicant % 10_000_000).padStart(7, '0')}`],
  ['Почта заявителя', ({ applicant }) => `zayavitel${applicant}@example.invalid`],
  ['Текст обращения', ({ fact }) => `${fact}. Прошу принять меры; это учебный пример`],
];

const ECUR_STATUS: Readonly<Record<Stage, string>> = {
  new: 'На модерации',
  accepted: 'На исполнении',
  'in-work': 'В работе исполнителя',
  overdue: 'В работе исполнителя',
  postponed: 'Закрыта с отложенным',
  answered: 'Отправлено во внешние системы',
  closed: 'Закрыта',
  rejected: 'Отклонено',
};

const DOBRODEL_STATUS: Readonly<Record<Stage, string>> = {
  new: '37 направлено в работу',
  accepted: '37 направлено в работу',
  'in-work': '32 в работе',
  overdue: '50 в работе (просрочено)',
  postponed: '54 указан срок',
  answered: '34 ответ',
  closed: '35 решено',
  rejected: '42 отклонено',
};

/** An export of ЕЦУР, as Khimki gets it. */
export const ECUR_COLUMNS: readonly Column[] = [
  ['Номер ЕЦУР', ({ number }) => number],
  ['Источник', ({ source }) => source],
  ['Дата создания', ({ date, time }) => `${russianDate(date)} ${time}:00`],
  ['Срок', ({ deadline }) => russianDate(deadline)],
  ['Статус', ({ stage }) => ECUR_STATUS[stage]],
  ['Направление', ({ topic }) => topic.direction],
  ['Синт. группа', ({ topic }) => topic.group],
  ['Подтема', ({ topic }) => topic.subcategory],
  ['Факт', ({ fact }) => fact],
  ['ОМСУ', ({ omsu }) => omsu],
  ['Исполнитель', ({ topic }) => topic.executor],
  ['Адрес', ({ place, house }) => `${place.locality}, ${place.street}, д. ${house}`],
  ['Просрочка', ({ stage }) => yesNo(stage === 'overdue')],
  ['Есть повторы', ({ repeated }) => yesNo(repeated)],
  ['Есть отложки', ({ stage }) => yesNo(stage === 'postponed')],
  ...PERSONAL,
];

/** An export of Добродел and its neighbours, as Ruza gets it. */
export const DOBRODEL_COLUMNS: readonly Column[] = [
  ['Номер', ({ number }) => number],
  ['Источник', ({ source }) => source],
  ['Дата обращения', ({ date, time }) => `${russianDate(date)} ${time}`],
  ['Дата ответа по доброделу', ({ deadline }) => russianDate(deadline)],
  ['Статус в доброделе', ({ stage }) => DOBRODEL_STATUS[stage]],
  ['Направление', ({ topic }) => topic.direction],
  ['Группа тем', ({ topic }) => topic.group],
  ['Тема', ({ topic }) => topic.subcategory],
  ['Факт', ({ fact }) => fact],
  ['Район', ({ omsu }) => omsu],
  ['УК', ({ topic }) => topic.executor],
  ['Населенный пункт', ({ place }) => place.locality],
  ['Улица', ({ place }) => place.street],
  ['Дом', ({ house }) => String(house)],
  ['Есть повторы', ({ repeated }) => yesNo(repeated)],
  ...PERSONAL,
];

/** `;`-separated text with a header line and CRLF, as spreadsheets of offices write it. */
export function csvText(columns: readonly Column[], appeals: readonly SampleAppeal[]): string {
  const lines = [
    columns.map(([header]) => header),
    ...appeals.map((appeal) => columns.map(([, cell]) => cell(appeal))),
  ];
  return lines.map((cells) => cells.map(quote).join(';')).join('\r\n') + '\r\n';
}

const quote = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
