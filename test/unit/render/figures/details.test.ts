import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { renderDigestDetails } from '../../../../src/render/figures/digest-details.ts';
import { digestFileName, digestSheets } from '../../../../src/render/figures/digest-table.ts';
import { planKey } from '../../../../src/render/figures/plan-key.ts';
import { renderWhy } from '../../../../src/render/figures/why.ts';
import { workbookOf } from '../../../../src/render/text/xlsx.ts';
import { digestLine, emptyDigest, fullDigest } from '../../../support/digest.ts';
import { khimki } from '../../../support/sample-duties.ts';
import { onPhone } from '../../../support/screens.ts';

const full = fullDigest(khimki);

describe('«Подробнее»', () => {
  test('has the whole TOP, whose matter it is, the addresses and what keeps coming back', () => {
    expect(onPhone(renderDigestDetails(full, { may: ['roadmap'] }))).toMatchInlineSnapshot(`
      "ТОП подробно
      Городской округ Химки · Энергетика · 19.03.2026
      данные на 09:40

      Период: 12.03–18.03 против 05.03–11.03
      Всего обращений — 262 против 170: +54 %
      В ведении округа — 221, вне его ведения — 41

      ТОП
      1. Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 % · критический рост · 112 обращений о 9 проблемах
         вне ведения округа — 30 из 112
         плановые работы 18.03–20.03: замена кабеля
      2. Не горит уличный фонарь — 64 против 31: +106 %; уверенный рост не менее +41 % · резкий рост
      3. Перепады напряжения — 37 против 20: +85 %; уверенный рост не менее +13 % · внимание
      4. Открыт электрощит — 12 против 8: +50 %; уверенного роста нет
      5. Нависание проводов — 5 против 0: рост с нуля; уверенного роста нет

      Адреса с незакрытыми обращениями
      • Химки, ул. Мира, д. 5 — 9 за 14 дней (за 14 дней до того — 2)

      Другие источники
      ТОП составлен по обращениям из «Добродел»; за тот же период из других источников:
      • ЕДДС — 14

      События
      • погода 19.03: гололёд

      Системные проблемы без дорожной карты
      • Не горит уличный фонарь — в ТОП 6 дней из 14
      [Дорожная карта]"
    `);
  });

  test('offers a roadmap only to whoever may set one, by a button that knows its problem', () => {
    expect(renderDigestDetails(full, { may: ['status'] }).buttons).toEqual([]);
    const [row = []] = renderDigestDetails(full, { may: ['roadmap'] }).buttons;
    const data = `see:plan:khimki-energy:${planKey('не горит  уличный фонарь')}`;
    expect(row).toEqual([{ label: 'Дорожная карта', data }]);
  });

  test('without two periods compares nothing', () => {
    expect(renderDigestDetails(emptyDigest(khimki), { may: [] }).text).toContain('сравнивать нечего');
  });

  test('fits whatever comes', () => {
    const words = '@admin '.repeat(70);
    const top = Array.from({ length: 60 }, () =>
      digestLine(words, 9, 3, { problems: 2, events: full.events, others: 1 }),
    );
    const systemic = Array.from({ length: 60 }, () => ({ title: words, days: 9 }));
    const screen = renderDigestDetails({ ...full, top, systemic }, { may: ['roadmap'] });
    expect(screen.text.length).toBeLessThanOrEqual(4096);
  });
});

