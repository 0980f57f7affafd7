import { hotAddressPeriods } from '../../analytics/hot-addresses.ts';
import { dayText, fullTime, periodText } from '../text/dates.ts';
import { changeText, TIER_WORDS } from '../text/growth.ts';
import type { Cell, Sheet } from '../text/xlsx.ts';
import { eventText, lineConfidence } from './digest-line.ts';
import type { Digest, DigestLine } from './digest-view.ts';

/** The digest as sheets «ТОП», «Дни», «Адреса»: beside each figure its period and its source. */
export function digestSheets(digest: Digest): Sheet[] {
  return [
    { title: 'ТОП', rows: topRows(digest) },
    { title: 'Дни', rows: dayRows(digest) },
    { title: 'Адреса', rows: addressRows(digest) },
  ];
}

/** «ТОП_Энергетика_19.03.2026.xlsx»: a name that a messenger takes as it is. */
export function digestFileName({ book, day }: Pick<Digest, 'book' | 'day'>): string {
  return `ТОП_${book.name.replace(/[^\p{L}\p{N}]+/gu, '_')}_${dayText(day)}.xlsx`;
}

function topRows(digest: Digest): Cell[][] {
  const { period, total, top, otherSources, others } = digest;
  const periods = period
    ? [periodText(period.from, period.to), periodText(period.previousFrom, period.previousTo)]
    : ['сравнивать нечего', ''];
  const data = dataText(digest);
  const row = (cells: Cell[], source: string): Cell[] => [...cells, ...periods, source, data];
  const ranked = digest.book.topSources.join(', ');
  return [
    TOP_HEADER,
    ...(total === null
      ? []
      : [
          row(
            [null, 'Всего обращений', total.current, total.previous, changeText(total), '', '', null, others, ''],
            'все источники',
          ),
        ]),
    ...top.map((line, index) => row([index + 1, ...lineCells(line)], ranked)),
    ...otherSources.map(({ source, current }) => row([null, 'Другой источник', current, ...BLANK], source)),
  ];
}

const TOP_HEADER = [
  '№',
  'Проблема',
  'Отчётный период',
  'Предыдущий период',
  'Рост',
  'Уверенный рост',
  'Оценка',
  'Проблем без повторов',
  'Вне ведения округа',
  'События',
  'Даты отчётного периода',
  'Даты предыдущего периода',
  'Источник',
  'Данные',
];
/** From «Предыдущий период» to «События». */
const BLANK: Cell[] = [null, '', '', '', null, null, ''];

function lineCells(line: DigestLine): Cell[] {
  const { title, current, previous, tier, problems, others, events } = line;
  return [
    title,
    current,
    previous,
    changeText(line),
    lineConfidence(line) ?? '',
    TIER_WORDS[tier] ?? '',
    problems,
    others,
    events.map(eventText).join('; '),
  ];
}

function dayRows(digest: Digest): Cell[][] {
  const data = dataText(digest);
  return [
    ['День', 'Обращений', 'Норма этого дня недели', 'Нерабочий день', 'Источник', 'Данные'],
    ...digest.days.map(({ day, count, norm, off }): Cell[] => [
      dayText(day),
      count ?? 'нет данных',
      norm,
      off ? 'да' : '',
      'все источники',
      data,
    ]),
  ];
}

function addressRows(digest: Digest): Cell[][] {
  const { completeThrough, hot } = digest;
  const data = dataText(digest);
  const periods = completeThrough === null ? null : hotAddressPeriods(completeThrough);
  const dates = periods
    ? [periodText(periods.from, periods.to), periodText(periods.previousFrom, periods.previousTo)]
    : ['', ''];
  return [
    [
      'Адрес',
      'Не закрыто из поступивших за период',
      'Не закрыто из поступивших за предыдущий',
      'Даты периода',
      'Даты предыдущего',
      'Источник',
      'Данные',
    ],
    ...hot.map(({ title, current, previous }): Cell[] => [title, current, previous, ...dates, 'все источники', data]),
  ];
}

/** «на 19.03.2026 09:40» */
function dataText({ asOf, book }: Digest): string {
  return asOf === null ? 'не загружались' : `на ${fullTime(asOf, book.district.timezone)}`;
}
