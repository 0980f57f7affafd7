import type { Screen } from '../../domain/message.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import { CLOSING_UNKNOWN, type Statuses } from '../duties/status-lines.ts';
import { inBrackets } from '../text/cite.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { number, percent } from '../text/numbers.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** «Почему эта цифра» under the control lists: source, period, formula, and by which calendar (Ruza 2.12). */
export function renderControlWhy(book: Book, statuses: Statuses): Screen {
  const text = paragraphs(
    lines(bold('Откуда цифры контроля'), `${book.district.title} · ${book.name}`),
    ...sections(book, statuses).map(([title, ...rows]) => lines(bold(title), ...rows)),
  );
  return fit({ ...text, buttons: [] });
}

/** The same as plain lines, for the workbook. */
export function controlNotes(book: Book, statuses: Statuses): string[] {
  return sections(book, statuses).flatMap(([title, ...rows]) => [`${title}.`, ...rows]);
}

type Section = readonly [title: string, ...rows: string[]];

function sections(book: Book, statuses: Statuses): Section[] {
  return [
    ['Источник', ...sourceRows(book, statuses)],
    [
      'Что считается',
      'Обращения блока у исполнителей: новые, принятые, в работе, отложенные. Отвеченные, закрытые и отклонённые не входят.',
      'Не приняты: статус «новое»; возраст — дни с даты обращения. Без движения: не приняты в следующий рабочий день и ещё два рабочих дня.',
      'Повторные: так отмечены в выгрузке либо снова в работе после ответа; вторые названы «после ответа».',
      'Осталось: отложенные, просроченные и повторные; обращение в нескольких состояниях считается один раз.',
    ],
    [
      'Сроки и календарь',
      'Срок — только из выгрузки, бот его не вычисляет; без срока обращение в «Сроки» не входит. День срока считается до конца.',
      'Просрочено: день срока прошёл или так отмечено в выгрузке. Сюда же входят отложенные, чей обещанный срок прошёл: «из них отложенных».',
      'Рабочие дни — по производственному календарю; срок в выходной относится к ближайшему рабочему дню после него.',
    ],
    ['Закрытие', ...closingRows(statuses)],
    ['Доли и нормы', ...shareRows(book, statuses)],
    ['Ответственный', responsibleRow(book)],
  ];
}

function sourceRows({ district }: Book, { asOf }: Statuses): string[] {
  return asOf === null
    ? ['Выгрузки ещё не загружались: цифр нет.']
    : [
        `Выгрузки, загруженные в бот; самая свежая — на ${fullTime(asOf, district.timezone)}. Считаются все источники; откуда обращение — в таблице.`,
      ];
}

function closingRows({ since, closed, knowsClosing }: Statuses): string[] {
  const { inTime, late } = closed;
  const rule =
    'По времени закрытия из выгрузки; если его нет — по тому, что обращение было открыто, а в новой выгрузке закрыто.';
  return [
    `С начала дня ${dayText(since)} (предыдущий рабочий день). ${rule}`,
    inTime + late > 0
      ? `В срок = закрытые не позже дня срока ÷ закрытые с известными днями: ${number(inTime)} из ${number(inTime + late)}.`
      : 'В срок считается только там, где известны и срок, и день закрытия.',
    ...(knowsClosing ? [] : [CLOSING_UNKNOWN]),
  ];
}

function shareRows(book: Book, { asOf, inWork }: Statuses): string[] {
  const norm = (what: 'postponed' | 'repeated', words: string): string[] => {
    const name = book.control[what];
    if (name === null || asOf === null) return [];
    const value = book.values[name];
    const limit = percent(percentOf(book, name, localDate(asOf, book.district.timezone)));
    const whose = value?.interpretation ? ', норма МЦУР' : '';
    return [`${words}: не более ${limit}${inBrackets(book, value?.clause ?? '')}${whose}.`];
  };
  return [
    `Доля = число таких ÷ все у исполнителей × 100 %; сейчас у исполнителей ${number(inWork)}.`,
    ...norm('postponed', 'Отложенные'),
    ...norm('repeated', 'Повторные'),
  ];
}

function responsibleRow({ control, registers }: Book): string {
  const register = control.responsible === null ? undefined : registers[control.responsible];
  const unit = 'иначе — место исполнителя в боте, если оно занято.';
  if (register === undefined) return 'Справочника ответственных в регламенте нет: называется место исполнителя в боте.';
  const command = register.command === null ? '' : ` (/${register.command})`;
  return `По справочнику «${register.title}»${command}: кто назван по теме, категории или направлению; ${unit}`;
}