describe('«Таблица»', () => {
  test('has three sheets, each figure with its period and its source, and figures are figures', async () => {
    const book = read(await workbookOf(digestSheets({ ...full, top: full.top.slice(0, 1) })));
    expect(book.SheetNames).toEqual(['ТОП', 'Дни', 'Адреса']);
    const rows = (name: string) => utils.sheet_to_json(book.Sheets[name]!, { header: 1 }) as unknown[][];
    expect(rows('ТОП')).toMatchInlineSnapshot(`
      [
        [
          "№",
          "Проблема",
          "Отчётный период",
          "Предыдущий период",
          "Рост",
          "Уверенный рост",
          "Оценка",
          "Проблем без повторов",
          "Вне ведения округа",
          "События",
          "Даты отчётного периода",
          "Даты предыдущего периода",
          "Источник",
          "Данные",
        ],
        [
          ,
          "Всего обращений",
          262,
          170,
          "+54 %",
          ,
          ,
          ,
          41,
          ,
          "12.03–18.03",
          "05.03–11.03",
          "все источники",
          "на 19.03.2026 09:40",
        ],
        [
          1,
          "Отключение электроэнергии в многоквартирном доме",
          112,
          37,
          "+203 %",
          "уверенный рост за сутки не менее +259 %",
          "критический рост",
          9,
          30,
          "плановые работы 18.03–20.03: замена кабеля",
          "12.03–18.03",
          "05.03–11.03",
          "Добродел",
          "на 19.03.2026 09:40",
        ],
        [
          ,
          "Другой источник",
          14,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          "12.03–18.03",
          "05.03–11.03",
          "ЕДДС",
          "на 19.03.2026 09:40",
        ],
      ]
    `);
    expect(rows('Дни').slice(0, 2)).toMatchInlineSnapshot(`
      [
        [
          "День",
          "Обращений",
          "Норма этого дня недели",
          "Нерабочий день",
          "Источник",
          "Данные",
        ],
        [
          "05.03.2026",
          20,
          24.3,
          ,
          "все источники",
          "на 19.03.2026 09:40",
        ],
      ]
    `);
    expect(rows('Дни')[6]?.[1]).toBe('нет данных');
    expect(rows('Адреса')).toMatchInlineSnapshot(`
      [
        [
          "Адрес",
          "Не закрыто из поступивших за период",
          "Не закрыто из поступивших за предыдущий",
          "Даты периода",
          "Даты предыдущего",
          "Источник",
          "Данные",
        ],
        [
          "Химки, ул. Мира, д. 5",
          9,
          2,
          "05.03–18.03",
          "19.02–04.03",
          "все источники",
          "на 19.03.2026 09:40",
        ],
      ]
    `);
  });

  test('computes nothing of what comes from outside', async () => {
    const top = [digestLine('=HYPERLINK("http://site.ru")', 3, 1)];
    const book = read(await workbookOf(digestSheets({ ...full, top })));
    expect(book.Sheets['ТОП']?.['B3']).toMatchObject({ t: 's', v: '=HYPERLINK("http://site.ru")' });
  });

  test('is called by its block and day', () => {
    expect(digestFileName(full)).toBe('ТОП_Энергетика_19.03.2026.xlsx');
  });
});

describe('2.12: «Почему эта цифра»', () => {
  test('source, period, both formulas with the numbers of the day, problems, norms, threshold', () => {
    expect(renderWhy(full).text).toMatchInlineSnapshot(`
      "Откуда цифры
      Городской округ Химки · Энергетика · 19.03.2026

      Источник
      Выгрузки, загруженные в бот; самая свежая — на 19.03.2026 09:40.
      По темам — обращения из «Добродел»; «Всего обращений» — из всех источников по этому блоку.

      Период
      Отчётный: 12.03–18.03 (7 дней, кончается последними полными сутками).
      С чем сравнивается: 05.03–11.03.
      Неполный день с полным не сравнивается; обращение считается по дате создания.

      Рост
      Рост = (отчётный период ÷ предыдущий − 1) × 100 %.
      Всего: (262 ÷ 170 − 1) × 100 = +54 %.

      Уверенный рост
      Нижняя граница роста: столько прибавилось почти наверняка (вероятность ошибки — 5 %), с поправкой на случайный разброс малых чисел. По ней упорядочен ТОП.
      Первая такая строка: Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 %.
      Она считается по дням: 31 обращение за последние полные сутки (18.03). Из окон в 1 и 3 дня взято то, в котором рост заметнее.
      Обычный уровень: 287 обращений за 56 дней до этого. С поправкой на дни недели и праздники окно — это 1,12 среднего дня, поэтому обычно было бы 5,7.
      Разброс по дням: 1,4 (1 — чистая случайность; чем больше, тем осторожнее вывод).
      Вероятность увидеть столько случайно, если настоящий рост не больше 10 %: меньше 0,1 %.
      Нижняя граница: не меньше 3,59 от обычного уровня, то есть +259 %.

      Оценка
      Вероятность случайности меньше 5 % — «внимание», меньше 0,5 % — «резкий рост», меньше 0,1 % — «критический рост».

      Норма на картинке
      Среднее число обращений в этот день недели за прошлые недели; все источники.

      Проблемы без повторов
      Обращения с одним адресом и одним фактом — одна проблема; обращение без адреса считается отдельной.
      Отключение электроэнергии в многоквартирном доме: 112 обращений о 9 проблемах.

      Ведение
      Из 262 обращений 41 — у исполнителей вне ведения округа.

      Порог
      Строго больше 10 %: порог регламента (п. 1.2 регламента)."
    `);
  });

  test('with little history the two periods are all there is', () => {
    const top = [digestLine('Свет', 12, 5, { confidentPercent: 22, tier: 'attention' })];
    expect(renderWhy({ ...full, top }).text).toContain(
      'История короче 28 дней, поэтому сравниваются те же два периода.',
    );
  });

  test('growth from zero has no per cent; without data there is no figure to explain', () => {
    const zero = { ...full, total: { current: 4, previous: 0, growthPercent: null } };
    expect(renderWhy(zero).text).toContain('4 против 0: рост с нуля (делить на ноль нельзя, поэтому процента нет)');
    const none = renderWhy(emptyDigest(khimki)).text;
    expect(none).toContain('Выгрузки ещё не загружались: цифр нет.');
    expect(none).not.toContain('Рост =');
  });
});
