import { addDays, type LocalDate } from '../../src/domain/calendar.ts';

/** How many appeals of one kind a day brings. */
export interface Flow {
  source?: string;
  direction: string;
  category: string;
  subcategory: string;
  executor?: string;
  /** Appeals on a day of the file. */
  count: (day: LocalDate) => number;
}

const HEADER = [
  'Номер',
  'Источник',
  'Дата создания',
  'Срок',
  'Статус',
  'Направление',
  'Категория',
  'Подкатегория',
  'ОМСУ',
  'Исполнитель',
  'Адрес',
  'Телефон',
];

/** An export of the days from `from` to `to`, as offices get it: `;`, one row an appeal, personal columns included. */
export function exportOf(
  omsu: string,
  { from, to }: { from: LocalDate; to: LocalDate },
  flows: readonly Flow[],
): string {
  const rows = [HEADER];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const [index, flow] of flows.entries()) {
      for (let one = 1; one <= flow.count(day); one += 1) rows.push(rowOf(omsu, day, flow, `${index + 1}${one}`));
    }
  }
  return rows.map((row) => row.join(';')).join('\r\n');
}

function rowOf(omsu: string, day: LocalDate, flow: Flow, tail: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const deadline = addDays(day, 8).split('-').toReversed().join('.');
  return [
    `${year.slice(2)}${month}${date}${tail.padStart(4, '0')}-1`,
    flow.source ?? 'Добродел',
    `${date}.${month}.${year} 11:${tail
      .slice(-2)
      .padStart(2, '0')
      .replace(/^[6-9]/, '3')}`,
    deadline,
    'В работе исполнителя',
    flow.direction,
    flow.category,
    flow.subcategory,
    omsu,
    flow.executor ?? 'МУП «Электросеть»',
    'ул. Учебная, д. 1',
    '+7 000 000-00-00',
  ];
}
