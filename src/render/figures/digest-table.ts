import { hotAddressPeriods } from '../../analytics/hot-addresses.ts';
import { dayText, fullTime, periodText } from '../text/dates.ts';
import { changeText, daysText, TIER_WORDS } from '../text/growth.ts';
import type { Cell, Sheet } from '../text/xlsx.ts';
import { eventText } from './digest-line.ts';
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
  const ranked = digest.ranked?.join(', ') ?? ALL_SOURCES;
  return [
    TOP_HEADER,
    ...(total === null
      ? []
      : [
          row(
            [null, 'Всего обращений', total.current, total.previous, growthCell(total), '', '', '', null, others, ''],
            ALL_SOURCES,
          ),
        ]),
    ...top.map((line, index) => row([index + 1, ...lineCells(line)], ranked)),
    ...otherSources.map(({ source, current }) => row([null, 'Другой источник', current, ...BLANK], source)),
  ];
}

const ALL_SOURCES = 'все источники';

const TOP_HEADER = [
  '№',
  'Проблема',
  'Отчётный период',
  'Предыдущий период',
  'Рост',
  'Уверенный рост, не менее',
  'Уверенный рост, за какие дни',
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
const BLANK: Cell[] = [null, '', '', '', '', null, null, ''];

function lineCells(line: DigestLine): Cell[] {
  const { title, current, previous, confidentPercent, daily, tier, problems, others, events } = line;
  const isCertain = confidentPercent !== null && confidentPercent > 0;
  return [
    title,
    current,
    previous,
    growthCell(line),
    isCertain ? { percent: confidentPercent } : 'нет',
    daily === null ? 'отчётный период' : daysText(daily.window),
    TIER_WORDS[tier] ?? '',
    problems,
    others,
    events.map(eventText).join('; '),
  ];
}

/** A growth is a number that can be sorted by; from zero there is none, and words say so. */
function growthCell({ current, previous, growthPercent }: NonNullable<Digest['total']>): Cell {
  if (growthPercent !== null) return { percent: growthPercent };
  return changeText({ current, previous, growthPercent });
}

/** Counts of days are of all sources, whatever the TOP is of. */
function dayRows(digest: Digest): Cell[][] {
  const data = dataText(digest);
  return [
    ['День', 'Обращений', 'Норма этого дня недели', 'Нерабочий день', 'Полнота', 'Источник', 'Данные'],
    ...digest.days.map(({ day, count, partial, norm, off }): Cell[] => [
      dayText(day),
      count ?? 'нет данных',
      norm,
      off ? 'да' : '',
      partial ? 'не за весь день' : '',
      ALL_SOURCES,
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
    ...hot.map(({ title, current, previous }): Cell[] => [title, current, previous, ...dates, ALL_SOURCES, data]),
  ];
}

/** «на 19.03.2026 09:40; цифры — на 19.03.2026 10:20» */
function dataText({ asOf, lookedAt, book }: Digest): string {
  const { timezone } = book.district;
  const looked = lookedAt === null ? '' : `; цифры — на ${fullTime(lookedAt, timezone)}`;
  return asOf === null ? 'не загружались' : `на ${fullTime(asOf, timezone)}${looked}`;
}
