import { dayKinds } from '../../../../src/analytics/day-kinds.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import type { Tier } from '../../../../src/domain/rise.ts';
import { productionCalendar } from '../../../../src/regulation/production-calendar.ts';
import { changeText, confidenceText } from '../../../../src/render/text/growth.ts';
import type { DigestPicture, PictureDay, PictureLine } from '../../../../src/domain/digest-picture.ts';

/**
 * A line as the digest words it. As of the data there is none that fell without a certain growth of the last days, and none
 * without a bound unless those days had no appeal.
 */
export function line(
  title: string,
  current: number,
  previous: number,
  confidentPercent: number | null,
  tier: Tier,
): PictureLine {
  const growthPercent = previous === 0 ? null : (current / previous - 1) * 100;
  return {
    title,
    current,
    previous,
    growthText: changeText({ current, previous, growthPercent }),
    confidenceText: confidenceText({ current, previous, confidentPercent }),
    tier,
  };
}

/** From Monday on; a holiday is as a Sunday. */
const NORMS = [96, 92, 88, 90, 85, 52, 44];
const FIRST_DAY = '2026-03-06';
const { isWorkingDay } = productionCalendar();

/** Days from Friday 06.03.2026 on, Monday 09.03 being a holiday; `null` counts are days without data. */
export function days(counts: readonly (number | null)[], norms: readonly (number | null)[] = NORMS): PictureDay[] {
  const kinds = dayKinds(FIRST_DAY, counts.length, isWorkingDay);
  return counts.map((count, index) => {
    const day = addDays(FIRST_DAY, index);
    return { day, count, norm: norms[(kinds[index] ?? 0) % norms.length] ?? null, off: !isWorkingDay(day) };
  });
}

export const usual: DigestPicture = {
  title: 'ТОП-проблемы',
  subtitle: 'Городской округ Химки · Энергетика',
  freshness: 'данные на 09:40',
  warning: null,
  period: { current: '13.03–19.03', previous: '06.03–12.03' },
  sources: 'только «Добродел»',
  lines: [
    line('Отключение электроэнергии в многоквартирном доме', 112, 37, 148, 'critical'),
    line('Не горит уличный фонарь', 64, 31, 41, 'incident'),
    line('Перепады напряжения', 37, 20, 13, 'attention'),
    line('Открыт электрощит', 12, 8, -8, 'formal'),
    line('Нет освещения во дворе и на детской площадке', 41, 36, -14, 'formal'),
    line('Нависание проводов', 5, 0, -22, 'formal'),
    line('Повреждение опоры линии электропередачи', 11, 9, null, 'formal'),
  ],
  nothing: 'Роста нет',
  days: days([81, 49, 40, 39, 90, 84, 95, 88, 57, 41, 118, 136, 149, 171]),
};

/** Every case that the picture has to bear, by name. */
export const samples: Record<string, DigestPicture> = {
  usual,
  'one problem': { ...usual, lines: usual.lines.slice(2, 3) },
  'no growth': { ...usual, lines: [] },
  'no data at all': {
    ...usual,
    freshness: '',
    warning: 'Данные ещё не загружались: цифр нет.',
    period: null,
    lines: [],
    nothing: 'Нет данных',
    days: days(
      Array.from({ length: 14 }, () => null),
      [null],
    ),
  },
  'growth from zero': {
    ...usual,
    lines: [line('Искрение в щитке', 14, 0, 120, 'incident'), line('Запах гари', 2, 0, -40, 'formal')],
  },
  'no yesterday': {
    ...usual,
    freshness: 'данные на 19.03.2026 22:40',
    warning: 'Нет данных за 10.03–11.03, за 19.03 — неполные, до 22:40',
    days: days([81, 49, 40, 99, null, null, 95, 88, 57, 0, 118, 136, 149, null]),
  },
  'yesterday in part': {
    ...usual,
    freshness: 'данные на 19.03.2026 14:14',
    warning: 'Данные за 19.03 — неполные, до 14:14',
    days: days([81, 49, 40, 99, 90, 84, 95, 88, 57, 41, 118, 136, 149, 171]).map((day, index) =>
      index === 13 ? { ...day, count: 63, partial: true } : day,
    ),
  },
  'short history': {
    ...usual,
    period: null,
    sources: null,
    lines: [],
    nothing: 'Сравнивать пока не с чем: есть 6 полных суток, нужно 14 (06.03–19.03)',
    days: days([null, null, null, null, null, null, null, null, 57, 41, 118, 136, 149, 171], [null]),
  },
  'long titles': {
    ...usual,
    title: 'ТОП-проблемы городского округа за отчётный период',
    subtitle:
      'Рузский муниципальный округ Московской области · Жилищно-коммунальное хозяйство и благоустройство территории',
    lines: usual.lines.map((one, index) => ({
      ...one,
      title: index % 2 ? 'Ненадлежащеесодержание'.repeat(14) : `${one.title}: ${'и ещё не только это, '.repeat(12)}`,
    })),
  },
  'hostile titles': {
    ...usual,
    lines: [
      line('\u202eезагроф\u202c \u200b\u200d\ufeff', 5, 2, -5, 'formal'),
      line('مشكلة في الكهرباء', 5, 2, -5, 'formal'),
      line('Пожар 🔥🚒 в щитке 👨‍👩‍👧', 5, 2, -5, 'formal'),
      line('', 5, 2, -5, 'formal'),
      line('1234567890'.repeat(30), 5, 2, -5, 'formal'),
      line('З\u0301\u0301\u0301\u0301\u0301\u0301а\u0301лго\n\n\tв две строки', 5, 2, -5, 'formal'),
      line('@admin /start https://site.ru #тег', 5, 2, -5, 'formal'),
    ],
  },
  'five digits': {
    ...usual,
    lines: [
      line('Отключение электроэнергии в многоквартирном доме', 98_765, 10_234, 812.4, 'critical'),
      line('Не горит уличный фонарь', 12_345, 64, 17_480.2, 'critical'),
      line('Перепады напряжения', 3, 99_999, 20, 'attention'),
    ],
    days: days(
      [11_981, 10_249, 9_840, 12_399, 11_890, 10_284, 10_295, 11_288, 9_857, 9_641, 14_118, 15_136, 18_149, 17_171],
      [11_200, 10_900],
    ),
  },
};
